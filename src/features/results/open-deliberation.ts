import type { EntityManager } from 'typeorm';
import { undecidedOf } from '../../domain/deliberation.js';
import { ENGINE_VERSION } from '../../domain/engine.js';
import { mayPassDeliberation } from '../../domain/permission/deliberation.js';
import { refuse } from '../../domain/refusal.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { stillCompeting } from './advancement.queries.js';
import { agendasOf, ruleOf, type TrackAgenda } from './deliberation-agenda.js';
import { decisionsOfStages, stageDecisions } from './deliberation.queries.js';
import { settledTexts } from './settle-apart.js';
import type { Settlement } from './settlement.entity.js';
import { decisionsIn, differ, factsOfStages, hasChanged, inputsOf } from './settlement-inputs.queries.js';

/** @throws Refused where a committee has not decided on all that it has to, or where the settlement does not have what there is to decide, or its decisions. */
export async function refuseOpenDeliberation(tx: EntityManager, settlement: Settlement): Promise<void> {
  const rule = await ruleOf(tx, settlement);
  const decisions = stageDecisions(await decisionsOfStages(tx, [settlement.stageId]));
  const undecidedIn = async (agendas: readonly TrackAgenda[]): Promise<string[]> => {
    const listed = agendas.filter(({ isAwaited }) => isAwaited).flatMap((agenda) => agenda.listed.map(({ entry }) => entry));
    const numbers = new Map((await stillCompeting(tx, listed)).map(({ id, number }) => [id, number]));
    const known = listed.map((entry) => ({ entry, isCompeting: numbers.has(entry) }));
    const decided = [...decisions.values()].flatMap((ofTrack) => ofTrack.map(({ entry }) => entry));
    return undecidedOf(known, decided).map(({ entry }) => numbers.get(entry)!);
  };
  const undecided = await undecidedIn(agendasOf(settlement, rule));
  const hasNewDecisions = differ(decisions, decisionsIn(settlement));
  refuse(mayPassDeliberation({ undecided, isOutdated: hasNewDecisions }));
  refuse(mayPassDeliberation({ undecided: [], isOutdated: (await undecidedIn(await agendasOfNow(tx, settlement, rule))).length > 0 }));
}

/** What a committee would have to talk about if the stage were settled again; nothing where that would change nothing, or none is awaited. */
async function agendasOfNow(tx: EntityManager, settlement: Settlement, rule: Rule): Promise<TrackAgenda[]> {
  if (!rule.deliberation) return [];
  const facts = (await factsOfStages(tx, [settlement.stageId])).get(settlement.stageId);
  if (!facts || !hasChanged(facts, settlement)) return [];
  return agendasOf(await settledTexts(inputsOf(facts, ENGINE_VERSION).inputs.tracks), rule);
}
