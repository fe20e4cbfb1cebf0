/**
 * Every way the system says no: a code, its sentences in Korean and English, and data for programs.
 * A sentence may name a piece of the data in braces.
 */
const sentences = {
  NOT_FOUND: ['찾을 수 없습니다.', 'There is no such thing, or it is not for you.'],
  SIGN_IN_REQUIRED: ['로그인이 필요합니다.', 'Sign in first.'],
  SIGN_IN_FAILED: ['메일 또는 비밀번호가 맞지 않습니다.', 'The mail address or the password is not right.'],
  FOREIGN_ORIGIN: ['다른 사이트에서 보낸 요청은 받지 않습니다.', 'Requests from another site are not taken.'],
  NOT_ALLOWED: ['이 일을 할 권한이 없습니다.', 'Your role does not allow this.'],
  INVALID_INPUT: ['입력한 내용을 확인해 주세요.', 'Please check what you entered.'],
  TEAM_FULL: ['팀원은 {maxMembers}명까지 함께할 수 있습니다.', 'A team has room for {maxMembers} members.'],
  TEAM_SIZE_WRONG: [
    '팀은 {minMembers}명 이상 {maxMembers}명 이하여야 합니다. 지금은 {members}명입니다.',
    'A team needs {minMembers} to {maxMembers} members; this one has {members}.',
  ],
  TEAM_INACTIVE: ['참가를 그만두었거나 실격된 팀입니다.', 'This team has withdrawn or was disqualified.'],
  LEAD_ONLY: ['팀장만 할 수 있는 일입니다.', 'Only the lead of the team may do this.'],
  ALREADY_IN_TEAM: [
    '이 대회에서 이미 다른 팀에 속해 있습니다. 한 사람은 한 팀에만 참가할 수 있습니다.',
    'You are on a team of this edition already; nobody can be on two.',
  ],
  HAS_ANOTHER_HAT: [
    '같은 대회에서 심사·운영·참가 가운데 하나만 맡을 수 있습니다.',
    'In one edition nobody is more than one of these: a judge, an organiser, a member of a team.',
  ],
  ALREADY_INVITED: ['이미 초대했거나 함께하고 있는 메일입니다.', 'This address is invited already, or its owner is on the team.'],
  INVITED_ONESELF: ['자기 자신은 초대할 수 없습니다.', 'You cannot invite yourself.'],
  INVITATION_ANSWERED: ['이미 답한 초대입니다.', 'This invitation has been answered already.'],
  CONSENT_MISSING: ['필수 동의를 하지 않으면 참가할 수 없습니다.', 'Nobody can take part without the required consent.'],
  CONSENT_TEXT_CHANGED: [
    '동의서 내용이 바뀌었습니다. 다시 읽고 동의해 주세요.',
    'The text of the consent has changed. Please read it again.',
  ],
  CONSENT_NOT_GIVEN: ['동의하지 않았거나 이미 철회한 항목입니다.', 'This consent was not given, or has been withdrawn already.'],
  FILE_MISSING: ['보낼 파일을 하나 골라 주세요.', 'Send one file, in the part named "file".'],
  FILE_ONLY_ONE: [
    '파일은 한 번에 하나만, 다른 항목 없이 보내 주세요.',
    'Send one file at a time, in the part named "file", and nothing else.',
  ],
  FILE_CUT_OFF: ['파일이 끝까지 도착하지 않았습니다. 다시 올려 주세요.', 'The file did not arrive whole. Please send it again.'],
  FILE_TOO_LARGE: ['파일이 너무 큽니다. {limitMb}MB까지 올릴 수 있습니다.', 'The file is too large. Up to {limitMb} MB are accepted.'],
  FILE_EMPTY: ['빈 파일입니다.', 'The file is empty.'],
  FILE_TYPE_UNKNOWN: [
    '받을 수 없는 형식입니다. 올릴 수 있는 형식: {allowed}',
    'This type of file is not accepted. Accepted are: {allowed}',
  ],
  FILE_ENCRYPTED: [
    '암호가 걸린 파일입니다. 암호를 풀고 다시 올려 주세요.',
    'The file is protected by a password. Remove it and send the file again.',
  ],
  FILE_DAMAGED: [
    '파일이 손상되어 열 수 없습니다. 원본을 확인하고 다시 올려 주세요.',
    'The file is damaged. Check the original and send it again.',
  ],
  FILE_UNPACKS_TOO_LARGE: [
    '압축을 풀면 너무 커지는 파일입니다. 파일 {maxEntries}개, {limitMb}MB까지 담을 수 있습니다.',
    'The file grows too large when unpacked. It may hold up to {maxEntries} files and {limitMb} MB.',
  ],
  STORAGE_FULL: [
    '저장 공간이 부족하여 파일을 받지 못했습니다. 운영자에게 알려 주세요.',
    'There is no room left to store the file. Please tell the organisers.',
  ],
  STORAGE_UNAVAILABLE: [
    '지금은 파일을 보관할 수 없습니다. 잠시 뒤에 다시 시도해 주세요.',
    'Files cannot be stored at the moment. Please try again in a while.',
  ],
  PASSWORD_TOO_WEAK: [
    '비밀번호는 두 종류 이상을 섞어 10자 이상, 또는 세 종류 이상을 섞어 8자 이상이어야 합니다.',
    'A password has 10 characters of two kinds (letters, digits, others) or 8 of three, and is not the mail address.',
  ],
  ACCOUNT_EXISTS: ['이미 등록된 메일입니다.', 'There is an account with this mail address already.'],
  EMPLOYEE_NUMBER_TAKEN: ['그 기관에서 이미 쓰이는 직원번호입니다.', 'Somebody else of that agency has this employee number.'],
  EMPLOYEE_NUMBER_MISSING: ['소속기관을 적으면 직원번호도 적어야 합니다.', 'With an agency goes an employee number.'],
  DAY_UNKNOWN: ['{day}은(는) 2025-04-21 꼴의 날짜가 아닙니다.', '{day} is no day as in 2025-04-21.'],
  DEPARTMENT_UNKNOWN: ['부서 코드 {code}이(가) 없습니다.', 'There is no department with the code {code}.'],
  TOKEN_CANNOT_WIDEN: [
    '범위가 정해진 토큰으로는 할 수 없습니다. 직접 로그인해 주세요.',
    'A narrowed token cannot do this. Sign in yourself.',
  ],
  SLUG_TAKEN: ['이미 쓰이는 대회 주소입니다.', 'Another edition has this address already.'],
  TRACK_NAME_TWICE: ['두 부문의 짧은 이름이 같습니다.', 'Two tracks have the same short name.'],
  PHASE_WRONG: ['지금은 할 수 없는 일입니다. (현재 단계: {phase})', 'This cannot be done in the present phase: {phase}.'],
  DEADLINE_PASSED: [
    '마감 {deadlineText}이(가) 지났습니다. 서버 시각은 {serverTimeText}입니다.',
    'The deadline {deadlineText} has passed; the server time is {serverTimeText} (Seoul).',
  ],
  JUDGING_HAS_BEGUN: ['심사가 시작되어 제출마감을 다시 열 수 없습니다.', 'Judging has begun: submissions cannot be opened again.'],
  STAGE_STATE_WRONG: ['심사 단계가 {state} 상태라서 할 수 없습니다.', 'The stage is {state}; this cannot be done now.'],
  ACCOUNT_UNKNOWN: ['그 메일로 로그인할 수 있는 사람이 없습니다.', 'Nobody can sign in with this mail address.'],
  JUDGE_TWICE: ['이미 이 심사위원회에 있는 사람입니다.', 'This person is on the panel already.'],
  JUDGE_HAS_ENOUGH: ['이 심사위원은 {maxLoad}편까지 맡습니다.', 'This judge takes {maxLoad} entries at most.'],
  PLEDGE_TEXT_CHANGED: [
    '서약서 내용이 바뀌었습니다. 다시 읽고 서약해 주세요.',
    'The text of the pledge has changed. Please read it again.',
  ],
  TRACK_NOT_OF_PANEL: ['심사위원회가 맡은 부문의 출품작이 아닙니다.', 'The entry is not in the track of this panel.'],
  CONFLICT_OWN_TEAM: ['자기 팀의 출품작은 심사할 수 없습니다.', 'Nobody judges the entry of a team of their own.'],
  CONFLICT_SAME_DEPARTMENT: ['팀원과 같은 부서에서 일하는 심사위원입니다.', 'The judge works in the department of a member of this team.'],
  ASSIGNED_ALREADY: ['이미 배정한 출품작입니다.', 'This judge has been given this entry already.'],
  ASSIGNMENT_SCORED: [
    '채점을 확정한 적이 있는 배정은 거둘 수 없습니다.',
    'A sheet was submitted for this entry; it cannot be taken from its judge.',
  ],
  RUBRIC_MISSING: ['심사기준을 먼저 정해 주세요.', 'Write the rubric of this stage first.'],
  STAGE_NOT_READY: ['심사를 시작하기 전에 갖출 것이 남아 있습니다.', 'Some things are missing before this stage can be opened.'],
  SHEETS_MISSING: ['확정하지 않은 채점표가 {missing}부 있습니다.', 'Sheets that have not been submitted: {missing}.'],
  SHEET_NOT_SAVED: ['저장한 채점표가 없습니다.', 'There is no saved sheet yet.'],
  SHEET_SUBMITTED: [
    '이미 확정한 채점표입니다. 고치려면 사유를 적고 다시 여세요.',
    'This sheet is submitted. Reopen it, with a reason, to change it.',
  ],
  SHEET_NOT_SUBMITTED: ['확정하지 않은 채점표입니다.', 'This sheet is not submitted.'],
  ENTRY_WITHDRAWN: [
    '철회한 출품작입니다. 고치거나 다시 제출할 수 없습니다.',
    'This entry was withdrawn. It can neither be changed nor submitted again.',
  ],
  ENTRY_DISQUALIFIED: ['실격된 출품작입니다.', 'This entry was disqualified.'],
  ENTRY_NOT_SUBMITTED: ['아직 제출하지 않은 출품작입니다.', 'This entry has not been submitted.'],
  ENTRY_INCOMPLETE: ['제출하기 전에 채워야 할 항목이 있습니다.', 'Some things are missing before this entry can be submitted.'],
  FILE_KIND_NOT_FOR_SLOT: [
    '{slot} 자리에는 {kind} 파일을 둘 수 없습니다. 둘 수 있는 형식: {allowed}',
    'A {kind} file cannot be the {slot}. Accepted are: {allowed}',
  ],
  STALE_REVISION: [
    '다른 창이나 다른 사람이 먼저 저장했습니다. 지금 내용을 확인하고 다시 저장해 주세요.',
    'It was saved elsewhere in the meantime. Look at what is there now, then save again.',
  ],
  STAGE_HAS_NO_RULE: ['심사 규칙이나 심사기준이 아직 없습니다.', 'The stage has no announced rule or no rubric yet.'],
  SETTLEMENT_NOT_FINAL: [
    '마지막 심사 단계의 가장 최근 확정 결과만 공표할 수 있습니다.',
    'Only the latest settlement of the last stage can be published.',
  ],
  ALREADY_PUBLISHED: ['이미 공표된 대회입니다.', 'The results of this edition are public already.'],
  INTERNAL: [
    '처리하지 못했습니다. 문의할 때 기록 번호 {logId}를 알려 주세요.',
    'Something went wrong here. Quote the log id {logId} when you ask about it.',
  ],
} as const satisfies Record<string, readonly [korean: string, english: string]>;

