import type { Identity } from '../../../src/domain/anonymity/identity.js';
import { districts } from './people.js';
import type { Chance } from './planted-text.js';

/** What a name that is an ordinary word says in reports that mean nobody. */
const ordinary: Record<string, string[]> = {
  이정: ['이정표를 따라 걷는 구간이다.', '종점까지의 이정은 4km이다.', '이정이 짧은 노선부터 줄였다.'],
  한지: ['한지공예 체험 인원이 늘었다.', '한지를 쓰는 공방은 세 곳이다.', '전통 한지 판매액은 줄었다.'],
  이용: ['이용이 적은 시간대를 골랐다.', '앱 이용은 20대가 많다.', '도서관 이용률과 이용 시간', '공유자전거를 이용한 출근'],
  조성: ['산책로 조성에 3억 원이 들었다.', '쉼터를 조성하고 나무를 심었다.', '공원 조성 담당 부서와 협의한다.'],
  정수: ['정수장 두 곳의 탁도', '정수만 입력할 수 있다.', '정수 처리 공정의 전력', '명장정수장과 화명정수장'],
  한별: ['한별아파트 정류장', '한별 어린이집 앞 교차로'],
  조사: ['설문 조사는 두 번 하였다.', '조사 대상은 320가구이다.', '조사원이 방문하였다.', '현장 조사 결과를 정리하였다.'],
  정보: ['정보가 부족한 가구', '공간 정보를 결합하였다.', '정보 담당 부서의 협조'],
  신호: ['신호 주기를 90초로 늘린다.', '신호가 바뀌는 시점', '점멸 신호 교차로'],
  전기차: ['전기차가 늘어난 동', '전기차 충전기 이용 패턴', '전기차는 1만 대를 넘었다.'],
  이정도: ['이정도면 충분하다는 답이 많았다.', '이 정도의 차이는 의미가 없다.'],
  이지원: ['이 지원 사업은 2023년에 시작되었다.', '이 지원이 끝나는 해'],
  한가람: ['한가람고등학교 앞', '한가람아파트 단지'],
  주민: ['주민이 가장 많이 낸 민원', '주민 설명회를 열었다.', '주민에게 알림을 보낸다.', '주민과의 대화'],
  고용: ['고용은 제자리이다.', '고용 보험 가입자', '고용률 변화'],
  안내: ['안내 방송', '안내가 부족하다.', '안내 담당자를 두자는 의견'],
  강산: ['아름다운 강산을 지키자는 구호', '강산이 변하였다.'],
  유리: ['유리 조각', '유리한 조건', '유리가 깨진 빈집'],
  이슬: ['새벽 이슬', '이슬이 맺힌 도로'],
  기준: ['기준이 없어', '기준을 3회로 둔다.', '2024년 기준 인구', '기준에 못 미치는 곳'],
};

const nouns: Record<string, string> = { 지원: '사업', 재원: '조달 방안', 지수: '산정식', 정수: '처리 시설', 기준: '시점', 보람: '' };

export const isWordName = (who: string): boolean => who in ordinary;

const strangers = ['박상욱', '최은비', '서동민', '문태오', '배소담', '임하윤'];

