import type { Sentences } from './sentences.js';

export const scoringSentences = {
  RUBRIC_MISSING: ['심사기준을 먼저 정해 주세요.', 'Write the rubric of this stage first.'],
  STAGE_NOT_READY: ['심사를 시작하기 전에 갖출 것이 남아 있습니다.', 'Some things are missing before this stage can be opened.'],
  SHEETS_MISSING: ['확정하지 않은 채점표가 {missing}부 있습니다.', 'Sheets that have not been submitted: {missing}.'],
  ENTRIES_UNJUDGED: [
    '채점표가 한 부도 없는 출품작이 있습니다. 다른 심사위원에게 배정하거나 출품작을 심사에서 빼 주세요.',
    'Some entries have no sheet at all. Give them to another judge, or take them out of the competition.',
  ],
  COMMENT_NAMES_SOMEBODY: [
    '심사의견에 누구인지 알 수 있는 내용이 있는 것 같습니다. 지우거나, 그대로 두려면 확인한 뒤 저장해 주세요.',
    'A comment seems to name somebody. Please take that out, or confirm that it is meant and save again.',
  ],
  COMMENT_HAS_RESIDENT_NUMBER: [
    '심사의견에 주민등록번호가 있습니다. 지운 뒤 저장해 주세요.',
    'A comment contains a resident registration number. Please take it out and save again.',
  ],
  SHEET_NOT_SAVED: ['저장한 채점표가 없습니다.', 'There is no saved sheet yet.'],
  SHEET_SUBMITTED: [
    '이미 확정한 채점표입니다. 고치려면 사유를 적고 다시 여세요.',
    'This sheet is submitted. Reopen it, with a reason, to change it.',
  ],
  SHEET_NOT_SUBMITTED: ['확정하지 않은 채점표입니다.', 'This sheet is not submitted.'],
  CORRECTION_PENDING: [
    '이 채점표에는 아직 결정하지 않은 채점 정정 요청이 있습니다.',
    'A correction of this sheet has been asked for already and is not decided.',
  ],
  CORRECTION_DECIDED: ['이미 결정했거나 거둔 채점 정정 요청입니다.', 'This correction was decided or taken back already.'],
  SECOND_PERSON_NEEDED: ['다른 사람이 확인해야 하는 일입니다.', 'This takes a second person.'],
  ABSENCE_NOT_HERE: ['불참은 발표심사에서만 기록합니다.', 'Absences are recorded for presentations only.'],
  ABSENT_ALREADY: ['이미 불참으로 기록한 팀입니다.', 'The team is recorded as absent already.'],
  ABSENT_BUT_SCORED: ['확정한 채점표가 있어 불참으로 기록할 수 없습니다.', 'A sheet was submitted for this entry, so its team was there.'],
  ABSENCE_UNDONE: ['이미 거둔 불참 기록입니다.', 'This absence was taken back already.'],
  ENTRY_ABSENT: ['발표에 불참한 출품작입니다. 채점하지 않습니다.', 'The team did not come to present this entry; it is not scored.'],
  SHEET_BEGUN: [
    '심사위원이 이미 쓰기 시작한 채점표입니다. 대신 입력한 내용으로 덮어쓰지 않습니다.',
    'The judge has begun this sheet. What was typed from paper does not replace it.',
  ],
  JUDGE_NOT_PLEDGED: ['아직 서약하지 않은 심사위원입니다.', 'The judge has not signed the pledge.'],
  JUDGE_IN_CONFLICT: ['이해충돌로 이 출품작을 심사하지 않는 심사위원입니다.', 'A conflict keeps the judge from this entry.'],
  TYPING_WAITS: ['이미 입력해 확인을 기다리는 종이 채점표입니다.', 'This paper sheet is typed already and waits to be confirmed.'],
  TYPING_NOT_TAKEN: ['종이와 대조할 채점표로 먼저 가져가 주세요.', 'Take the typed sheet first, to compare it with the paper.'],
  TYPING_TAKEN: ['다른 사람이 종이와 대조하고 있는 채점표입니다.', 'Somebody else is comparing this sheet with the paper.'],
  TYPING_DECIDED: ['이미 확인했거나 돌려보낸 채점표입니다.', 'This typed sheet was confirmed or returned already.'],
  STAGE_HAS_NO_RULE: ['심사 규칙이나 심사기준이 아직 없습니다.', 'The stage has no announced rule or no rubric yet.'],
} as const satisfies Sentences;
