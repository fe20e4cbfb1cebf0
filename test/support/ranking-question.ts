import { answerRanking, type RankingLine } from '../../src/domain/ranking/ranking.js';

/** Questions of the kind `ranking`, valid by default: what matters to a test is written in the test. */
export const aConfig = (changes: Record<string, unknown> = {}) => ({
  criteria: [{ key: 'total', maxPoints: '100', weight: '100' }],
  aggregate: 'mean',
  drop: 1,
  minJudges: 5,
  level: 'total',
  rounding: { decimals: 2, mode: 'half-up' },
  rankOn: 'rounded',
  cutoffOn: 'rounded',
  tieBreak: [] as { type: string; key?: string }[],
  ranking: 'competition',
  minScore: null as string | null,
  awards: [] as { name: string; quota: number; onTie?: string }[],
  ...changes,
});

/** An entry whose judges J1, J2, … gave these marks: one mark a judge, or one list of marks a judge. */
export const anEntry = (id: string, marks: (string | (string | null)[])[], more: Record<string, unknown> = {}) => ({
  id,
  sheets: marks.map((sheet, index) => ({ judge: `J${index + 1}`, marks: typeof sheet === 'string' ? [sheet] : sheet })),
  ...more,
});

/** Of every entry in the answer, these keys: `{ A: [1, 'median'] }`. */
export function pick<Key extends keyof RankingLine>(config: Record<string, unknown>, entries: unknown[], ...keys: Key[]) {
  const lines = Object.entries(answerRanking({ config: aConfig(config), entries }));
  return Object.fromEntries(lines.map(([id, line]) => [id, keys.map((key) => line[key])]));
}
