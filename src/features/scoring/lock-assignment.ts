import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayScore, type WritingFacts } from '../../domain/permission/sheet.js';
import { type Refusal, Refused, refusal, refuse } from '../../domain/refusal.js';
import { lockStage } from '../competitions/stage.service.js';
import { Assignment } from '../panels/panel.entity.js';
import { assignmentAtFirstSight, assignmentFacts, type AssignmentRow } from './sheet.queries.js';

/** What is asked of an assignment: by its judge at work in an open stage, if nothing else is said. */
export type MayUseAssignment = (actor: Actor, assignment: WritingFacts) => Refusal | null;

/**
 * An assignment, locked after its stage, for whoever may use it. To whom it is not there, it is not locked either; everything else is asked
 * once the locks hold, conflicts included. (Without them more is allowed, so what is not there at first sight is not there at all.)
 */
export async function lockAssignment(
  tx: EntityManager,
  actor: Actor,
  id: string,
  may: MayUseAssignment = mayScore,
): Promise<AssignmentRow> {
  const found = await assignmentAtFirstSight(tx, id);
  if (!found || may(actor, found)?.code === 'NOT_FOUND') throw new Refused(refusal('NOT_FOUND'));
  await lockStage(tx, found.stageId, 'pessimistic_read');
  // The assignment is there before its sheet is: two first saves take turns here.
  await tx.getRepository(Assignment).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  const assignment = await assignmentFacts(tx, id);
  if (!assignment) throw new Refused(refusal('NOT_FOUND'));
  refuse(may(actor, assignment));
  return assignment;
}
