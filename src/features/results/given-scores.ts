import type { LineProblem } from '../../domain/import/line-problem.js';
import { type GivenScore, parseScoreRow, scoreHeaders } from '../../domain/score-import.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { linesOfCsv } from '../../platform/csv/lines-of-csv.js';

/** Scores as they came, with what keeps others from being read, and the hash of all of it. */
export interface GivenScores {
  scores: GivenScore[];
  problems: LineProblem[];
  sha256: string;
}

export async function scoresOfFile(bytes: Buffer): Promise<GivenScores> {
  const { lines, problems } = await linesOfCsv(bytes, { needed: scoreHeaders, optional: [] }, parseScoreRow);
  const [number, points] = scoreHeaders;
  const scores = lines.map(({ line, row }) => {
    return { line, ...row, paths: { entryNumber: `lines.${line}.${number}`, points: `lines.${line}.${points}` } };
  });
  return { scores, problems, sha256: sha256(bytes) };
}

export function scoresOfList(list: readonly { entryNumber: string; points: string }[]): GivenScores {
  const rows = list.map(({ entryNumber, points }) => ({ entryNumber: clean(entryNumber), points }));
  const scores = rows.map((row, index) => {
    return { line: null, ...row, paths: { entryNumber: `scores.${index}.entryNumber`, points: `scores.${index}.points` } };
  });
  return { scores, problems: [], sha256: sha256(canonicalText(rows)) };
}
