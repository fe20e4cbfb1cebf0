import type { Identity, Workplace } from '../../../src/domain/anonymity/identity.js';
import type { TextPart } from '../../../src/domain/document.js';
import { Chance, type PlantedDocument, particle, planted } from './planted-text.js';

// Names, bodies and sentences of their own: the rules were never fitted to these.
const families = '김 김 김 이 이 박 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 유 배 백 변 노 하 주 고 문 전 양 석 길 남궁 서문'.split(
  ' ',
);
const givens =
  '춘자 말순 병철 광수 옥희 순영 기태 용호 은하 희정 소라 보영 세훈 슬기 하나 아름 주원 이준 하율 시우 다온 로운 민지 형준 규리 선아 진호 태식 유나 해인 바다 나래'.split(
    ' ',
  );
const singles = '호 율 겸 란 건 별'.split(' ');
const plainWords = ['안전', '조건', '한산', '고등어', '이상', '공원', '주차장', '신장', '표준', '오류'];
const west = ['Maria Gonzalez Ruiz', 'Thomas Okafor', 'Tran Van Duc'];
const offices: Workplace[] = [
  work('동래구', 'Dongnae-gu', '문화관광과', 'Culture and Tourism Division'),
  work('남구', 'Nam-gu', '건축과', 'Architecture Division'),
  work('북구', 'Buk-gu', '일자리경제과', 'Jobs and Economy Division'),
  work('기장군', 'Gijang-gun', '해양수산과', 'Maritime Affairs and Fisheries Division'),
  work('강서구', 'Gangseo-gu', '스마트도시과', 'Smart City Division'),
  work('부산진구', 'Busanjin-gu', '자원순환과', 'Resource Circulation Division'),
  ofCity('문화예술과', 'Culture and Arts Division', '문화체육국'),
  ofCity('창업벤처담당관', 'Startup and Venture Office', null),
  ofCity('도로안전과', 'Road Safety Division', '시민안전실'),
  ofCity('물류정책과', 'Logistics Policy Division', null),
  { division: null, above: [], agency: { nameKo: '낙동강관리본부', nameEn: 'Nakdong River Management Headquarters' }, isDistrict: false },
];
const teams = [
  '갈매기식당',
  '오륙도레이더',
  '데이터해녀',
  '밀면과알고리즘',
  '국제시장표준편차',
  '노을',
  '서면교차검증',
  '분석하는곰장어들',
  'Busan Bytes',
  '남포동회귀선팀',
];

function work(gu: string, guEn: string, nameKo: string, nameEn: string): Workplace {
  return { division: { nameKo, nameEn }, above: [], agency: { nameKo: gu, nameEn: guEn }, isDistrict: true };
}

function ofCity(nameKo: string, nameEn: string, bureau: string | null): Workplace {
  const above = bureau === null ? [] : [{ nameKo: bureau, nameEn: `${bureau} Bureau` }];
  return { division: { nameKo, nameEn }, above, agency: { nameKo: '부산광역시', nameEn: 'Busan Metropolitan City' }, isDistrict: false };
}

const p = (kind: string, text: string): string => `[[${kind}:${text}]]`;
const n = (text: string): string => p('MEMBER_NAME', text);
const josa = (word: string, ifConsonant: string, ifVowel: string): string => particle(word, ifConsonant, ifVowel).slice(word.length);

function person(chance: Chance): string {
  if (chance.is(0.06)) return chance.one(plainWords);
  if (chance.is(0.03)) return chance.one(west);
  return chance.one(families) + chance.one(chance.is(0.05) ? singles : givens);
}

