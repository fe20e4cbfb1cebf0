import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { CorrectionState } from '../../domain/permission/correction.js';
import type { AssignmentFacts } from '../../domain/permission/sheet.js';
import { type Refusal, Refused, refusal, refuse } from '../../domain/refusal.js';
import { lockStage } from '../competitions/stage.service.js';
import { SheetCorrection } from './correction.entity.js';
import { lockAssignment, type MayUseAssignment } from './lock-assignment.js';
import { criteriaOf, latestRubric } from './rubric.service.js';
import { Sheet } from './sheet.entity.js';
import { assignmentFacts, marksOfSheets } from './sheet.queries.js';
import { currentOf } from './sheet-content.js';

/**
 * What a use case on a sheet works with, locked in order: stage, assignment, sheet. Whoever builds on an older revision is shown the sheet
 * as it is.
 */
export async function lockSheet(tx: EntityManager, actor: Actor, wish: { assignment: string; revision: number }, may?: MayUseAssignment) {
  const assignment = await lockAssignment(tx, actor, wish.assignment, may);
  const sheet = await tx.getRepository(Sheet).findOne({ where: { assignmentId: wish.assignment }, lock: { mode: 'pessimistic_write' } });
  const rubricId = sheet?.rubricId ?? (await latestRubric(tx, assignment.stageId))!.id;
  const criteria = await criteriaOf(tx, rubricId);
  if (wish.revision !== (sheet?.revision ?? 0)) {
    const current = sheet && currentOf(sheet, criteria, await marksOfSheets(tx, [sheet.id]));
    throw new Refused(refusal('STALE_REVISION', { current }));
  }
  return { sheet, criteria, rubricId, assignment };
}

/** A correction with its sheet, locked in the same order, for whoever `may`; to everybody else there is none. */
export async function lockCorrection(
  tx: EntityManager,
  actor: Actor,
  id: string,
  may: (actor: Actor, correction: { state: CorrectionState; assignment: AssignmentFacts }) => Refusal | null,
) {
  const found = await tx.getRepository(SheetCorrection).findOne({ where: { id }, relations: { sheet: true } });
  const facts = found && (await assignmentFacts(tx, found.sheet.assignmentId));
  if (!facts) throw new Refused(refusal('NOT_FOUND'));
  refuse(may(actor, { state: found.state, assignment: facts }));
  await lockStage(tx, facts.stageId, 'pessimistic_read');
  const sheet = await tx.getRepository(Sheet).findOneOrFail({ where: { id: found.sheetId }, lock: { mode: 'pessimistic_write' } });
  const correction = await tx.getRepository(SheetCorrection).findOneByOrFail({ id });
  refuse(may(actor, { state: correction.state, assignment: facts }));
  return { correction, sheet };
}
