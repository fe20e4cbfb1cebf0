import type { EntityManager } from 'typeorm';
import type { FinalRule as Rule } from '../../domain/final-rule.js';
import { mayAddToFinal } from '../../domain/permission/final.js';
import { refuse } from '../../domain/refusal.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { latestFinalRule } from '../scoring/final-rule.queries.js';

/**
 * Locks an edition to which something is added that its final follows from, and answers its announced rule.
 * @throws Refused while the rule may change, and where there is none.
 */
export async function lockFinalInTheMaking(
  tx: EntityManager,
  competitionId: string,
  mode: 'pessimistic_read' | 'pessimistic_write',
): Promise<Rule> {
  const competition = await lockCompetition(tx, competitionId, mode);
  const stages = await tx.getRepository(Stage).findBy({ competitionId });
  const announced = await latestFinalRule(tx, competitionId);
  const states = stages.map(({ state }) => state);
  refuse(mayAddToFinal({ competitionState: competition.state, hasRule: announced !== null, stages: states }));
  return JSON.parse(announced!.rule) as Rule;
}
