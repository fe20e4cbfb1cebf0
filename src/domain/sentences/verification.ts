import type { Sentences } from './sentences.js';

export const verificationSentences = {
  NO_VERIFICATION_ANNOUNCED: [
    '공고한 시상 규칙에 공개검증 기간이 없습니다. 공개검증 없이 공표할 수 있습니다.',
    'The announced award rule has no verification window: results can be published without one.',
  ],
  NOMINEES_NOT_DECIDED: [
    '지금 순위에 따른 수상 결정을 두 담당자가 확정해야 수상후보를 공개할 수 있습니다. 순위가 바뀌었다면 수상을 다시 결정해 주세요.',
    'Two organisers have to decide the awards by the ranking that counts now; then its nominees can be made public. Decide the awards anew if the ranking has changed.',
  ],
  VERIFICATION_OPENED: ['이 수상 결정의 수상후보는 이미 공개했습니다.', 'The nominees of this decision on awards are public already.'],
  NOMINEE_REMOVED: [
    '수상후보에서 빠진 출품작입니다. 지금 목록에 있는 수상후보만 신고할 수 있습니다.',
    'This entry is not a nominee any more. Only those that are listed now can be reported.',
  ],
  EVIDENCE_OF_DAY: [
    '오늘 이 대회가 받을 수 있는 증빙 파일의 용량이 찼습니다. 파일 없이 보내거나 내일 다시 보내 주세요.',
    'No more evidence is taken for this edition today. Please send the report without files, or send it tomorrow.',
  ],
  TOO_MANY_FILES: ['파일을 너무 많이 보냈습니다. 세 개까지 보낼 수 있습니다.', 'There are too many files: three can be sent.'],
  FORM_TOO_LARGE: [
    '적은 내용이 너무 깁니다. 줄이거나 파일로 보내 주세요.',
    'What was filled in is too long. Please shorten it, or send it as a file.',
  ],
  LEFT_EMPTY: [
    '비워 둘 칸이 채워져 있었습니다. 비웠으니 신고를 다시 보내 주세요.',
    'A field that must stay empty was filled in. It was emptied: please send the report again.',
  ],
  VERIFICATION_NOT_OPENED: [
    '지금 수상 결정의 수상후보를 아직 공개검증하지 않았습니다. 먼저 수상후보를 공개해 주세요.',
    'The nominees of the awards that count now were not verified. Make them public first.',
  ],
  VERIFICATION_GOES_ON: [
    '공개검증이 {untilText}까지 이어집니다. 끝난 뒤에 공표할 수 있습니다.',
    'Nominees are being verified until {untilText} (Seoul). Results can be published after that.',
  ],
  REPORTS_UNDECIDED: [
    '결정하고 확정하지 않은 공개검증 신고가 {reports}건 있습니다.',
    'Reports of nominees that two organisers have not decided: {reports}.',
  ],
  REPORT_DECIDED: ['이미 결정하고 확정한 신고입니다.', 'This report has been decided and confirmed.'],
  EXPLANATION_GIVEN: ['이미 소명을 제출했습니다. 소명은 한 번만 낼 수 있습니다.', 'The explanation was given already; it is given once.'],
  EXPLANATION_DUE: [
    '팀의 소명 기한이 남아 있습니다. 소명을 받거나 기한이 지난 뒤에 결정해 주세요.',
    'The team still has time to explain. Decide once it has, or once the time is over.',
  ],
  EXPLANATION_NOT_ASKED: [
    '수상후보에서 제외하려면 먼저 팀에 소명을 요청해야 합니다.',
    'Ask the team to explain before it is removed from the nominees.',
  ],
} as const satisfies Sentences;
