import { describe, expect, test } from '@jest/globals';
import { designOf } from '../../../src/domain/model/design.js';
import { failedGuards } from '../../../src/domain/model/guards.js';

/** Every entry with the judges that are listed; the totals do not matter here. */
const panel = (judges: number, judgesOfEntry: number[][]) =>
  designOf(
    judgesOfEntry.length,
    judges,
    judgesOfEntry.flatMap((own, entry) => own.map((judge) => ({ entry, judge, total: 70 + entry - judge }))),
  );

const times = (count: number, own: number[]) => Array.from({ length: count }, () => own);

const codes = (design: ReturnType<typeof panel>, wasAnnounced = true) => failedGuards(design, { wasAnnounced }).map(({ code }) => code);

describe('model B may order officially', () => {
  test('where it was announced, all judges are linked, and there are sheets enough', () => {
    // N − E − J + 1 = 18 − 6 − 3 + 1 = 10
    expect(codes(panel(3, times(6, [0, 1, 2])))).toEqual([]);
  });

  test.each([
    ['that were not announced', panel(3, times(6, [0, 1, 2])), false, ['NOT_ANNOUNCED']],
    ['of judges in two rooms', panel(6, [...times(6, [0, 1, 2]), ...times(6, [3, 4, 5])]), true, ['NOT_CONNECTED']],
    ['of two judges', panel(2, times(20, [0, 1])), true, ['TOO_FEW_JUDGES']],
    // 17 − 6 − 3 + 1 = 9
    ['with 9 degrees of freedom', panel(3, [...times(5, [0, 1, 2]), [0, 1]]), true, ['TOO_FEW_DEGREES_OF_FREEDOM']],
    // 15 − 5 − 3 + 1 = 8
    ['with 8 degrees of freedom', panel(3, times(5, [0, 1, 2])), true, ['TOO_FEW_DEGREES_OF_FREEDOM']],
    ['with nothing at all', panel(3, []), false, ['NOT_ANNOUNCED', 'TOO_FEW_JUDGES', 'TOO_FEW_DEGREES_OF_FREEDOM']],
  ])('not of sheets %s', (_, design, wasAnnounced, expected) => {
    const guards = failedGuards(design, { wasAnnounced });
    expect(guards.map(({ code }) => code)).toEqual(expected);
    expect(guards.every(({ fallsBack }) => fallsBack)).toBe(true);
  });

  test('beside a judge with four sheets, which is told', () => {
    const guards = failedGuards(panel(4, [...times(4, [0, 1, 2, 3]), ...times(4, [0, 1, 2])]), { wasAnnounced: true });
    expect(guards.map(({ code, fallsBack }) => ({ code, fallsBack }))).toEqual([{ code: 'JUDGES_WITH_FEW_SHEETS', fallsBack: false }]);
  });
});
