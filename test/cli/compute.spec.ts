import { readdirSync, readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { computeLine, runCompute } from '../../src/cli/compute.js';
import { aConfig, anEntry } from '../support/ranking-question.js';

async function compute(...chunks: (string | Uint8Array)[]): Promise<{ exitCode: number; lines: unknown[] }> {
  let written = '';
  const output = new Writable({
    // Smaller than a line, so that writing has to wait.
    highWaterMark: 16,
    write(chunk, _, done) {
      written += String(chunk);
      setImmediate(done);
    },
  });
  const exitCode = await runCompute(Readable.from(chunks, { objectMode: false }), output);
  expect(output.writableEnded).toBe(false);
  return {
    exitCode,
    lines: written
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  };
}

const question = (id: unknown, marks = ['80']) => ({ id, kind: 'ranking', input: { config: aConfig(), entries: [anEntry('A', marks)] } });
const output = (score: string) => ({
  A: { exact: score, score: `${score}.00`, rank: 1, judgesCounted: 1, trimmed: false, belowMinimum: false, award: null, tieBrokenBy: null },
});

const columns = ['entryIndex', 'judgeIndex', 'total'];
const sheetsOf = (changes: Record<string, unknown>) => ({
  id: 'a',
  kind: 'two-way-design',
  input: { entries: 1, judges: 1, scoreColumns: columns, scores: [[0, 0, 70]], ...changes },
});

test('every line is answered, in order, wherever the stream cuts it', async () => {
  const bytes = Buffer.from(`\uFEFF${JSON.stringify(question('첫째'))}\r\n\n${JSON.stringify(question(2, ['70']))}`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7));
  expect(await compute(...chunks)).toEqual({
    exitCode: 0,
    lines: [
      { id: '첫째', output: output('80') },
      { id: 2, output: output('70') },
    ],
  });
});

test('a line separator inside a text does not end the line', async () => {
  expect(await compute(`${JSON.stringify(question('a\u2028b'))}\n`)).toEqual({
    exitCode: 0,
    lines: [{ id: 'a\u2028b', output: output('80') }],
  });
});

test('a line that is no JSON is refused, the others are answered, and the exit code is 1', async () => {
  expect(await compute('{"id": "a", "marks": NaN}\n', `${JSON.stringify(question('b'))}\n`)).toEqual({
    exitCode: 1,
    lines: [
      {
        id: null,
        refusal: {
          code: 'INVALID_INPUT',
          problems: [{ path: '', code: 'NOT_JSON', ko: 'JSON 한 줄이 아닙니다.', en: 'This line is not JSON.' }],
        },
      },
      { id: 'b', output: output('80') },
    ],
  });
});

test('bytes that are no UTF-8 are refused, not read as something else', async () => {
  const [before, after] = JSON.stringify(question('?')).split('?');
  const { exitCode, lines } = await compute(Buffer.concat([Buffer.from(before!), Buffer.from([0xff]), Buffer.from(`${after!}\n`)]));
  expect([exitCode, lines]).toMatchObject([1, [{ id: null, refusal: { problems: [{ path: '', code: 'NOT_JSON' }] } }]]);
});

test('no line at all is fine', async () => {
  expect(await compute()).toEqual({ exitCode: 0, lines: [] });
});

