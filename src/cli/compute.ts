import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerJudgeDiagnostics } from '../domain/diagnostics/diagnostics-question.js';
import { answerAssignment, answerDesignQuality } from '../domain/assignment/question.js';
import { Given } from '../domain/given.js';
import { problem } from '../domain/problem.js';
import { answerTwoWayDesign } from '../domain/model/two-way-question.js';
import { answerRanking } from '../domain/ranking/ranking.js';
import { answerAlpha } from '../domain/reliability/alpha.js';
import { answerIcc } from '../domain/reliability/icc.js';
import { answerKendall } from '../domain/reliability/kendall.js';
import { Refused, type Problem, type RefusalCode } from '../domain/refusal.js';
import { answerPanelStability } from '../domain/uncertainty/panel-question.js';
import { answerRankUncertainty } from '../domain/uncertainty/rank-question.js';

/** What `pado compute` can answer, by the `kind` of the question. */
const calculators = {
  assignment: answerAssignment,
  'design-quality': answerDesignQuality,
  ranking: answerRanking,
  'rank-uncertainty': answerRankUncertainty,
  'panel-stability': answerPanelStability,
  icc: answerIcc,
  'krippendorff-alpha': answerAlpha,
  'kendall-w': answerKendall,
  'judge-diagnostics': answerJudgeDiagnostics,
  'two-way-design': answerTwoWayDesign,
} satisfies Record<string, (input: unknown) => unknown>;

const kinds = Object.keys(calculators) as (keyof typeof calculators)[];

type Id = string | number;

/** The answer to one line. The id is that of the question, or null where it has none. */
type Answer = { id: Id | null; output: unknown } | { id: Id | null; refusal: { code: RefusalCode; problems?: Problem[] } };

/**
 * `pado compute`: reads JSON lines `{"id", "kind", "input"}` and writes a line `{"id", "output"}` or `{"id", "refusal": {"code",
 * "problems"}}` for each, in their order; blank lines are skipped. Resolves to the exit code: 0 when every line was JSON, else 1.
 */
export async function runCompute(input: Readable, output: Writable): Promise<number> {
  let exitCode = 0;
  const answers = async function* (chunks: AsyncIterable<Uint8Array | string>) {
    for await (const line of linesOf(chunks)) {
      const { isJson, answer } = computeLine(line);
      if (!isJson) exitCode = 1;
      yield `${JSON.stringify(answer)}\n`;
    }
  };
  try {
    await pipeline(input, answers, output, { end: false });
  } catch (error) {
    // Whoever reads the answers, such as `head`, may have read enough.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
  return exitCode;
}

/** Answers one line; null: it was no text. What is wrong with it is named by its path: `id`, `kind` or `input`, or a path inside the input. */
export function computeLine(line: string | null): { isJson: boolean; answer: Answer } {
  const json = line === null ? null : parseJson(line);
  if (!json) return { isJson: false, answer: { id: null, refusal: { code: 'INVALID_INPUT', problems: [notJson] } } };
  const id = idOf(json.value);
  try {
    const question = new Given(json.value);
    if (id === null) question.field('id').wrong('NOT_AN_ID', '글자 또는 수여야 합니다.', 'This must be a text or a number.');
    const kind = question.field('kind').word(kinds);
    return { isJson: true, answer: { id, output: calculators[kind](question.field('input').object()) } };
  } catch (error) {
    if (error instanceof Refused) return { isJson: true, answer: { id, refusal: { code: error.refusal.code, ...error.refusal.data } } };
    // Out of memory or of what a double can tell: one such line must not take the others' answers with it.
    if (error instanceof RangeError) return { isJson: true, answer: { id, refusal: { code: 'INVALID_INPUT', problems: [notComputable] } } };
    throw error;
  }
}

const notJson = problem('', 'NOT_JSON', 'JSON 한 줄이 아닙니다.', 'This line is not JSON.');

const notComputable = problem(
  'input',
  'NOT_COMPUTABLE',
  '너무 크거나 수의 차이가 너무 커서 계산할 수 없습니다.',
  'This is too large, or its numbers lie too far apart, to be computed.',
);

/** A number that is too large to be told exactly would come back as another. */
function idOf(question: unknown): Id | null {
  const id: unknown = typeof question === 'object' && question !== null && 'id' in question ? question.id : null;
  return typeof id === 'string' || (typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER) ? id : null;
}

function parseJson(line: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return null;
  }
}

/**
 * The lines that are not blank; null for bytes that are no UTF-8, which would be read as something else. Not node:readline, which also
 * breaks lines at U+2028, a character that JSON texts may contain.
 */
async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string | null> {
  // Only what comes new is searched: a line may be many chunks long.
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      yield* textOf([...begun, bytes.subarray(start, end)]);
      begun = [];
      start = end + 1;
    }
    begun.push(bytes.subarray(start));
  }
  yield* textOf(begun);
}

const lineFeed = 10;

function textOf(parts: Uint8Array[]): (string | null)[] {
  try {
    const line = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    return line.trim() === '' ? [] : [line];
  } catch {
    return [null];
  }
}
