import { expect, test } from '@jest/globals';
import { explainBlocking } from '../../../src/domain/assignment/explain.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `2025-분석-${String(index + 1).padStart(3, '0')}`);

test('entries that lack judges are named with the judges they can have', () => {
  const blocking = { kind: 'ENTRIES', entries: numbers(2), judges: ['김하나', '이두리'], need: 4, capacity: 2 } as const;
  expect(explainBlocking(blocking)).toEqual({
    ko:
      '출품작 2025-분석-001, 2025-분석-002에는 심사가 4건 필요하지만, 배정할 수 있는 심사위원(김하나, 이두리)은 모두 2건만 맡을 수 있습니다. ' +
      '심사위원을 더하거나 상한을 늘리거나 편당 심사위원 수를 줄여 주세요.',
    en:
      'Entries 2025-분석-001, 2025-분석-002 need 4 sheets, but the judges who can be given them (김하나, 이두리) have room for 2. ' +
      'Add judges, raise their limits, or ask for fewer judges per entry.',
  });
});

test('an entry that nobody may judge is told so, and a long list is cut', () => {
  const nobody = { kind: 'ENTRIES', entries: numbers(1), judges: [], need: 3, capacity: 0 } as const;
  expect(explainBlocking(nobody)).toEqual({
    ko: '출품작 2025-분석-001에 배정할 수 있는 심사위원이 없습니다. (필요한 심사 3건)',
    en: 'No judge can be given entry 2025-분석-001; 3 sheets are needed.',
  });
  const many = explainBlocking({ ...nobody, entries: numbers(15) });
  expect([many.ko, many.en]).toEqual([expect.stringContaining('-012 외 3편에'), expect.stringContaining('-012 and 3 more;')]);
});

test('judges who cannot get their fewest entries are named, and so is what keeps judges apart', () => {
  const idle = explainBlocking({ kind: 'JUDGES', entries: numbers(3), judges: ['김하나'], need: 5, capacity: 3 });
  expect(idle.ko).toContain('심사위원 김하나에게 모두 5건 이상을 맡겨야 하지만, 이들에게 맡길 수 있는 것은 3건입니다.');
  expect(idle.en).toContain('The judges 김하나 are to read 5 or more together, but the entries that they may read are good for 3.');
  const apart = explainBlocking({ kind: 'ISLANDS', entries: numbers(3), judges: ['김하나'], need: 5, capacity: 3 });
  expect(apart.en).toBe('To connect all judges through shared entries takes 5 sheets or more; there are 3.');
});