/** One sentence that looks like a leak and is none. */
export function lookalike(team: Identity, chance: Chance): string {
  const [who, { division, agency, isDistrict }] = [chance.one(team.names), chance.one(team.workplaces)];
  const stranger = chance.one(strangers);
  const place = isDistrict ? agency.nameKo : chance.one(districts).nameKo;
  const other = chance.one(districts.filter(({ nameKo }) => nameKo !== agency.nameKo)).nameKo;
  const sentences: (() => string)[] = [
    () => `${place}의 빈집은 3년 사이 12.4% 늘었고, ${other}는 줄었다.`,
    () => `${place}와 ${other}를 견주면 차이가 뚜렷하다.`,
    () => `자료: ${place}청(2024), 부산광역시 공공데이터 포털`,
    () => `${place}청 앞 사거리에서 사고가 가장 잦다.`,
    () => `부산진구 범천동, ${place} 일대, 강서구 명지동을 대상으로 하였다.`,
    () => `${place}청장은 매년 계획을 세워야 한다(조례 제4조).`,
    () => `대구 중구와 서울 강서구, 인천 남동구의 사례를 살폈다.`,
    () => `구·군별로는 중구 120건, 서구 340건, 동구 410건, ${place} 288건이다.`,
    () => `부산진구에서 ${other}로 옮긴 가구`,
    () => `${stranger}(2021)은 유동인구와 매출의 관계를 밝혔다.`,
    () => `${stranger} 주무관이 펴낸 다른 시의 사례집을 참고하였다.`,
    () => `민원 문의는 대표전화 051-000-${chance.digits(4)}로 받는다.`,
    () => `자료 문의 data@portal.example, 오류 신고 help@portal.example`,
    () => `법정동코드 26${chance.digits(8)}, 위도 35.${chance.digits(6)}, 경도 129.${chance.digits(6)}`,
    () => `관측소,2025-01-0${1 + chance.below(9)},${chance.digits(3)}.${chance.digits(2)},${chance.digits(13)}`,
    () => `차량번호 대신 무작위 번호 ${chance.digits(16)}을 붙였다.`,
    () => `버전 1.10.2345.6789, 해시 ${chance.digits(20)}`,
    () => `사업자등록번호 ${chance.digits(3)}-${chance.digits(2)}-${chance.digits(5)}인 업체`,
    () => `2024년 010101 기준 코드 ${chance.digits(6)} ${chance.digits(7)}`,
    () => `광안대교 차로 수를 8개로 두었다. 동백 데이터 3만 건을 썼다. 영도 등대 주변`,
    () => `등대가 보이는 길, 파도가 높은 날, 지킴터 설치 위치`.replace(', 지킴터 설치 위치', ''),
  ];
  const surname = who[0]!;
  if (/[가-힣]/.test(who)) {
    sentences.push(
      () => `${surname} 주무관과 ${surname}씨 집성촌을 구분하지 않았다.`,
      () => `${surname}모 씨(54세)의 사례`,
      () => particleFree(who),
    );
    if (who.length >= 3 && !isWordName(who)) {
      const given = who.slice(1);
      sentences.push(
        () => `${who}(2019)의 연구는 대기 자료를 썼다.`,
        () => `${who}·${stranger}(2020)에 따르면 효과는 작았다.`,
        () => `참고문헌: ${stranger}, ${who}, 2018. 도시 데이터의 이해.`,
        () => `${who}치과의원 앞 정류장`,
        () => `배우 ${who} 홍보대사 위촉 이후 방문이 늘었다.`,
        () => `${who} 교수(해양대)의 자문을 인용하였다.`,
        () => `${who}길 12 일대`,
        () => `${surname === '박' ? '최' : '박'}${given} 주무관(다른 시)의 글`,
      );
      const noun = nouns[given];
      if (noun && '이전한고'.includes(surname)) sentences.push(() => `${surname} ${given} ${noun}은 다음과 같다.`);
    }
    const said = ordinary[who];
    if (said) sentences.push(...said.map((sentence) => () => sentence), ...said.map((sentence) => () => sentence));
  }
  if (division) {
    const source = isDistrict ? `${agency.nameKo} ${division.nameKo}` : `부산광역시 ${division.nameKo}`;
    sentences.push(
      () => `자료: ${source}(2024)`,
      () => `출처: ${source} 제공 행정자료`,
      () => `${source}에서 공개한 자료를 내려받았다.`,
      () => `${other} ${division.nameKo}의 우수사례를 본보기로 삼았다.`,
      () => `대전광역시 ${division.nameKo}도 같은 사업을 한다.`,
    );
  } else {
    sentences.push(
      () => `${agency.nameKo}가 공개한 검사 자료를 썼다.`,
      () => `부산광역시 ${agency.nameKo}는 매년 통계를 낸다.`,
    );
  }
  return chance.one(sentences)();
}

/** Letters of a name in other words. */
const particleFree = (who: string): string => `${[...who].map((letter) => `${letter}차`).join(' ')} 점검에서 이상이 없었다.`;