function leak(team: Identity, chance: Chance): string {
  const who = chance.one(team.names);
  const { division, agency, isDistrict } = chance.one(team.workplaces);
  const leaf = (division ?? agency).nameKo;
  const whole = isDistrict ? `${agency.nameKo} ${leaf}` : leaf;
  const teamName = team.teamName!;
  const isPlain = plainWords.includes(who) || who.length === 2;
  const korean = /^[가-힣]+$/.test(who);
  const ofName = !korean
    ? [() => `(${n(who)}, 2025년 9월)`, () => `Author: ${n(who.toUpperCase())}`, () => `분석: ${n(who)}`]
    : [
        () => `○ 작 성 자 : ${n(who)}`,
        () => `보고자 ${n(who)} 주무관`,
        () => `| 성명 | ${n(who)} |`,
        () => `연번 1 / 성명: ${n(who)} / 직급: 행정7급`,
        () => `발표자 - ${n(who)} 주무관`,
        () => `“현장에 답이 있다”라고 ${n(who)} 주무관은 말한다.`,
        () => `${n(who)}주무관님께 감사드린다.`,
        ...(isPlain
          ? []
          : [
              () => `${n(who)}${josa(who, '은', '는')} 세 번이나 현장을 찾았다.`,
              () => `이 절은 ${n(who)}${josa(who, '이', '가')} 쓰고 나머지가 고쳤다.`,
              () => `표지 사진 ⓒ ${n(who)}`,
              () => `연구책임 ${n(`${who.slice(0, -2)} ${who.slice(-2)}`)}`,
              () => `  ${n([...who].join('  '))}  `,
              () => `(${n(who)} 외 2명)`,
              () => `- ${n(who)} -`,
              () => `함께한 사람: ${n(who)}`,
              () => `${n(who)}과장의 도움말`.replace('과장', ' 과장'),
              () => `작성 ${n([...who].map((letter) => letter.normalize('NFD')).join(''))}`,
              () => `최종 수정 2025. 9. 1. ${n(who)}`,
              () => `${n(who)}, 2025. 9. 12.`,
            ]),
      ];
  const others: (() => string)[] = [
    () => `${p('DEPARTMENT', whole)}에서 2년째 일하며 겪은 일이다.`,
    () => `필자가 속한 ${p('DEPARTMENT', whole)}의 고민에서 시작되었다.`,
    () => `작성부서 : ${p('DEPARTMENT', whole)}`,
    () => `(소속) ${p('DEPARTMENT', whole)}`,
    () => `팀 이름은 ‘${p('TEAM_NAME', teamName)}’이다.`,
    () => `${p('TEAM_NAME', teamName)} 팀 일동`,
    () => `출품팀 ${p('TEAM_NAME', teamName)}`,
    () => `회신: ${p('MAIL', chance.one(team.mails))}`,
    () => `<${p('MAIL', chance.one(team.mails).replace('@', '＠'))}>`,
    () => `메일 ${p('MAIL', chance.one(team.mails).replace('@', '(at)'))}`,
    () => `☎ ${p('PHONE', chance.one(team.phones))}`,
    () =>
      `Tel. ${p('PHONE', chance.one(team.phones).replaceAll('-', ') ').replace(') ', ')'))}`.replace('Tel. [[PHONE:0', 'Tel. [[PHONE:(0'),
    () => `접수자 주민번호: ${p('RESIDENT_NUMBER', resident(chance))}`,
    () => `통화 ${p('MOBILE', `010 0000 ${chance.digits(4)}`)} (보호자)`,
    () => `국제전화 ${p('MOBILE', `+82 10-0000-${chance.digits(4)}`)}`,
    () => `입금 계좌 ${p('ACCOUNT', `${chance.digits(6)}-${chance.digits(2)}-${chance.digits(6)}`)}(농협)`,
    () => `제보자 메일 ${p('ANY_MAIL', `voice.${chance.digits(2)}@citizen.example`)}`,
  ];
  if (isDistrict) {
    const [last, office] = [agency.nameKo.at(-1)!, `${agency.nameKo}청`];
    others.push(
      () => `${p('DISTRICT', `우리 ${last}`)}에는 같은 문제가 열두 해째 되풀이된다.`,
      () => `${p('DISTRICT', office)}에 근무하는 동료들의 의견을 들었다.`,
      () => `본인은 ${p('DISTRICT', agency.nameKo)} 소속 공무원이다.`,
      () => (korean ? `${p('DISTRICT', office)} ${n(who)} 주무관` : `제출기관: ${p('DISTRICT', office)}`),
    );
  }
  if (division) others.push(() => `${p('DEPARTMENT', leaf)}${josa(leaf, '은', '는')} 이 문제를 손으로 풀어 왔다.`);
  return chance.is(0.45) ? chance.one(ofName)() : chance.one(others)();
}

