import type { EntityManager } from 'typeorm';
import type { CorrectionState } from '../../domain/permission/correction.js';
import type { Keyset } from '../../platform/graphql/connection.js';

/** A correction with what its sheet is about. */
export interface CorrectionRow {
  id: string;
  state: CorrectionState;
  before: string;
  after: string;
  reason: string;
  askedAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  rubricId: string;
  assignmentId: string;
  judgeId: string;
  entryNumber: string;
}

const CORRECTIONS = `
  select sheet_correction.id, sheet_correction.state, sheet_correction.before, sheet_correction.after, sheet_correction.reason,
         sheet_correction.asked_at as "askedAt", sheet_correction.decided_at as "decidedAt",
         sheet_correction.decision_reason as "decisionReason", sheet.rubric_id as "rubricId",
         assignment.id as "assignmentId", assignment.judge_id as "judgeId", entry.number as "entryNumber"
    from sheet_correction
    join sheet on sheet.id = sheet_correction.sheet_id
    join assignment on assignment.id = sheet.assignment_id
    join stage on stage.id = assignment.stage_id
    join entry on entry.id = assignment.entry_id`;

/** What the judges of these assignments asked for, oldest first. */
export const correctionsOfAssignments = (db: EntityManager, assignmentIds: readonly string[]): Promise<CorrectionRow[]> =>
  db.query<CorrectionRow[]>(
    `${CORRECTIONS} where assignment.id = any($1::uuid[]) order by sheet_correction.asked_at, sheet_correction.id`,
    [assignmentIds],
  );

export async function correctionById(db: EntityManager, id: string): Promise<CorrectionRow | null> {
  const [row] = await db.query<CorrectionRow[]>(`${CORRECTIONS} where sheet_correction.id = $1`, [id]);
  return row ?? null;
}

const IN_EDITION = `stage.competition_id = $1 and ($2::text is null or sheet_correction.state = $2)`;

/** The corrections of an edition, in one state or in all, oldest first. */
export const correctionsAfter = (
  db: EntityManager,
  competitionId: string,
  state: CorrectionState | null,
  after: Keyset | null,
  limit: number,
): Promise<CorrectionRow[]> =>
  db.query<CorrectionRow[]>(
    `${CORRECTIONS} where ${IN_EDITION} and ($4::timestamptz is null or (sheet_correction.asked_at, sheet_correction.id) > ($4::timestamptz, $5::uuid))
      order by sheet_correction.asked_at, sheet_correction.id limit $3`,
    [competitionId, state, limit, ...(after ?? [null, null])],
  );

export async function countCorrections(db: EntityManager, competitionId: string, state: CorrectionState | null): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count
       from sheet_correction
       join sheet on sheet.id = sheet_correction.sheet_id
       join assignment on assignment.id = sheet.assignment_id
       join stage on stage.id = assignment.stage_id
      where ${IN_EDITION}`,
    [competitionId, state],
  );
  return row!.count;
}

/** How many corrections in an edition nobody has decided. */
export const pendingCorrectionsOf = (db: EntityManager, competitionId: string): Promise<number> =>
  countCorrections(db, competitionId, 'PENDING');
