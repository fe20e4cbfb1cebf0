import type { Identity, Workplace } from '../../../src/domain/anonymity/identity.js';
import type { Chance } from './planted-text.js';

// Family names as often as people bear them, out of 1000.
const surnames =
  '김215 이147 박84 최47 정43 강24 조21 윤21 장20 임17 한15 오15 서15 신15 권14 황14 안14 송14 전11 홍11 유10 고9 문9 양9 손9 배8 백7 허7 남6 심6 노6 하5 곽4 성4 차4 주4 우4 구4 민4 류4 나3 진3 지3 엄3 채3 원3 천3 방3 공2 남궁2 제갈1 황보1 선우1'
    .split(' ')
    .map((word) => ({ name: word.replace(/\d+/, ''), weight: Number(word.match(/\d+/)![0]) }));

const givenNames =
  '영숙 성호 미경 정희 영수 은주 경숙 명수 현숙 상철 지훈 은정 성민 지영 현우 미정 진영 수진 정훈 혜진 민준 서연 예은 도윤 지우 수빈 하준 지민 유진 승현 다은 태현 가영 동욱 보람 한솔 준혁 소연 재현 나연 상민 경아 윤서 건우 채원 기범 선영 홍석 지원 재원 지수 정수 기준'.split(
    ' ',
  );
const shortGivenNames = '준 민 솔 훈 진 결 윤 혁 산 빈'.split(' ');
/** Whole names that are ordinary words, or begin some. */
const wordNames = '이정 한지 이용 조성 정수 한별 조사 정보 신호 전기차 이정도 이지원 한가람 주민 고용 안내 강산 유리 이슬 기준'.split(' ');
const foreignNames = ['Nguyen Thi Mai Huong', 'Oliver Brandt', 'Aisha Rahmani Siddiqui', 'Jean-Pierre Lefèvre'];

function aName(chance: Chance): string {
  if (chance.is(0.07)) return chance.one(wordNames);
  if (chance.is(0.02)) return chance.one(foreignNames);
  const surname = aSurname(chance);
  if (chance.is(0.05) && surname.length === 1) return surname + chance.one(shortGivenNames);
  return surname + chance.one(givenNames);
}

function aSurname(chance: Chance): string {
  let left = chance.below(surnames.reduce((sum, { weight }) => sum + weight, 0));
  return surnames.find(({ weight }) => (left -= weight) < 0)!.name;
}

const body = (nameKo: string, nameEn: string) => ({ nameKo, nameEn });
const city = body('부산광역시', 'Busan Metropolitan City');
export const districts = [
  body('중구', 'Jung-gu'),
  body('서구', 'Seo-gu'),
  body('동구', 'Dong-gu'),
  body('영도구', 'Yeongdo-gu'),
  body('부산진구', 'Busanjin-gu'),
  body('동래구', 'Dongnae-gu'),
  body('남구', 'Nam-gu'),
  body('북구', 'Buk-gu'),
  body('해운대구', 'Haeundae-gu'),
  body('사하구', 'Saha-gu'),
  body('금정구', 'Geumjeong-gu'),
  body('강서구', 'Gangseo-gu'),
  body('연제구', 'Yeonje-gu'),
  body('수영구', 'Suyeong-gu'),
  body('사상구', 'Sasang-gu'),
  body('기장군', 'Gijang-gun'),
];
const districtDivisions = [
  body('기획감사실', 'Planning and Audit Office'),
  body('총무과', 'General Affairs Division'),
  body('교통행정과', 'Traffic Administration Division'),
  body('복지정책과', 'Welfare Policy Division'),
  body('도시안전과', 'Urban Safety Division'),
  body('세무1과', 'Tax Division 1'),
  body('보건소', 'Public Health Centre'),
];
const cityDivisions = [
  { division: body('관광정책과', 'Tourism Policy Division'), above: [body('관광마이스국', 'Tourism and MICE Bureau')] },
  { division: body('공원정책과', 'Park Policy Division'), above: [body('푸른도시국', 'Green City Bureau')] },
  { division: body('청년정책과', 'Youth Policy Division'), above: [] },
  { division: body('조직담당관', 'Organisation Office'), above: [] },
  { division: body('빅데이터통계과', 'Big Data and Statistics Division'), above: [body('디지털경제실', 'Digital Economy Office')] },
];
const agencies = [body('상수도사업본부', 'Water Authority'), body('보건환경연구원', 'Institute of Health and Environment')];

/** As many of each kind of body as take part. */
function aWorkplace(chance: Chance): Workplace {
  if (chance.is(0.1)) return { division: null, above: [], agency: chance.one(agencies), isDistrict: false };
  if (chance.is(0.5)) return { ...chance.one(cityDivisions), agency: city, isDistrict: false };
  return { division: chance.one(districtDivisions), above: [], agency: chance.one(districts), isDistrict: true };
}

const teamNames =
  '데이터갈매기 광안대교차로 숫자로보는자갈치 민원제로 동백데이터 파도타기분석단 영도등대팀 산복도로탐험대 지킴터 데빌팀 등대 AI가다했차 사하아이(SahA.I.)팀 빅파도'.split(
    ' ',
  );

export function aTeam(chance: Chance, number: number): Identity {
  const size = chance.one([1, 2, 3, 3, 3, 4]);
  const names = [...new Set(Array.from({ length: size }, () => aName(chance)))];
  const first = aWorkplace(chance);
  const mails = names.map((_, index) => `user${String(number * 7 + index).padStart(3, '0')}@busan.example`);
  if (chance.is(0.4))
    mails[0] = `${chance.one(['haneul', 'pado', 'jinsim', 'dongbaek'])}.${chance.one(['kim', 'lee', 'park'])}@busan.example`;
  return {
    names,
    workplaces: chance.is(0.85) ? [first] : [first, aWorkplace(chance)],
    teamName: chance.one(teamNames),
    mails,
    phones: chance.is(0.5) ? [`051-000-${chance.digits(4)}`] : [`010-0000-${chance.digits(4)}`],
  };
}
