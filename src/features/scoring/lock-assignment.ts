import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayScore, type WritingFacts } from '../../domain/permission/sheet.js';
import { type Refusal, Refused, refusal, refuse } from '../../domain/refusal.js';
import { lockStage } from '../competitions/stage.service.js';
import { Assignment } from '../panels/panel.entity.js';
import { type AssignmentRow, assignmentFacts } from './sheet.queries.js';

/** What is asked of an assignment: by its judge at work in an open stage, if nothing else is said. */
export type MayUseAssignment = (actor: Actor, assignment: WritingFacts) => Refusal | null;

/** An assignment, locked after its stage, for whoever may use it; asked before the locks and after them. */
export async function lockAssignment(
  tx: EntityManager,
  actor: Actor,
  id: string,
  may: MayUseAssignment = mayScore,
): Promise<AssignmentRow> {
  const found = await assignmentFacts(tx, id);
  refuse(found ? may(actor, found) : refusal('NOT_FOUND'));
  await lockStage(tx, found!.stageId, 'pessimistic_read');
  // The assignment is there before its sheet is: two first saves take turns here.
  await tx.getRepository(Assignment).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  const assignment = await assignmentFacts(tx, id);
  if (!assignment) throw new Refused(refusal('NOT_FOUND'));
  refuse(may(actor, assignment));
  return assignment;
}
