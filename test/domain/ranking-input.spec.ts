import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseFraction, printFraction, subtract } from '../../src/domain/fraction.js';
import { answerRanking } from '../../src/domain/ranking/ranking.js';
import { problemsIn } from '../support/problems-in.js';
import { aConfig, anEntry } from '../support/ranking-question.js';

const question = () => ({
  config: {
    ...aConfig({ tieBreak: [{ type: 'criterion', key: 'total' }], awards: [{ name: 'grand', quota: 1 }], minScore: '60' }),
  },
  entries: [
    anEntry('A', ['80', '70'], { fixedPoints: '1', penalty: '1', decision: 1, submittedAt: '2025-10-15T14:00:00+09:00' }),
    { id: 'B', stages: [{ score: '250/3', weight: '1' }] },
  ],
});

describe('wrong input is refused at its path, never computed with', () => {
  test('the question itself is answered', () => {
    expect(Object.keys(answerRanking(question()))).toEqual(['A', 'B']);
  });

  const missing = Symbol('missing');
  const required = [
    'criteria',
    'aggregate',
    'drop',
    'minJudges',
    'level',
    'rounding',
    'rankOn',
    'cutoffOn',
    'tieBreak',
    'ranking',
    'minScore',
    'awards',
  ];
  test.each<[string, unknown, string]>([
    ['config', missing, 'MISSING'],
    ['config', null, 'NOT_AN_OBJECT'],
    ['config', [], 'NOT_AN_OBJECT'],
    ...required.map((key): [string, unknown, string] => [`config.${key}`, missing, 'MISSING']),
    ['config.criteria', {}, 'NOT_A_LIST'],
    ['config.criteria.0.key', '', 'NOT_A_TEXT'],
    ['config.criteria.0.maxPoints', '0', 'OUT_OF_RANGE'],
    ['config.criteria.0.maxPoints', 'NaN', 'NOT_A_DECIMAL'],
    ['config.criteria.0.weight', '-1', 'OUT_OF_RANGE'],
    ['config.criteria.0.weight', 0.5, 'NOT_A_DECIMAL'],
    ['config.criteria.0.weight', missing, 'MISSING'],
    ['config.aggregate', 'average', 'UNKNOWN_WORD'],
    ['config.aggregate', 'toString', 'UNKNOWN_WORD'],
    ['config.drop', -1, 'NOT_A_WHOLE_NUMBER'],
    ['config.drop', 0.5, 'NOT_A_WHOLE_NUMBER'],
    ['config.minJudges', '5', 'NOT_A_WHOLE_NUMBER'],
    ['config.level', 'judge', 'UNKNOWN_WORD'],
    ['config.rounding.decimals', 21, 'NOT_A_WHOLE_NUMBER'],
    ['config.rounding.mode', 'down', 'UNKNOWN_WORD'],
    ['config.rankOn', 'score', 'UNKNOWN_WORD'],
    ['config.cutoffOn', null, 'UNKNOWN_WORD'],
    ['config.tieBreak.0.type', 'alphabet', 'UNKNOWN_WORD'],
    ['config.tieBreak.0.key', 'unknown', 'UNKNOWN_WORD'],
    ['config.tieBreak.0.key', missing, 'MISSING'],
    ['config.ranking', 'ordinal', 'UNKNOWN_WORD'],
    ['config.minScore', '60%', 'NOT_A_DECIMAL'],
    ['config.awards.0.name', missing, 'MISSING'],
    ['config.awards.0.quota', null, 'NOT_A_WHOLE_NUMBER'],
    ['config.awards.0.onTie', 'flip a coin', 'UNKNOWN_WORD'],
    ['entries', missing, 'MISSING'],
    ['entries', 'A', 'NOT_A_LIST'],
    ['entries.0', null, 'NOT_AN_OBJECT'],
    ['entries.0.id', missing, 'MISSING'],
    ['entries.0.id', 7, 'NOT_A_TEXT'],
    ['entries.0.status', 'late', 'UNKNOWN_WORD'],
    ['entries.0.sheets', missing, 'MISSING'],
    ['entries.0.sheets.0.judge', missing, 'MISSING'],
    ['entries.0.sheets.0.marks', missing, 'MISSING'],
    ['entries.0.sheets.0.marks', [], 'WRONG_LENGTH'],
    ['entries.0.sheets.0.marks', ['80', '80'], 'WRONG_LENGTH'],
    ['entries.0.sheets.0.marks.0', '100.01', 'OUT_OF_RANGE'],
    ['entries.0.sheets.0.marks.0', '-1', 'OUT_OF_RANGE'],
    ['entries.0.sheets.0.marks.0', 'NaN', 'NOT_A_DECIMAL'],
    ['entries.0.sheets.0.marks.0', Number.NaN, 'NOT_A_DECIMAL'],
    ['entries.0.sheets.0.marks.0', 80, 'NOT_A_DECIMAL'],
    ['entries.0.sheets.0.marks.0', '160/2', 'NOT_A_DECIMAL'],
    ['entries.0.sheets.0.marks.0', '8e1', 'NOT_A_DECIMAL'],
    ['entries.0.sheets.0.status', 'sent', 'UNKNOWN_WORD'],
    ['entries.0.fixedPoints', 'many', 'NOT_A_DECIMAL'],
    ['entries.0.penalty', '-3', 'OUT_OF_RANGE'],
    ['entries.0.submittedAt', '2025-10-15T14:00:00', 'NOT_AN_INSTANT'],
    ['entries.0.decision', 'first', 'NOT_A_DECIMAL'],
    ['entries.1.stages', [], 'NO_WEIGHT'],
    ['entries.1.stages.0.score', null, 'NOT_A_DECIMAL'],
    ['entries.1.stages.0.score', '1/0', 'NOT_A_DECIMAL'],
    ['entries.1.stages.0.weight', missing, 'MISSING'],
  ])('%s = %p', (path, value, code) => {
    const wrong: unknown = question();
    const keys = path.split('.');
    const parent = keys.slice(0, -1).reduce((at, key) => Reflect.get(at as object, key) as unknown, wrong) as object;
    if (value === missing) Reflect.deleteProperty(parent, keys.at(-1) ?? '');
    else Reflect.set(parent, keys.at(-1) ?? '', value);
    expect(problemsIn(() => answerRanking(wrong)).map((problem) => [problem.path, problem.code])).toEqual([[path, code]]);
  });

  test.each([
    ['a second entry with an id', 'entries.1', 'REPEATED', aConfig(), [anEntry('A', ['1']), anEntry('A', ['2'])]],
    [
      'a judge’s second sheet',
      'entries.0.sheets.1',
      'REPEATED',
      aConfig(),
      [{ id: 'A', sheets: ['1', '2'].map((mark) => ({ judge: 'J', marks: [mark] })) }],
    ],
    [
      'sheets beside stages',
      'entries.0.sheets',
      'SHEETS_AND_STAGES',
      aConfig(),
      [anEntry('A', ['1'], { stages: [{ score: '1', weight: '1' }] })],
    ],
    ['weights of nothing', 'config.criteria', 'NO_WEIGHT', aConfig({ criteria: [{ key: 'a', maxPoints: '1', weight: '0' }] }), []],
    ['sheets without criteria', 'config.criteria', 'EMPTY', aConfig({ criteria: [] }), [{ id: 'A', sheets: [{ judge: 'J', marks: [] }] }]],
  ])('%s', (_, path, code, config, entries) => {
    expect(problemsIn(() => answerRanking({ config, entries })).map((problem) => [problem.path, problem.code])).toEqual([[path, code]]);
  });

  test('an inherited key is a missing one', () => {
    const config: unknown = Object.create(aConfig());
    expect(problemsIn(() => answerRanking({ config, entries: [] })).map(({ path, code }) => [path, code])).toEqual([
      ['config.criteria', 'MISSING'],
    ]);
  });

  test('each wrong item of a list is told', () => {
    const entries = [anEntry('A', ['101', '80', 'x']), anEntry('B', ['80']), { id: 'C' }];
    expect(problemsIn(() => answerRanking({ config: aConfig(), entries })).map(({ path }) => path)).toEqual([
      'entries.0.sheets.0.marks.0',
      'entries.0.sheets.2.marks.0',
      'entries.2.sheets',
    ]);
  });

  test('a problem says in both languages what is wrong', () => {
    expect(problemsIn(() => answerRanking({ config: aConfig(), entries: [anEntry('A', ['101'])] }))).toEqual([
      {
        path: 'entries.0.sheets.0.marks.0',
        code: 'OUT_OF_RANGE',
        ko: '0점과 배점 사이여야 합니다.',
        en: 'This must lie between 0 and the points of the criterion.',
      },
    ]);
  });

  test('an entry may be called anything', () => {
    const lines = answerRanking({ config: aConfig(), entries: [anEntry('__proto__', ['1']), anEntry('constructor', ['2'])] });
    expect(Object.entries(lines).map(([id, { rank }]) => [id, rank])).toEqual([
      ['__proto__', 2],
      ['constructor', 1],
    ]);
  });
});

