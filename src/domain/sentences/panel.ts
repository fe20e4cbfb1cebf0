import type { Sentences } from './sentences.js';

export const panelSentences = {
  JUDGE_TWICE: ['이미 이 심사위원회에 있는 사람입니다.', 'This person is on the panel already.'],
  JUDGE_HAS_ENOUGH: ['이 심사위원은 {maxLoad}편까지 맡습니다.', 'This judge takes {maxLoad} entries at most.'],
  JUDGE_LEFT: ['더 이상 심사를 맡지 않는 심사위원입니다.', 'This judge has dropped out and takes nothing more.'],
  ASSIGNMENT_GOES_ON: [
    '이 심사 단계의 배정을 이미 계산하고 있습니다. 끝난 뒤에 다시 하거나 먼저 취소해 주세요.',
    'A plan for this stage is being made already. Wait for it or cancel it first.',
  ],
  ASSIGNMENT_HAS_ENDED: ['이미 끝난 배정 계산입니다. (현재 상태: {state})', 'This plan has ended already; its state is {state}.'],
  PLEDGE_TEXT_CHANGED: [
    '서약서 내용이 바뀌었습니다. 다시 읽고 서약해 주세요.',
    'The text of the pledge has changed. Please read it again.',
  ],
  TRACK_NOT_OF_PANEL: ['심사위원회가 맡은 부문의 출품작이 아닙니다.', 'The entry is not in the track of this panel.'],
  ENTRY_NOT_ADVANCED: ['이 심사 단계에 진출하지 않은 출품작입니다.', 'This entry did not advance to this stage.'],
  SLIDES_NOT_HERE: ['발표자료는 발표심사에서만 받습니다.', 'Slides are handed in for presentations only.'],
  SLIDES_NOT_ASKED: ['이 심사 단계에서는 발표자료를 받지 않습니다.', 'No slides are asked for in this stage.'],
  DRAW_NOT_HERE: ['순서 추첨은 블라인드가 아닌 발표심사에서만 합니다.', 'An order is drawn for a presentation that is not judged blind.'],
  DRAW_ANNOUNCED: ['추첨 시드를 이미 공표했습니다. 바꿀 수 없습니다.', 'The seed of this draw is announced already, and stands.'],
  DRAW_NOT_ANNOUNCED: ['추첨 시드를 먼저 공표해 주세요.', 'Announce the seed of the draw first.'],
  DRAWN_ALREADY: ['발표 순서를 이미 추첨했습니다.', 'The order is drawn already.'],
  DRAW_WITHOUT_ENTRIES: ['발표할 출품작이 없습니다.', 'Nobody takes part in this stage yet.'],
  SEED_NOT_AS_ANNOUNCED: ['공표한 해시와 맞지 않는 시드입니다.', 'The seed does not have the announced hash.'],
  ASSIGNED_ALREADY: ['이미 배정한 출품작입니다.', 'This judge has been given this entry already.'],
  ASSIGNMENT_SCORED: [
    '채점을 확정한 적이 있는 배정은 거둘 수 없습니다.',
    'A sheet was submitted for this entry; it cannot be taken from its judge.',
  ],
} as const satisfies Sentences;
