import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { settleStage } from '../../src/domain/settle.js';
import { canonicalInputs, type StageEntry, type StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import type { Standing } from '../../src/domain/settlement/standing.js';
import { defaultRule, type StageRule } from '../../src/domain/stage-rule.js';
import { problemsIn } from '../support/problems-in.js';

/** An entry whose judges J1, J2, … gave these points, in the order of the rubric's criteria. */
const anEntry = (id: string, sheets: string[], more: Partial<StageEntry> = {}): StageEntry => ({
  id,
  status: 'ACTIVE',
  submittedAt: '2025-10-10T09:00:00.000Z',
  sheets: sheets.map((points, index) => ({
    judge: `J${index + 1}`,
    marks: points.split(' ').map((text, at) => ({ criterion: defaultRubric.criteria[at]!.key, points: text })),
  })),
  ...more,
});

const aStage = (rule: Partial<StageRule>, entries: StageEntry[]): StageInputs => ({
  rule: { ...defaultRule(defaultRubric, 'PAPER'), tally: 'MEAN', ...rule },
  rubric: defaultRubric,
  entries,
});

const rest = { trimmed: false, tieBrokenBy: null, belowFloors: [], criterionMeans: expect.any(Array) };

/** A line as engine 2 wrote it: engine 3 adds estimates. */
const withoutEstimates = (line: Standing) => {
  const estimated = ['adjusted', 'standardError', 'rankInterval', 'chanceOfTopK', 'sensitivity', 'leaveOneOut'];
  return Object.fromEntries(Object.entries(line).filter(([key]) => !estimated.includes(key)));
};

describe.each(['2', '3'] as const)('settling a stage with engine %s', (engine) => {
  const settled = (inputs: StageInputs) => settleStage(inputs, engine).map(withoutEstimates);

  test('by plain mean, with ties, a withdrawn entry, and one that nobody scored', () => {
    const entries = [
      anEntry('tie-1', ['16 24 16 16 8', '17 25 17 17 9']),
      anEntry('none', []),
      anEntry('best', ['18 27 18 18 9', '18 27 18 18 9', '18 27 18 18 8.5']),
      anEntry('gone', ['20 30 20 20 10'], { status: 'WITHDRAWN' }),
      anEntry('out', ['20 30 20 20 9'], { status: 'DISQUALIFIED' }),
      anEntry('tie-2', ['15 25 16 16 8', '16 26 17 17 9']),
      anEntry('last', ['10 10 10 10 10']),
    ];
    expect(settled(aStage({}, entries))).toEqual([
      // (90 + 90 + 89.5) / 3
      { entry: 'best', place: 1, score: '89.83', exact: '539/6', plainMean: '89.83', judgesCounted: 3, ...rest },
      // Both (80 + 85) / 2; analytic validity 25.5 against 24.5.
      {
        entry: 'tie-2',
        place: 2,
        score: '82.50',
        exact: '165/2',
        plainMean: '82.50',
        judgesCounted: 2,
        trimmed: false,
        tieBrokenBy: 'validity',
        belowFloors: [],
        criterionMeans: expect.any(Array),
      },
      {
        entry: 'tie-1',
        place: 3,
        score: '82.50',
        exact: '165/2',
        plainMean: '82.50',
        judgesCounted: 2,
        trimmed: false,
        tieBrokenBy: 'validity',
        belowFloors: [],
        criterionMeans: expect.any(Array),
      },
      { entry: 'last', place: 4, score: '50.00', exact: '50', plainMean: '50.00', judgesCounted: 1, ...rest },
      { entry: 'gone', place: null, score: '100.00', exact: '100', plainMean: '100.00', judgesCounted: 1, ...rest },
      { entry: 'none', place: null, score: null, exact: null, plainMean: null, judgesCounted: 0, ...rest },
      { entry: 'out', place: null, score: '99.00', exact: '99', plainMean: '99.00', judgesCounted: 1, ...rest },
    ]);
  });

  // DOMAIN 1.7: totals 92, 88.5, 85, 84, 71.
  const worked = ['20 26 18 18 10', '18 27 17 17 9.5', '17 26 17 17 8', '17 25 17 17 8', '14 21 14 14 8'];
  test.each<[string, Partial<StageRule>, object]>([
    ['the worked example', { tally: 'TRIMMED_MEAN' }, { score: '85.83', exact: '515/6', trimmed: true }],
    ['the plain mean', { tally: 'MEAN' }, { score: '84.10', exact: '841/10', trimmed: false }],
    ['the median', { tally: 'MEDIAN' }, { score: '85.00', exact: '85', trimmed: false }],
    ['too few judges to trim', { tally: 'TRIMMED_MEAN', minJudgesToTrim: 6 }, { score: '84.10', exact: '841/10', trimmed: false }],
    // Per criterion 52/3, 77/3, 17, 17 and 8.5 are left.
    ['trimmed by criterion', { tally: 'TRIMMED_MEAN', trimLevel: 'CRITERION' }, { score: '85.50', exact: '171/2', trimmed: true }],
    ['one decimal', { tally: 'TRIMMED_MEAN', decimals: 1 }, { score: '85.8', exact: '515/6', trimmed: true }],
  ])('%s', (_, rule, expected) => {
    const plainMean = rule.decimals === 1 ? '84.1' : '84.10';
    expect(settled(aStage(rule, [anEntry('A', worked)]))).toEqual([
      {
        entry: 'A',
        place: 1,
        plainMean,
        judgesCounted: 5,
        tieBrokenBy: null,
        belowFloors: [],
        criterionMeans: expect.any(Array),
        ...expected,
      },
    ]);
  });

  test.each([
    ['HALF_UP' as const, '84.3', '8.3'],
    ['HALF_EVEN' as const, '84.2', '8.2'],
  ])('%s', (rounding, score, completeness) => {
    // (84 + 84.5) / 2
    const entries = [anEntry('A', ['17 25 17 17 8', '17 25 17 17 8.5'])];
    const [standing] = settleStage(aStage({ rounding, decimals: 1 }, entries));
    expect([standing!.score, standing!.plainMean]).toEqual([score, score]);
    expect(standing!.criterionMeans!.map(({ criterion, mean }) => `${criterion} ${mean}`)).toEqual([
      'relevance 17.0',
      'validity 25.0',
      'originality 17.0',
      'usefulness 17.0',
      `completeness ${completeness}`,
    ]);
  });

  const early = { submittedAt: '2025-10-10T08:59:59.999Z' };
  test.each<[string, StageRule['tieBreak'], StageEntry[], (string | number | null)[][]]>([
    [
      'nothing',
      [],
      [anEntry('A', ['17 25 17 17 8']), anEntry('B', ['18 24 17 17 8'])],
      [
        ['A', 1, null],
        ['B', 1, null],
      ],
    ],
    [
      'a criterion',
      [{ link: 'CRITERION', criterion: 'relevance' }],
      [anEntry('A', ['17 25 17 17 8']), anEntry('B', ['18 24 17 17 8'])],
      [
        ['B', 1, 'relevance'],
        ['A', 2, 'relevance'],
      ],
    ],
    [
      'the earlier submission',
      [{ link: 'EARLIER_SUBMISSION', criterion: null }],
      [anEntry('A', ['17 25 17 17 8']), anEntry('B', ['17 25 17 17 8'], early)],
      [
        ['B', 1, 'EARLIER_SUBMISSION'],
        ['A', 2, 'EARLIER_SUBMISSION'],
      ],
    ],
    // Totals 80, 80, 89 and 80, 84, 85.
    [
      'the median',
      [{ link: 'MEDIAN', criterion: null }],
      [
        anEntry('A', ['16 24 16 16 8', '16 24 16 16 8', '18 26 18 18 9']),
        anEntry('B', ['16 24 16 16 8', '17 25 17 17 8', '17 26 17 17 8']),
      ],
      [
        ['B', 1, 'MEDIAN'],
        ['A', 2, 'MEDIAN'],
      ],
    ],
  ])('ties broken by %s', (_, tieBreak, entries, expected) => {
    expect(settleStage(aStage({ tieBreak }, entries)).map(({ entry, place, tieBrokenBy }) => [entry, place, tieBrokenBy])).toEqual(
      expected,
    );
  });

  test('equal scores are split by the exact mean when the rule says so', () => {
    // Exactly 249.5/3 and 166.5/2, both published as 83.
    const entries = [
      anEntry('A', ['17 25 17 17 7.5', '17 25 17 17 7', '17 25 17 17 7']),
      anEntry('B', ['17 25 17 17 7', '17 25 17 17 7.5']),
    ];
    const tieBreak = [{ link: 'PLAIN_MEAN' as const, criterion: null }];
    expect(
      settleStage(aStage({ decimals: 0, tieBreak }, entries)).map(({ entry, score, exact, place }) => [entry, score, exact, place]),
    ).toEqual([
      ['B', '83', '333/4', 1],
      ['A', '83', '499/6', 2],
    ]);
  });

  test('places of a dense ranking', () => {
    const entries = ['20 30 20 20 10', '18 27 18 18 9', '18 27 18 18 9', '17 25 17 17 8'].map((sheet, index) =>
      anEntry(`E${index}`, [sheet]),
    );
    expect(settleStage(aStage({ ranking: 'DENSE' }, entries)).map(({ place }) => place)).toEqual([1, 2, 2, 3]);
  });
});

const aMark = (criterion: string, points: string) => ({ criterion, points });

describe('what cannot be settled', () => {
  const withMarks = (marks: { criterion: string; points: string }[]) => [anEntry('A', [], { sheets: [{ judge: 'J1', marks }] })];
  const full = anEntry('A', ['18 27 18 18 9']).sheets[0]!.marks;
  test.each<[string, StageInputs, string]>([
    ['a mark above the points', aStage({}, withMarks([aMark('relevance', '20.5'), ...full.slice(1)])), 'entries.0.sheets.0.marks.0'],
    ['a mark that is no number', aStage({}, withMarks([aMark('relevance', 'NaN'), ...full.slice(1)])), 'entries.0.sheets.0.marks.0'],
    ['a mark of another rubric', aStage({}, withMarks([...full, aMark('beauty', '1')])), 'entries.0.sheets.0.marks.5'],
    ['two marks on one criterion', aStage({}, withMarks([...full, aMark('validity', '1')])), 'entries.0.sheets.0.marks.5'],
    [
      'two sheets of one judge',
      aStage({}, [anEntry('A', [], { sheets: [1, 2].map(() => ({ judge: 'J1', marks: full })) })]),
      'entries.0.sheets.1',
    ],
    ['one entry twice', aStage({}, [anEntry('A', []), anEntry('A', [])]), 'entries.1'],
    [
      'a link to a criterion that is not there',
      aStage({ tieBreak: [{ link: 'CRITERION', criterion: 'beauty' }] }, []),
      'config.tieBreak.0.key',
    ],
    ['a status that is none', aStage({}, [anEntry('A', [], { status: 'LATE' as 'ACTIVE' })]), 'entries.0.status'],
  ])('%s', (_, inputs, path) => {
    expect(problemsIn(() => settleStage(inputs)).map((problem) => problem.path)).toEqual([path]);
  });

  test('a sheet that lacks a mark does not count', () => {
    expect(settleStage(aStage({}, withMarks(full.slice(1)))).map(({ score, judgesCounted }) => [score, judgesCounted])).toEqual([
      [null, 0],
    ]);
  });
});

describe('inputs in canonical form', () => {
  const inputs = aStage({}, [anEntry('b', ['18 27 18.0 18 9', '17 25 17 17 8.5']), anEntry('a', ['16 24 16 16 8'])]);
  const shuffled: StageInputs = {
    ...inputs,
    entries: inputs.entries.toReversed().map((entry) => ({
      ...entry,
      internalNote: 'not an input',
      sheets: entry.sheets.toReversed().map(({ judge, marks }) => ({ judge, marks: marks.toReversed() })),
    })),
  };

  test('entries stand by id, sheets by judge, marks by rubric, points with two decimals, and nothing else', () => {
    const { rule, rubric, entries } = canonicalInputs(shuffled);
    const { commentDuty: _, ...announced } = defaultRule(defaultRubric, 'PAPER');
    expect(rule).toEqual({ ...announced, tally: 'MEAN' });
    expect(rubric.criteria.slice(0, 2)).toEqual([
      { key: 'relevance', maxPoints: '20.00', weight: 20 },
      { key: 'validity', maxPoints: '30.00', weight: 30 },
    ]);
    const points = ['16.00', '24.00', '16.00', '16.00', '8.00'];
    expect(entries[0]).toEqual({
      id: 'a',
      status: 'ACTIVE',
      submittedAt: '2025-10-10T09:00:00.000Z',
      sheets: [{ judge: 'J1', marks: defaultRubric.criteria.map(({ key }, index) => ({ criterion: key, points: points[index] })) }],
    });
    expect(entries[1]?.sheets.map(({ judge, marks }) => [judge, ...marks.map((mark) => mark.points)])).toEqual([
      ['J1', '18.00', '27.00', '18.00', '18.00', '9.00'],
      ['J2', '17.00', '25.00', '17.00', '17.00', '8.50'],
    ]);
  });

  test('duties are no input; a rule without floors reads as before there were any, and with them they stand at its end', () => {
    const keys = Object.keys(canonicalInputs(inputs, '2').rule);
    expect(keys).toEqual(['tally', 'trimLevel', 'drop', 'minJudgesToTrim', 'decimals', 'rounding', 'ranking', 'tieBreak']);
    const withFloors = { ...inputs, rule: { ...inputs.rule, floors: [{ criterion: null, points: '60' }] } };
    const floors = [{ criterion: null, points: '60.00' }];
    for (const version of ['2', '3'] as const)
      expect(canonicalInputs(withFloors, version).rule).toEqual({ ...canonicalInputs(inputs, version).rule, floors });
    expect(canonicalInputs(withFloors, '1')).toEqual(canonicalInputs(inputs, '1'));
  });

  test('engine 3 takes in quota, announcement, decisions and the band of deliberation, which earlier ones knew nothing of', () => {
    const decisions = [
      { entry: 'b', order: 2 },
      { entry: 'a', order: 1 },
    ];
    const whole = { ...inputs, topK: 1, wasAnnounced: false, decisions };
    expect(canonicalInputs(whole, '3')).toMatchObject({ topK: 1, wasAnnounced: false, decisions: decisions.toReversed() });
    expect(canonicalInputs(inputs, '3')).toMatchObject({ topK: null, wasAnnounced: true, decisions: [] });
    expect(canonicalInputs(inputs, '3').rule.deliberation).toEqual({ fromPercent: 20, toPercent: 80 });
    expect(canonicalInputs({ ...inputs, rule: { ...inputs.rule, deliberation: null } }, '3').rule.deliberation).toBeNull();
    expect(canonicalInputs(whole, '2')).toEqual(canonicalInputs({ ...inputs, rule: { ...inputs.rule, deliberation: null } }, '2'));
    expect(Object.keys(canonicalInputs(whole, '2'))).toEqual(['rule', 'rubric', 'entries']);
  });

  test('rows in another order give the same bytes and the same standings', () => {
    expect(JSON.stringify(canonicalInputs(shuffled))).toBe(JSON.stringify(canonicalInputs(inputs)));
    expect(settleStage(shuffled)).toEqual(settleStage(inputs));
    expect(settleStage(canonicalInputs(inputs))).toEqual(settleStage(inputs));
  });
});
