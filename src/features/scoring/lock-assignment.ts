import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayScore } from '../../domain/permission/sheet.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { lockStage } from '../competitions/stage.service.js';
import { Assignment } from '../panels/panel.entity.js';
import { type AssignmentRow, assignmentFacts } from './sheet.queries.js';

/** A judge's own assignment in an open stage, locked after its stage; asked before the locks and after them. */
export async function lockAssignment(tx: EntityManager, actor: Actor, id: string): Promise<AssignmentRow> {
  const found = await assignmentFacts(tx, id);
  refuse(found ? mayScore(actor, found) : refusal('NOT_FOUND'));
  await lockStage(tx, found!.stageId, 'pessimistic_read');
  // The assignment is there before its sheet is: two first saves take turns here.
  await tx.getRepository(Assignment).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  const assignment = await assignmentFacts(tx, id);
  if (!assignment) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayScore(actor, assignment));
  return assignment;
}
