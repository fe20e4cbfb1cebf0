import type { Sentences } from './sentences.js';

export const accountSentences = {
  PASSWORD_TOO_WEAK: [
    '비밀번호는 두 종류 이상을 섞어 10자 이상, 또는 세 종류 이상을 섞어 8자 이상이어야 합니다.',
    'A password has 10 characters of two kinds (letters, digits, others) or 8 of three, and is not the mail address.',
  ],
  ACCOUNT_EXISTS: ['이미 등록된 메일입니다.', 'There is an account with this mail address already.'],
  ACCOUNT_UNKNOWN: [
    '그 메일로 로그인할 수 있는 사람이 없습니다. 먼저 초대해 주세요.',
    'Nobody can sign in with this mail address. Invite the person first.',
  ],
  TOO_MANY_ATTEMPTS: [
    '여러 번 시도했습니다. {retryAfter}초 뒤에 다시 시도하거나, 메일로 로그인 링크를 받아 주세요.',
    'There were many attempts. Try again in {retryAfter} s, or have a link to sign in sent to you.',
  ],
  LINK_DEAD: [
    '이 링크는 더 이상 쓸 수 없습니다. 이미 썼거나, 기한이 지났거나, 더 새로운 링크가 있습니다. 새로 요청해 주세요.',
    'This link does not work any more: it was used, its time is over, or there is a newer one. Please ask for another.',
  ],
  NOT_ONESELF: ['자기 자신의 계정은 막을 수 없습니다.', 'Nobody disables an account of their own.'],
  ACCOUNT_DISABLED: ['이미 막힌 계정입니다.', 'This account is disabled already.'],
  ACCOUNT_NOT_DISABLED: ['막히지 않은 계정입니다.', 'This account is not disabled.'],
  PASSWORD_WRONG: ['지금 비밀번호가 맞지 않습니다.', 'The present password is not right.'],
  EMPLOYEE_NUMBER_TAKEN: ['그 기관에서 이미 쓰이는 직원번호입니다.', 'Somebody else of that agency has this employee number.'],
  EMPLOYEE_NUMBER_MISSING: ['소속기관을 적으면 직원번호도 적어야 합니다.', 'With an agency goes an employee number.'],
  DEPARTMENT_UNKNOWN: ['부서 코드 {code}이(가) 없습니다.', 'There is no department with the code {code}.'],
  TOKEN_CANNOT_WIDEN: [
    '범위가 정해진 토큰으로는 할 수 없습니다. 직접 로그인해 주세요.',
    'A narrowed token cannot do this. Sign in yourself.',
  ],
  TRAINEE_MATCHED: [
    '이미 다른 계정의 사람으로 결정한 이수자입니다. 그 결정을 먼저 바꿔 주세요.',
    'This trainee has been decided to be the person of another account. Change that decision first.',
  ],
} as const satisfies Sentences;