function resident(chance: Chance): string {
  const two = (from: number, count: number): string => String(from + chance.below(count)).padStart(2, '0');
  const front = `${two(50, 49)}${two(1, 12)}${two(1, 28)}${1 + chance.below(2)}${chance.digits(5)}`;
  const weights = '234567892345';
  const sum = [...front].reduce((total, digit, index) => total + Number(digit) * Number(weights[index]), 0);
  return `${front.slice(0, 6)} - ${front.slice(6)}${(11 - (sum % 11)) % 10}`.replaceAll(' ', chance.is(0.3) ? ' ' : '');
}

const saidOfNobody: Record<string, string[]> = {
  안전: ['안전을 먼저 생각한다.', '안전이 걱정되는 곳', '시민안전 담당', '안전관리 주무 부서'],
  조건: ['조건을 바꾸어 보았다.', '세 가지 조건은 같다.', '조건부 확률'],
  한산: ['평일 낮은 한산하다.', '한산한 시간대에', '한산도 앞바다'],
  고등어: ['고등어 위판량은 줄었다.', '고등어가 가장 많이 팔렸다.', '고등어축제 방문객'],
  이상: ['이상 기온이 잦다.', '60점 이상은 12곳이다.', '이상의 결과를 종합하면', '이상 탐지'],
  공원: ['공원까지 걸어서 5분', '공원은 열두 곳이다.', '공원관리 담당'],
  주차장: ['주차장이 모자란다.', '주차장을 나누어 쓰는 방안', '공영주차장'],
  신장: ['신장과 체중', '매출 신장에 도움이 된다.'],
  표준: ['표준편차는 2.1이다.', '표준을 따른다.', '데이터 표준 담당'],
  오류: ['오류가 있는 행', '오류를 고쳤다.', '입력 오류 12건'],
};

function innocent(team: Identity, chance: Chance): string {
  const who = chance.one(team.names);
  const { division, agency, isDistrict } = chance.one(team.workplaces);
  const gu = isDistrict ? agency.nameKo : '수영구';
  const list: (() => string)[] = [
    () => `${gu}에 사는 노인 가운데 열에 셋이 혼자 산다.`,
    () => `${gu} 전역을 100m 격자로 나누었다.`,
    () => `${gu}청역 3번 출구와 시청역을 잇는 길`,
    () => `부산 ${gu}청이 2023년에 펴낸 백서를 참고하였다.`,
    () => `${gu}민 1,200명에게 물었다.`,
    () => `${gu}립도서관과 ${gu}의회 사이`,
    () => '중구난방으로 흩어진 자료, 서구식 식단, 남구로역, 북구 유럽',
    () => '울산 남구, 광주 북구, 대전 동구와 견주었다.',
    () => '부산진구 부전동 서면교차로, 동래구 온천장, 해운대구 센텀시티',
    () => `중구 42.1, 서구 38.7, 동구 40.0, ${gu} 33.9`,
    () => `출처 : ${gu}청 누리집(열람 2025. 8. 3.)`,
    () => '김모 씨(42)는 “버스가 오지 않는다”고 하였다.',
    () => '이씨, 박씨, 최씨 성을 가진 세대의 비율은 쓰지 않았다.',
    () => '담당 주무관과 팀장의 결재를 거치는 절차',
    () => '우리나라와 우리 시의 고령화율',
    () => '우리 구조대는 7분 안에 도착한다.',
    () => `접수번호 2025-${chance.digits(6)}, 우편번호 ${chance.digits(5)}`,
    () => `기간 20240101-20241231, 좌표 (35.${chance.digits(4)}, 129.${chance.digits(4)})`,
    () => `바코드 880${chance.digits(10)}`,
    () => `UUID ${chance.digits(8)}-${chance.digits(4)}-4${chance.digits(3)}-8${chance.digits(3)}-${chance.digits(12)}`,
    () => `정밀도 0.0102345678, 값 010, 0101`,
    () => `from sklearn import metrics  # @author 없음`,
    () => `120번 민원 상담과 대표전화(051-000-${chance.digits(4)})`,
    () => 'pip install pandas==2.2.3 numpy@1.26',
    () => '서면 교차 검증을 다섯 번 하였다. 갈매기 식당가 주변, 저녁 노을이 지는 시각',
  ];
  if (division) {
    const leaf = division.nameKo;
    const owner = isDistrict ? agency.nameKo : '부산시';
    list.push(
      () => `※ 자료: ${owner} ${leaf}`,
      () => `자료 출처: ${owner} ${leaf}(2023. 12. 기준)`,
      () => `사하구 ${leaf}와 인천광역시 ${leaf}의 조례를 견주었다.`,
      () => `${owner} ${leaf}에서 제공한 공공데이터 4종`,
    );
  }
  if (/^[가-힣]{3,4}$/.test(who) && !plainWords.includes(who)) {
    const given = who.slice(-2);
    const family = who.slice(0, -2);
    list.push(
      () => `${who} (2017), 「도시와 통계」, 12쪽`,
      () => `(${who}, 2016; 박해수, 2018)`,
      () => `${who} 외 3인(2020)은 다르게 보았다.`,
      () => `가수 ${who}의 공연이 있던 날`,
      () => `${who} 기자, “막히는 길”, 신문 기사(2024)`,
      () => `${who}내과의원과 ${given}약국 앞`,
      () => `${given}초등학교 통학로`,
      () => `${family}${given}길 7, ${given}동 경로당`,
      () => `${family === '최' ? '정' : '최'}${given} 주무관(타 시도)이 쓴 사례`,
      () => `${family} 사무관, ${family} 팀장 같은 호칭`,
    );
  }
  const said = saidOfNobody[who];
  if (said) list.push(...said.map((text) => () => text), ...said.map((text) => () => text));
  return chance.one(list)();
}