test.each([
  ['an unknown kind', { id: 'a', kind: 'fortune', input: {} }, 'a', 'kind', 'UNKNOWN_WORD'],
  ['a kind that every object has', { id: 'a', kind: 'constructor', input: {} }, 'a', 'kind', 'UNKNOWN_WORD'],
  ['no kind', { id: 'a', input: {} }, 'a', 'kind', 'MISSING'],
  ['no input', { id: 'a', kind: 'ranking' }, 'a', 'input', 'MISSING'],
  ['no id', { kind: 'ranking', input: {} }, null, 'id', 'MISSING'],
  ['an id that is none', { id: ['a'], kind: 'ranking', input: {} }, null, 'id', 'NOT_AN_ID'],
  ['no object', [], null, '', 'NOT_AN_OBJECT'],
  ['an input that is none', { id: 'a', kind: 'icc', input: null }, 'a', 'input', 'NOT_AN_OBJECT'],
  ['a list for an input', { id: 'a', kind: 'icc', input: [] }, 'a', 'input', 'NOT_AN_OBJECT'],
  ['no config', { id: 'a', kind: 'ranking', input: {} }, 'a', 'config', 'MISSING'],
  ['a mark out of range', question('a', ['101']), 'a', 'entries.0.sheets.0.marks.0', 'OUT_OF_RANGE'],
  ['so many judges that no memory holds what they say of each other', sheetsOf({ judges: 1e9 }), 'a', 'judges', 'NOT_A_WHOLE_NUMBER'],
  ['more entries than numbers can tell', sheetsOf({ entries: Number.MAX_SAFE_INTEGER }), 'a', 'entries', 'NOT_A_WHOLE_NUMBER'],
  ['as many judges by name', sheetsOf({ judges: Array(5000).fill('J') }), 'a', 'judges', 'TOO_MANY'],
  ['a row with more cells than columns', sheetsOf({ scores: [[0, 0, 70, 80]] }), 'a', 'scores.0', 'WRONG_LENGTH'],
  ['a column that stands twice', sheetsOf({ scoreColumns: [...columns, 'total'] }), 'a', 'scoreColumns.3', 'REPEATED'],
  [
    'a plan of too many judges',
    { id: 'a', kind: 'design-quality', input: { entries: 1, judges: 20_000, pairs: [] } },
    'a',
    'judges',
    'NOT_A_WHOLE_NUMBER',
  ],
  [
    'a panel too large to leave each judge out in turn',
    {
      id: 'a',
      kind: 'panel-stability',
      input: { rows: 'entries', columns: 'judges', totals: [Array(301).fill(50)], aggregate: 'mean', drop: 0, minJudges: 1, topK: 1 },
    },
    'a',
    'totals',
    'TOO_MANY',
  ],
  [
    'an assignment with more pairs than memory',
    { id: 'a', kind: 'assignment', input: { demand: Array(10_000).fill(0), maxLoad: Array(10_000).fill(1), cost: [] } },
    'a',
    'demand',
    'TOO_MANY',
  ],
  [
    'a final of thousands of stages',
    {
      id: 'a',
      kind: 'ranking',
      input: { config: aConfig(), entries: [{ id: 'A', stages: Array.from({ length: 101 }, () => ({ score: '1', weight: '1' })) }] },
    },
    'a',
    'entries.0.stages',
    'TOO_MANY',
  ],
])('%s is a refusal that names the path', (_, line, id, path, code) => {
  const { isJson, answer } = computeLine(JSON.stringify(line));
  expect([isJson, answer]).toMatchObject([true, { id, refusal: { code: 'INVALID_INPUT', problems: [{ path, code }] } }]);
  expect(answer).not.toHaveProperty('output');
});

test.each(['1e999', '9007199254740993'])('the id %s, which would come back as another, is none', (id) => {
  const { answer } = computeLine(`{"id": ${id}, "kind": "icc", "input": {"ratings": [[1, 2], [3, 5]]}}`);
  expect(answer).toMatchObject({ id: null, refusal: { problems: [{ path: 'id', code: 'NOT_AN_ID' }] } });
});

test('a reader who has read enough, like head, ends it quietly', async () => {
  const closed = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  expect(await runCompute(Readable.from([`${JSON.stringify(question('a'))}\n`], { objectMode: false }), closed)).toBe(0);
});

test('of a hundred thousand wrong marks the first hundred are told', () => {
  const { answer } = computeLine(JSON.stringify({ id: 'a', kind: 'icc', input: { ratings: [Array(100_000).fill('x')] } }));
  const { problems } = (answer as { refusal: { problems: unknown[] } }).refusal;
  expect(problems).toHaveLength(100);
});

test('the oracles run through it', async () => {
  const folder = new URL('../oracles/ranking/', import.meta.url);
  const cases = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>);
  const { exitCode, lines } = await compute(...cases.map(({ id, kind, input }) => `${JSON.stringify({ id, kind, input })}\n`));
  expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: cases.map(({ id, expected }) => ({ id, output: expected })) });
});
