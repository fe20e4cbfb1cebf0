import { expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { settleStage } from '../../src/domain/settle.js';
import { type StageEntry, type StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import { defaultRule, type StageRule } from '../../src/domain/stage-rule.js';

const aMark = (criterion: string, points: string) => ({ criterion, points });

/** An entry whose judges J1, J2, … gave these points, in the order of the rubric's criteria. */
const anEntry = (id: string, sheets: string[], more: Partial<StageEntry> = {}): StageEntry => ({
  id,
  status: 'ACTIVE',
  submittedAt: '2025-10-10T09:00:00.000Z',
  sheets: sheets.map((points, index) => ({
    judge: `J${index + 1}`,
    marks: points.split(' ').map((text, at) => aMark(defaultRubric.criteria[at]!.key, text)),
  })),
  ...more,
});

const aStage = (rule: Partial<StageRule>, entries: StageEntry[]): StageInputs => ({
  rule: { ...defaultRule(defaultRubric, 'PAPER'), tally: 'MEAN', ...rule },
  rubric: defaultRubric,
  entries,
});

const floors = [
  { criterion: 'validity', points: '25' },
  { criterion: null, points: '83' },
];
const entries = [
  // Validity (24 + 26) / 2 is 25; 84 and 86 make 85.
  anEntry('both reached', ['18 24 17 17 8', '17 26 17 17 9']),
  // Validity (24 + 25.5) / 2 is 24.75, under it by a quarter; the score is 85.5.
  anEntry('validity', ['20 24 18 17 8', '17 25.5 17 16.5 8']),
  // 82.5.
  anEntry('total', ['17 25 17 16 7.5']),
  anEntry('out', ['10 10 10 10 10'], { status: 'DISQUALIFIED' }),
  anEntry('none', []),
];

test('floors that are missed are named, beside a place that stays', () => {
  expect(settleStage(aStage({ floors }, entries)).map(({ entry, place, belowFloors }) => [entry, place, belowFloors])).toEqual([
    ['validity', 1, ['validity']],
    ['both reached', 2, []],
    ['total', 3, ['TOTAL']],
    ['none', null, []],
    ['out', null, ['validity', 'TOTAL']],
  ]);
});

test.each([
  [2, []],
  [3, ['TOTAL']],
])('floors of the score are compared with what is published: 82.9966… to %d decimals', (decimals, missed) => {
  // (83 + 83 + 82.99) / 3
  const criteria = [{ ...defaultRubric.criteria[0]!, maxPoints: '100', weight: 1 }];
  const sheets = ['83', '83', '82.99'].map((points, index) => ({ judge: `J${index}`, marks: [aMark('relevance', points)] }));
  const stage = aStage({ decimals, tieBreak: [], floors: [{ criterion: null, points: '83' }] }, []);
  const settled = settleStage({ ...stage, rubric: { criteria }, entries: [anEntry('A', [], { sheets })] });
  expect(settled[0]!.belowFloors).toEqual(missed);
});

test('floors are unknown to engine 1, whose settlements are made again as they were', () => {
  const [before] = settleStage(aStage({ floors }, [anEntry('A', ['10 10 10 10 10'])]), '1');
  expect(before).toEqual({
    entry: 'A',
    place: 1,
    score: '50.00',
    exact: '50',
    plainMean: '50.00',
    judgesCounted: 1,
    trimmed: false,
    tieBrokenBy: null,
  });
});
