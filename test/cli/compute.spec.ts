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
  ['no config', { id: 'a', kind: 'ranking', input: {} }, 'a', 'config', 'MISSING'],
  ['a mark out of range', question('a', ['101']), 'a', 'entries.0.sheets.0.marks.0', 'OUT_OF_RANGE'],
])('%s is a refusal that names the path', (_, line, id, path, code) => {
  const { isJson, answer } = computeLine(JSON.stringify(line));
  expect([isJson, answer]).toMatchObject([true, { id, refusal: { code: 'INVALID_INPUT', problems: [{ path, code }] } }]);
  expect(answer).not.toHaveProperty('output');
});

test('the oracles run through it', async () => {
  const folder = new URL('../oracles/ranking/', import.meta.url);
  const cases = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>);
  const { exitCode, lines } = await compute(...cases.map(({ id, kind, input }) => `${JSON.stringify({ id, kind, input })}\n`));
  expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: cases.map(({ id, expected }) => ({ id, output: expected })) });
});
