import type { AssignedJudge, Bar, Coverage } from './documents.js';

type CellState = 'FREE' | 'NOT_OPENED' | 'DRAFT' | 'SUBMITTED';

/** What a judge and an entry have to do with one another. */
interface Cell {
  state: CellState;
  /** Why the judge must not judge it; null: nothing stands against it. */
  bar: Bar | null;
}

export interface Matrix {
  judges: readonly AssignedJudge[];
  entries: readonly (Coverage & { title: string })[];
  cell: (judge: AssignedJudge, entryNumber: string) => Cell;
}

/** Looks each pair up once: a matrix of 5,000 entries is drawn cell by cell. */
export function matrixOf(judges: readonly AssignedJudge[], entries: Matrix['entries'], bars: readonly Bar[]): Matrix {
  const given = new Map(
    judges.flatMap(({ id, assignments }) => assignments.map((one) => [`${id} ${one.entryNumber}`, one.sheetState] as const)),
  );
  const barred = new Map(bars.map((bar) => [`${bar.person.id} ${bar.entryNumber}`, bar]));
  return {
    judges,
    entries,
    cell: (judge, entryNumber) => ({
      state: given.get(`${judge.id} ${entryNumber}`) ?? 'FREE',
      bar: barred.get(`${judge.account.id} ${entryNumber}`) ?? null,
    }),
  };
}
