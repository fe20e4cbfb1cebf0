import type { Identity } from '../../../src/domain/anonymity/identity.js';
import { type Chance, particle } from './planted-text.js';

const mark = (kind: string, text: string): string => `[[${kind}:${text}]]`;
const name = (text: string): string => mark('MEMBER_NAME', text);
const isHangul = (text: string): boolean => /^[가-힣]+$/.test(text);
const titles = ['주무관', '팀장', '과장', '사무관', '주사보', '연구사'];
/** After these, and in forms, a reader takes even an ordinary word for a name. */
const surePlaces: ((who: string, chance: Chance) => string)[] = [
  (who) => `작성자: ${name(who)}`,
  (who) => `성명 : ${name(who)}`,
  (who) => `팀장 : ${name(who)}\n`,
  (who) => `${name(who)} 주무관이 현장을 다녀와 사진을 남겼다.`,
  (who) => `${name(who)}주무관(7급)이 자료를 모았다.`,
  (who) => `${name(who)}(주무관)`,
  (who) => `현장 조사는 ${name(who)} 씨가 맡았다.`,
  (who) => `문의는 ${name(who)}에게 하면 된다.`,
  (who) => `${name(who)} 사무관님의 조언을 반영하였다.`,
];
const clearPlaces: ((who: string, chance: Chance) => string)[] = [
  (who) => `${particle(name(who), ...fit(who, '이', '가'))} 원자료를 내려받아 결측값을 채웠다.`,
  (who) => `${particle(name(who), ...fit(who, '은', '는'))} 시계열 모형을, 나머지는 지도를 그렸다.`,
  (who) => `분석 코드는 ${name(who)}의 저장소에서 관리하였다.`,
  (who) => `촬영 ${name(who)}, 2025년 8월`,
  (who, chance) => `${name(who)} ${chance.one(titles)}`,
  (who, chance) => `${name(who)}${chance.one(titles)}의 검토를 거쳤다.`,
  (who) => `\n${name(who)}\n`,
  (who) => `작성자${name(who)}소속`.replace('소속', ' 소속'),
  (who) => `(글·그림 ${name(who)})`,
  (who) => name([...who].join(' ')),
  (who) => `제 출 자 ${name([...who].join(' '))}`,
  (who) => `담당 ${name(`${who[0]} ${who.slice(1)}`)} 드림`,
  (who) => `성명: ${name([...who].join('·'))}`,
  (who) => `${name(`${who[0]}\u200b${who.slice(1)}`)}의 분석 일지`,
  (who) => `저자: ${name(`${who.slice(0, -1)}\n${who.slice(-1)}`)} 외`,
];

/** With the particle's form by the name itself, whatever marks are around it. */
const fit = (who: string, afterConsonant: string, afterVowel: string): [string, string] => {
  const chosen = particle(who, afterConsonant, afterVowel).slice(who.length);
  return [chosen, chosen];
};

function nameSentence(who: string, isWord: boolean, chance: Chance): string {
  if (!isHangul(who)) return chance.one([`By ${name(who)}`, `작성자: ${name(who.toUpperCase())}`, `${name(who)}는 지도를 그렸다.`]);
  const places = isWord || who.length === 2 ? surePlaces : [...surePlaces, ...clearPlaces];
  return chance.one(places)(who, chance);
}

/** One sentence that tells who made the report. `isWord`: the name is an ordinary word as well. */
export function plantSentence(team: Identity, chance: Chance, isWord: (who: string) => boolean): string {
  const [workplace, who] = [chance.one(team.workplaces), chance.one(team.names)];
  const { division, agency, isDistrict } = workplace;
  const full = division ? `${isDistrict ? `${agency.nameKo} ` : ''}${division.nameKo}` : agency.nameKo;
  const kind = division ? 'DEPARTMENT' : isDistrict ? 'DISTRICT' : 'DEPARTMENT';
  const sentences: (() => string)[] = [
    () => nameSentence(who, isWord(who), chance),
    () => nameSentence(who, isWord(who), chance),
    () => (team.names.length > 1 ? `팀원: ${team.names.map(name).join(', ')}` : nameSentence(who, isWord(who), chance)),
    () => `소속: ${mark(kind, full)}`,
    () => `소속 부서는 부산광역시 ${mark(kind, full)} 소속이다.`,
    () => `${mark(kind, full)} 직원으로서 평소 느낀 문제에서 출발하였다.`,
    () => `본 보고서는 ${mark(kind, full)}에서 근무하며 쌓은 경험을 담았다.`,
    () => `팀명: ${mark('TEAM_NAME', team.teamName!)}`,
    () => `‘${mark('TEAM_NAME', team.teamName!)}’이 제안하는 세 가지 과제`,
    () => `우리 팀 ${mark('TEAM_NAME', team.teamName!)}의 생각은 이렇다.`,
    () => `연락처 ${mark('MAIL', chance.one(team.mails))}`,
    () => `메일은 ${mark('MAIL', chance.one(team.mails).replace('@', ' at '))}로 보내 주십시오.`,
    () => `E-mail: ${mark('MAIL', chance.one(team.mails).toUpperCase())}`,
    () => `전화 ${mark('PHONE', spelled(chance.one(team.phones), chance))}`,
    () => personalSentence(chance),
  ];
  if (isDistrict) {
    const gu = agency.nameKo.at(-1)!;
    sentences.push(
      () => `${mark('DISTRICT', `우리 ${gu}`)}는 올해 빈집 정비에 예산을 처음 편성하였다.`,
      () => `${mark('DISTRICT', agency.nameKo)} 공무원의 눈으로 보면 사정이 다르다.`,
      () => `작성기관: ${mark('DISTRICT', `${agency.nameKo}청`)}`,
      () => `저희 ${mark('DISTRICT', `${agency.nameKo}청`)}은 작년부터 이 자료를 모았다.`,
    );
  }
  if (division && !['보건소', '총무과'].includes(division.nameKo)) {
    sentences.push(() => `${mark('DEPARTMENT', division.nameKo)}의 지난 3년 업무를 되짚어 과제를 골랐다.`);
    sentences.push(() => `Written by the ${mark('DEPARTMENT', division.nameEn)}.`);
  }
  return chance.one(sentences)();
}