const entriesOf = (panel: number[][][], plus = 0) =>
  panel.map((marks, index) =>
    anEntry(
      `E${index}`,
      marks.map((sheet) => sheet.map((mark) => `${(mark + plus) / 2}`)),
    ),
  );

describe('properties', () => {
  const criteria = ['a', 'b', 'c'].map((key, index) => ({ key, maxPoints: '60', weight: `${index + 1}` }));
  const configs = fc.record({
    aggregate: fc.constantFrom('mean', 'trimmed', 'median'),
    drop: fc.integer({ min: 0, max: 2 }),
    minJudges: fc.integer({ min: 0, max: 5 }),
    level: fc.constantFrom('total', 'criterion'),
    rankOn: fc.constantFrom('rounded', 'exact'),
    ranking: fc.constantFrom('competition', 'dense'),
  });
  // Few different marks, so that ties are common.
  const sheets = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 3, maxLength: 3 }), { maxLength: 6 });
  const panels = fc.array(sheets, { minLength: 1, maxLength: 8 });
  const tieBreak = [{ type: 'criterion', key: 'b' }, { type: 'plainMean' }, { type: 'median' }];
  const awards = [
    { name: 'first', quota: 1, onTie: 'expand' },
    { name: 'second', quota: 2 },
  ];
  const answer = (changes: object, entries: unknown[]) =>
    answerRanking({ config: aConfig({ criteria, tieBreak, awards, ...changes }), entries });

  test('the order of entries, sheets and judges’ names changes nothing', () => {
    fc.assert(
      fc.property(configs, panels, fc.infiniteStream(fc.nat()), (config, panel, random) => {
        const entries = entriesOf(panel);
        const shuffled = <T>(items: T[]): T[] =>
          items
            .map((item) => ({ item, key: random.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const moved = shuffled(entries).map(({ id, sheets: given }) => ({
          id,
          sheets: shuffled(given).map(({ marks }, index) => ({ judge: `K${index}`, marks })),
        }));
        expect(answer(config, moved)).toEqual(answer(config, entries));
      }),
    );
  });

  test('the same points more on every mark are the same points more in every score, and no other place', () => {
    fc.assert(
      fc.property(configs, panels, fc.integer({ min: 1, max: 100 }), (config, panel, plus) => {
        const exactly = { ...config, rankOn: 'exact' };
        const before = answer(exactly, entriesOf(panel));
        const after = answer(exactly, entriesOf(panel, plus));
        for (const [id, { exact, rank }] of Object.entries(before)) {
          const [was, is] = [exact, after[id]?.exact ?? null].map((text) => text && parseFraction(text));
          // Half a point in 60, on a scale of 100.
          if (was && is) expect(printFraction(subtract(is, was))).toBe(printFraction(parseFraction(`${plus * 100}/120`) ?? was));
          expect([after[id]?.rank, after[id]?.exact === null]).toEqual([rank, exact === null]);
        }
      }),
    );
  });

  test('a competition place is one more than the number of entries above', () => {
    fc.assert(
      fc.property(configs, panels, (config, panel) => {
        const places = Object.values(answer({ ...config, ranking: 'competition' }, entriesOf(panel))).flatMap(({ rank }) => rank ?? []);
        expect(places).toEqual(places.map((place) => 1 + places.filter((other) => other < place).length));
      }),
    );
  });
});