const plain = [
  '분석 결과를 지도 위에 나타내면 그림 4와 같다.',
  '자료는 월 단위로 모았으며 모두 84개월이다.',
  '두 집단의 평균 차이는 통계적으로 의미가 있었다(p<0.01).',
  '모형은 무작위 숲과 그래디언트 부스팅을 견주어 골랐다.',
  '교차검증 다섯 번의 평균 정확도는 0.87이었다.',
  '한계는 표본이 한 해에 그친다는 점이다.',
  '기대효과로 대기시간이 11분에서 6분으로 줄어든다.',
  '다음 단계로 시범 사업을 여섯 달 동안 벌인다.',
  '제1장 추진 배경 및 목적',
  '전년 대비 3.4%p 늘어난 값이다.',
  '조도가 낮은 구간은 모두 17곳이다.',
];

function places(team: Identity, chance: Chance): Pick<TextPart, 'where' | 'label' | 'text'>[] {
  const who = chance.one(team.names);
  const local = team.mails[0]!.split('@')[0]!;
  return [
    chance.one([
      { where: 'PROPERTY', label: 'Author', text: n(who) },
      { where: 'PROPERTY', label: 'dc:creator', text: `${n(who)}(${chance.one(['주무관', '팀장'])})` },
      { where: 'COMMENT', label: 'commentAuthors.xml', text: n(who) },
      { where: 'PATH', label: 'outputs', text: `/home/${p('MAIL', local)}/work/model.pkl` },
      { where: 'PATH', label: null, text: `제출/${n(who)}_발표자료.pptx` },
    ] as const),
  ];
}

/** A report like those of `aReport`, in other words. */
export function anUnseenReport(seed: number): PlantedDocument {
  const chance = new Chance(seed);
  const names = [...new Set(Array.from({ length: 1 + chance.below(4) }, () => person(chance)))];
  const identity: Identity = {
    names,
    workplaces: [chance.one(offices)],
    teamName: chance.one(teams),
    mails: names.map((_, index) => `${chance.one(['seagull', 'norang', 'bitgoeul', 'mulgyeol'])}${seed + index}@busan.example`),
    phones: [`051-000-${chance.digits(4)}`],
  };
  const pages = Array.from({ length: 3 }, (_, page) => {
    const lines = Array.from({ length: 9 }, () => {
      if (chance.is(0.18)) return leak(identity, chance);
      return chance.is(0.5) ? innocent(identity, chance) : chance.one(plain);
    });
    const wrap = chance.is(0.25) ? 24 + chance.below(20) : null;
    const marked = lines.join(chance.one(['\n', '\n\n', ' \n']));
    return planted(marked, { where: 'TEXT', page: page + 1, label: null }, { decomposed: chance.is(0.15), wrap });
  });
  const beside = chance.is(0.35) ? places(identity, chance) : [];
  const asIs = { decomposed: false, wrap: null };
  return { identity, parts: [...pages, ...beside.map(({ text, ...place }) => planted(text, { ...place, page: null }, asIs))] };
}
