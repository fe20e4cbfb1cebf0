import { type RandomStream, randomStream } from '../../src/domain/random-stream.js';

// Reports as they might be: own sentences, figures of speech that everybody uses, the form that everybody was given, and, in some of them,
// passages of another one, edited as people do who copy.

const nouns =
  '빈집 민원 교통 유동인구 골목상권 침수 산사태 폭염 미세먼지 어린이집 경로당 보행로 횡단보도 정류장 환승 공영주차장 따릉이 도서관 보건소 응급실 고독사 청년층 고령층 관광객 크루즈 항만 어항 수산물 전통시장 카드매출 부동산 재개발 공원 녹지 가로등 하수관로 상수도 누수 전력 태양광 전기차 충전소 소방차 구급차 골든타임 범죄 가로수 소음 악취 폐기물 재활용 체납 세외수입 복지급여 사각지대 일자리 창업 학교 급식 학군 통학로 등산로 해수욕장 방문객 축제 공연장 체육시설'.split(
    ' ',
  );
const qualities =
  '급격한 완만한 계절적 지역별 연령별 시간대별 누적된 상대적인 잠재적인 반복적인 국지적인 장기적인 단기적인 뚜렷한 미미한 예상된 비정상적인 구조적인 집중적인 분산된'.split(
    ' ',
  );
const objects =
  '수요를 격차를 분포를 추세를 위험을 비용을 거리를 면적을 밀도를 빈도를 시간을 접근성을 취약성을 상관을 변동을 기여도를 편차를 원인을 영향을 효과를'.split(
    ' ',
  );
const verbs =
  '산출하였다 비교하였다 추정하였다 시각화하였다 검증하였다 확인하였다 분류하였다 예측하였다 결합하였다 정제하였다 보정하였다 도출하였다 점검하였다 해석하였다 재구성하였다'.split(
    ' ',
  );
const places =
  '영도구 사하구 기장군 해운대구 동래구 금정구 강서구 수영구 사상구 연제구 북항 신항 산복도로 서면 광안리 다대포 하단 명지 덕천 온천천'.split(
    ' ',
  );
const methods =
  '회귀분석으로 군집분석으로 공간보간으로 시계열모형으로 랜덤포레스트로 텍스트마이닝으로 네트워크분석으로 커널밀도추정으로 의사결정나무로 주성분분석으로'.split(
    ' ',
  );
const joints = '에서는 의 경우 을 중심으로 와 관련하여 을 대상으로 에 대하여'.split(' ');

export const FORM = `부산광역시 데이터 분석·활용 경진대회 분석보고서
1. 분석 배경 및 목적: 분석을 하게 된 배경과 해결하려는 문제를 구체적으로 작성합니다.
2. 활용 데이터: 데이터명, 제공기관, 기준기간, 이용조건을 빠짐없이 작성하고 출처를 밝힙니다.
3. 분석 방법: 전처리 과정과 분석 기법, 사용한 도구를 단계별로 작성합니다.
4. 분석 결과: 표와 그림을 포함하여 주요 결과를 요약하고 한계를 함께 작성합니다.
5. 활용 방안: 업무에 적용할 방안과 기대효과, 추진 일정을 작성합니다.`;

const figuresOfSpeech = [
  '분석 결과를 바탕으로 실현 가능한 정책 대안을 제시하고자 한다.',
  '결측치는 제거하고 이상치는 사분위수 범위를 기준으로 보정하였다.',
  '데이터 기반 행정을 통해 시민이 체감하는 변화를 만들고자 하였다.',
  '본 분석은 공공데이터를 활용하여 현황을 진단하고 개선 방안을 도출하는 데 목적이 있다.',
  '향후 관련 부서와 협의하여 시범 사업으로 추진할 필요가 있다.',
  '공간 분석에는 행정동 경계와 격자 단위 인구 자료를 함께 사용하였다.',
  '「공공데이터의 제공 및 이용 활성화에 관한 법률」에 따라 개방된 자료를 사용하였다.',
  '자료: 부산광역시, 빅-데이터웨이브(data.busan.go.kr), 공공누리 제1유형.',
];

