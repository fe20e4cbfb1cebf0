import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { planPanelCommand } from '../../src/cli/plan-panel.js';
import { Refused } from '../../src/domain/refusal.js';
import { NotUnderstood } from '../../src/platform/start-error.js';

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const usual = { entries: '100', judges: '10', top: '10', minutes: '20', perEntry: '3,5' };

test('a plan is printed as a table, a line for each number of judges', () => {
  expect(planPanelCommand(usual)).toBe(0);
  expect(printed.join('\n').split('\n').slice(0, 3)).toEqual([
    'k  recall  width  undecided  sheets  per judge  hours  per judge',
    '3    0.71     37         11     300         30  100.0       10.0',
    '5    0.77     30          9     500         50  166.7       16.7',
  ]);
});

test('or as JSON, with what it was computed from', () => {
  planPanelCommand({ ...usual, perEntry: '3', noiseSd: '4.5', json: true });
  expect(JSON.parse(printed[0]!)).toMatchObject({
    components: { entrySd: 7, judgeSd: 6, noiseSd: 4.5 },
    lines: [{ judgesPerEntry: 3, sheets: 300 }],
  });
});

test('what is no number is not understood, and what asks too much is refused', () => {
  expect(() => planPanelCommand({ ...usual, judges: 'ten' })).toThrow(NotUnderstood);
  expect(() => planPanelCommand({ ...usual, perEntry: '3,,4' })).toThrow(NotUnderstood);
  expect(() => planPanelCommand({ ...usual, entries: '100000' })).toThrow(Refused);
});
