import { expect, test } from '@jest/globals';
import * as findingOf from '../../src/platform/audit/findings.js';

const place = { seq: '3', id: 'b1' };
const receipt = { ko: '접수증 R7', en: 'receipt R7' };

// Both sentences of a finding tell the same place.
test.each([
  [findingOf.changed(place), '3번 감사 기록(b1)의 내용이 바뀌었습니다.', 'Seq 3 (event b1) was changed.'],
  [
    findingOf.unlinked({ ...place, id: null }),
    '3번 감사 기록(없음)이 바로 앞의 기록과 이어지지 않습니다.',
    'Seq 3 (event gone) does not follow the one before it.',
  ],
  [
    findingOf.beforeBeginning({ ...place, seq: '-7' }),
    '-7번 감사 기록(b1)이 첫 기록보다 앞에 끼워 넣어졌습니다.',
    'Seq -7 (event b1) was inserted before the beginning.',
  ],
  [findingOf.eventRemoved('3'), '3번 봉인은 있으나 그 감사 기록이 삭제되었습니다.', 'Seq 3 is sealed, but its event was removed.'],
  [findingOf.removed(3, 3), '3번 감사 기록이 삭제되었습니다.', 'Seq 3 was removed.'],
  [findingOf.removed(3, 5), '3번부터 5번까지의 감사 기록이 삭제되었습니다.', 'Seq 3 to 5 were removed.'],
  [
    findingOf.headLost(receipt, 3),
    '접수증 R7에 적힌 3번 봉인이 기록에 없습니다. 바뀌었거나 삭제되었습니다.',
    'The head at seq 3 that receipt R7 names is not in the chain: it was changed or removed.',
  ],
  [
    findingOf.neverSealed('b1'),
    '봉인도 봉인 대기도 없는 감사 기록이 있습니다: b1. 끼워 넣었거나 봉인을 막은 것입니다.',
    'Event b1 is neither sealed nor waiting to be: it was inserted, or withheld.',
  ],
])('%j', (finding, ko, en) => {
  expect(finding).toEqual({ ko, en });
});