const pick = <T>(random: RandomStream, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const whole = (random: RandomStream, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

function sentence(random: RandomStream): string {
  const place = `${pick(random, places)}${pick(random, joints)}`;
  const what = `${pick(random, qualities)} ${pick(random, nouns)} ${pick(random, nouns)} ${pick(random, objects)}`;
  const tail = `${pick(random, methods)} ${pick(random, verbs)}`;
  const figure = random() < 0.4 ? ` ${whole(random, 2, 98)}.${whole(random, 0, 9)}% 수준으로` : '';
  return random() < 0.5
    ? `${place} ${what}${figure} ${tail}.`
    : `${pick(random, nouns)}와 ${pick(random, nouns)}의 ${what} ${place}${figure} ${tail}.`;
}

/** One report of this many sentences. */
function aReport(random: RandomStream, sentences: number): string[] {
  const own = Array.from({ length: sentences }, () => (random() < 0.06 ? pick(random, figuresOfSpeech) : sentence(random)));
  return [...FORM.split('\n').slice(0, 3), ...own, ...FORM.split('\n').slice(3)];
}

/** How people change what they copy. */
const edits = {
  verbatim: (text: string) => text,
  respaced: (text: string, random: RandomStream) =>
    text.replaceAll(' ', () => (random() < 0.3 ? '' : random() < 0.2 ? '\n' : ' ')).replaceAll('.', ' ·'),
  'other endings': (text: string) => text.replaceAll('하였다', '했음').replaceAll('수준으로', '정도로').replaceAll('에서는', '에서'),
  'other figures': (text: string, random: RandomStream) =>
    text.replaceAll(/\d+\.\d/g, () => `${whole(random, 2, 98)}.${whole(random, 0, 9)}`),
  'a word in nine': (text: string, random: RandomStream) => otherWords(text, random, 1 / 9),
  'a word in six': (text: string, random: RandomStream) => otherWords(text, random, 1 / 6),
} satisfies Record<string, (text: string, random: RandomStream) => string>;

function otherWords(text: string, random: RandomStream, share: number): string {
  return text
    .split(' ')
    .map((word) => (random() < share ? pick(random, nouns) : word))
    .join(' ');
}

type Edit = keyof typeof edits;

interface Copied {
  from: number;
  to: number;
  edit: Edit;
}

/** `copies` pairs, of which the second has a fifth of the first one's sentences in the place of some of its own; then `others` that copied nothing. */
export function reportsWithCopies(
  seed: number,
  { copies, others, sentences = 120 }: { copies: number; others: number; sentences?: number },
) {
  const random = randomStream(seed);
  const texts: string[] = [];
  const copied: Copied[] = [];
  for (let pair = 0; pair < copies; pair += 1) {
    const edit = Object.keys(edits)[pair % Object.keys(edits).length] as Edit;
    const [original, copy] = [aReport(random, sentences), aReport(random, sentences)];
    const blocks = whole(random, 1, 6);
    const length = Math.ceil(sentences / 5 / blocks);
    for (let block = 0; block < blocks; block += 1) {
      // Apart from each other, so that no block overwrites another one.
      const from = 3 + block * Math.floor(sentences / blocks) + whole(random, 0, Math.floor(sentences / blocks) - length);
      const to = 3 + block * Math.floor(sentences / blocks) + whole(random, 0, Math.floor(sentences / blocks) - length);
      copy.splice(to, length, ...original.slice(from, from + length).map((line) => edits[edit](line, random)));
    }
    copied.push({ from: texts.length, to: texts.length + 1, edit });
    texts.push(original.join(' '), copy.join('\n'));
  }
  for (let other = 0; other < others; other += 1) texts.push(aReport(random, sentences).join('\n'));
  return { texts, copied };
}
