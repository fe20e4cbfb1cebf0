import { aTeam } from './people.js';
import { Chance, type PlantedDocument, planted, type PlantedPart } from './planted-text.js';
import { isWordName, lookalike } from './report-lookalikes.js';
import { plantedPlaces, plantSentence } from './report-plants.js';

const fillers = [
  '최근 5년간 부산의 1인 가구는 꾸준히 늘어 전체의 36%에 이른다.',
  '분석에는 2020년 1월부터 2024년 12월까지의 월별 자료 60개를 썼다.',
  '결측값은 앞뒤 값의 평균으로 채우고 이상값은 사분위 범위로 걸렀다.',
  '회귀분석 결과 설명력은 0.72이며 모든 계수는 5% 수준에서 유의하였다.',
  '군집은 세 개로 나누었을 때 실루엣 계수가 0.61로 가장 높았다.',
  '정류장에서 300m 안에 사는 노인의 비율을 격자로 구하였다.',
  '유동인구는 통신사 자료를 50m 격자로 모은 값이다.',
  '민원 12,480건의 제목을 형태소로 나누어 주제를 뽑았다.',
  '예측 오차(RMSE)는 3.2로 기준 모형보다 18% 작았다.',
  '우선 설치할 곳을 순위로 정리하면 표 3과 같다.',
  '이 방안을 시행하면 해마다 1억 2천만 원을 아낄 수 있다.',
  '다만 표본이 작은 동에서는 결과를 조심해서 읽어야 한다.',
  '하나의 사례로 일반화하기는 어렵지만 방향은 분명하다.',
  '도시철도 2호선과 시내버스의 환승 시간은 평균 6.4분이다.',
  '여름철 낮 최고기온이 33도를 넘는 날은 14일이었다.',
  '표 2. 구·군별 접수 현황(단위: 건, %)',
  '가로등이 없는 골목에서는 밤 신고가 두 배 많았다.',
];

/** A report of a team, with leaks and what looks like some, as it comes out of a file. */
export function aReport(seed: number): PlantedDocument {
  const chance = new Chance(seed);
  const identity = aTeam(chance, seed % 97);
  const extraction = () => ({ decomposed: chance.is(0.1), wrap: chance.is(0.2) ? 30 + chance.below(15) : null });
  const pages = Array.from({ length: 2 + chance.below(3) }, (_, page): PlantedPart => {
    const sentences = Array.from({ length: 8 }, () => {
      if (chance.is(0.22)) return plantSentence(identity, chance, isWordName);
      return chance.is(0.45) ? lookalike(identity, chance) : chance.one(fillers);
    });
    const marked = sentences.map((sentence) => sentence + chance.one(['\n', ' \n', '\n\n'])).join('');
    return planted(marked, { where: 'TEXT', page: page + 1, label: null }, extraction());
  });
  const places = chance.is(0.4) ? plantedPlaces(identity, chance) : [];
  const beside = places.map(({ text, ...place }) => planted(text, { ...place, page: null }, { decomposed: false, wrap: null }));
  return { identity, parts: [...pages, ...beside] };
}