export type RefusalCode = keyof typeof sentences;

export const refusalCodes = Object.keys(sentences) as RefusalCode[];

export interface Problem {
  /** Where in the input, e.g. `marks.2.points`. */
  path: string;
  code: string;
  ko: string;
  en: string;
}

export interface Refusal {
  code: RefusalCode;
  data?: Record<string, unknown> & { problems?: Problem[] };
}

export const refusal = (code: RefusalCode, data?: Refusal['data']): Refusal => (data ? { code, data } : { code });

/** Data in a sentence: texts and numbers as they are, lists with commas; anything else has no place in one. */
const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The two sentences of a refusal, with its data filled in. */
export function sentencesOf({ code, data = {} }: Refusal): { ko: string; en: string } {
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => inWords(data[name]));
  const { ko, en } = writtenSentences(code);
  return { ko: fill(ko), en: fill(en) };
}

/** The two sentences of a code as they are written, with the names of their data in braces. */
export function writtenSentences(code: RefusalCode): { ko: string; en: string } {
  const [ko, en] = sentences[code];
  return { ko, en };
}

/** A refusal on its way to the person who asked. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${sentencesOf(refusal).en}`);
  }
}

/** The first line of a use case after loading: goes on only where there is no objection. */
export function refuse(objection: Refusal | null): void {
  if (objection) throw new Refused(objection);
}