function spelled(phone: string, chance: Chance): string {
  const digits = phone.replace(/\D/g, '');
  return chance.one([
    phone,
    phone.replaceAll('-', ' '),
    phone.replaceAll('-', '.'),
    `+82-${digits.slice(1, 3)}-${digits.slice(3, -4)}-${digits.slice(-4)}`,
    `(${digits.slice(0, 3)}) ${digits.slice(3, -4)}-${digits.slice(-4)}`,
  ]);
}

/** A number with the last digit that the state would give it. */
function residentNumber(chance: Chance): string {
  const front = `${60 + chance.below(39)}${String(1 + chance.below(12)).padStart(2, '0')}${String(1 + chance.below(28)).padStart(2, '0')}`;
  const digits = `${front}${1 + chance.below(2)}${chance.digits(5)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * ((index % 8) + 2), 0);
  return `${digits.slice(0, 6)}-${digits.slice(6)}${(11 - (sum % 11)) % 10}`;
}

/** Of a test card: what the last digit has to be so that the sum ends in 0. */
function cardNumber(chance: Chance): string {
  const front = `4${chance.digits(14)}`;
  const sum = [...front].reduce(
    (total, digit, index) => total + (index % 2 === 0 ? ((Number(digit) * 2) % 10) + (Number(digit) > 4 ? 1 : 0) : Number(digit)),
    0,
  );
  const whole = `${front}${(10 - (sum % 10)) % 10}`;
  return whole.replace(/(\d{4})(?=\d)/g, '$1-');
}

function personalSentence(chance: Chance): string {
  return chance.one([
    () => `민원인 주민등록번호 ${mark('RESIDENT_NUMBER', residentNumber(chance))} 확인`,
    () => `신청인,${mark('RESIDENT_NUMBER', residentNumber(chance).replace('-', ''))},접수`,
    () => `피해자 휴대전화 ${mark('MOBILE', `010-0000-${chance.digits(4)}`)}`,
    () => `보호자 ${mark('MOBILE', `0100000${chance.digits(4)}`)} 통화함`,
    () => `결제 카드 ${mark('CARD', cardNumber(chance))}`,
    () => `환급 계좌: 부산은행 ${mark('ACCOUNT', `${chance.digits(3)}-${chance.digits(4)}-${chance.digits(4)}-0${chance.digits(1)}`)}`,
    () => `여권번호 ${mark('PASSPORT', `M${chance.digits(8)}`)}`,
    () => `신고자 ${mark('ANY_MAIL', `reader${chance.digits(3)}@mail.example`)} 회신`,
  ])();
}

/** What files say beside their text. */
export function plantedPlaces(
  team: Identity,
  chance: Chance,
): { where: 'PROPERTY' | 'COMMENT' | 'PATH'; label: string | null; text: string }[] {
  const who = chance.one(team.names);
  const { agency, isDistrict } = team.workplaces[0]!;
  const local = team.mails[0]!.split('@')[0]!;
  const own = isDistrict ? [{ where: 'PROPERTY', label: 'Company', text: mark('DISTRICT', `${agency.nameKo}청`) } as const] : [];
  return chance.some(
    [
      { where: 'PROPERTY', label: 'dc:creator', text: name(who) } as const,
      { where: 'PROPERTY', label: 'cp:lastModifiedBy', text: mark('MAIL', local) } as const,
      { where: 'COMMENT', label: 'comments.xml', text: name(who) } as const,
      { where: 'PATH', label: null, text: `C:\\Users\\${mark('MAIL', local)}\\Desktop\\report.ipynb` } as const,
      { where: 'PATH', label: null, text: `보고서/최종_${name(who)}(주무관).hwpx` } as const,
      ...own,
    ],
    1 + chance.below(2),
  );
}
