import type { DataSource } from 'typeorm';
import { randomId } from '../../src/platform/database/ids.js';
import type { Person } from './person.js';

const PANEL = `{
  track { shortName } need placed added { judge { id } entryNumber } removed { judge { id } entryNumber } draftsRemoved loads { judge { id } before after }
  components leastOverlap zeroOverlaps criticalJudges { id } meanVariance unfit withoutExpert gap isTimeUp
  blocking { kind entryNumbers judges { id } need capacity explanation { ko en } } }`;
const RUN = `{ id state isDryRun seed progress inputsHash endedAt panels ${PANEL} }`;

interface ToldPair {
  judge: { id: string };
  entryNumber: string;
}
export interface ToldPanel {
  need: number;
  placed: number;
  added: ToldPair[];
  removed: ToldPair[];
  draftsRemoved: number;
  loads: { judge: { id: string }; before: number; after: number }[];
  components: number | null;
  leastOverlap: number | null;
  criticalJudges: { id: string }[];
  meanVariance: number | null;
  unfit: number | null;
  withoutExpert: string[];
  gap: number | null;
  blocking: null | {
    kind: string;
    entryNumbers: string[];
    judges: { id: string }[];
    need: number;
    capacity: number;
    explanation: { ko: string; en: string };
  };
}
export interface ToldRun {
  id: string;
  state: string;
  seed: number;
  inputsHash: string | null;
  panels: ToldPanel[];
}

export const askPlan = (person: Person, stage: string, { dryRun = false, seed = 7, ...settings }: Record<string, unknown> = {}) =>
  person.mutate<ToldRun>('assignJudges', { stage, dryRun, seed, ...(Object.keys(settings).length > 0 && { settings }) }, RUN);

/** The run once it has ended. */
export async function endedRun(person: Person, run: string): Promise<ToldRun> {
  for (;;) {
    const { assignmentRun } = await person.query<{ assignmentRun: ToldRun & { endedAt: string | null } }>(
      `query ($run: ID!) { assignmentRun(run: $run) ${RUN} }`,
      { run },
    );
    if (assignmentRun.endedAt) return assignmentRun;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export const planned = async (person: Person, stage: string, wish: Record<string, unknown> = {}): Promise<ToldRun> =>
  endedRun(person, (await askPlan(person, stage, wish)).id);

/** Waits until a plan is made and its end waits for a lock of the stage. */
export async function waitsForStage(db: DataSource): Promise<void> {
  for (;;) {
    const waiting = await db.query<unknown[]>(
      `select from pg_locks join pg_stat_activity using (pid)
        where not granted and locktype in ('transactionid', 'tuple') and datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Keeps a judge from a team's entry, as two organisers do. */
export const excludedFrom = (db: DataSource, competition: string, seat: string, team: string): Promise<unknown> =>
  db.query(
    `insert into conflict (id, competition_id, account_id, team_id, ground, cause, state, raised_at)
     select $1, $2, account_id, $3, 'EXCLUDED', '', 'STANDING', now() from judge where id = $4`,
    [randomId(), competition, team, seat],
  );
