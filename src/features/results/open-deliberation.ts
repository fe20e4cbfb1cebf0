import type { EntityManager } from 'typeorm';
import { undecidedOf } from '../../domain/deliberation.js';
import { mayPassDeliberation } from '../../domain/permission/deliberation.js';
import { refuse } from '../../domain/refusal.js';
import { stillCompeting } from './advancement.queries.js';
import { agendasOf, ruleOf } from './deliberation-agenda.js';
import { decisionsOfStages, stageDecisions } from './deliberation.queries.js';
import type { Settlement } from './settlement.entity.js';
import { decisionsIn, differ } from './settlement-inputs.js';

/** @throws Refused where a committee has not decided on all that it has to, or where the settlement does not have its decisions yet. */
export async function refuseOpenDeliberation(tx: EntityManager, settlement: Settlement): Promise<void> {
  const agendas = agendasOf(settlement, await ruleOf(tx, settlement)).filter(({ isAwaited }) => isAwaited);
  const listed = agendas.flatMap((agenda) => agenda.listed.map(({ entry }) => entry));
  const decisions = stageDecisions(await decisionsOfStages(tx, [settlement.stageId]));
  const numbers = new Map((await stillCompeting(tx, listed)).map(({ id, number }) => [id, number]));
  const known = listed.map((entry) => ({ entry, isCompeting: numbers.has(entry) }));
  const decided = [...decisions.values()].flatMap((ofTrack) => ofTrack.map(({ entry }) => entry));
  const undecided = undecidedOf(known, decided).map(({ entry }) => numbers.get(entry)!);
  refuse(mayPassDeliberation({ undecided, hasNewDecisions: differ(decisions, decisionsIn(settlement)) }));
}
