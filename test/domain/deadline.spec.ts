import { expect, test } from '@jest/globals';
import { keepsDeadline } from '../../src/domain/deadline.js';

const deadline = new Date('2025-10-10T18:00:00+09:00');

// DESIGN.md 6: accepted iff date_trunc('second', now) <= deadline.
test.each(['2025-10-10T17:59:59.999+09:00', '2025-10-10T18:00:00.000+09:00', '2025-10-10T18:00:00.999+09:00'])('%s keeps it', (now) => {
  expect(keepsDeadline(deadline, new Date(now))).toBeNull();
});

test('a second later it is missed, which is said with both times', () => {
  expect(keepsDeadline(deadline, new Date('2025-10-10T18:00:01.000+09:00'))).toEqual({
    code: 'DEADLINE_PASSED',
    data: {
      deadline: '2025-10-10T09:00:00.000Z',
      serverTime: '2025-10-10T09:00:01.000Z',
      deadlineText: '2025. 10. 10.(금) 18:00:00',
      serverTimeText: '2025. 10. 10.(금) 18:00:01',
    },
  });
});
