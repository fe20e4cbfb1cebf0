import type { EntityManager } from 'typeorm';
import { DEFAULT_TIE_BAND, deliberationList, type DeliberationReason, placeBy } from '../../domain/deliberation.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { StageRule } from '../competitions/stage.entity.js';
import type { CommitteeDecision } from './committee-decision.entity.js';
import { decidedEntriesOf } from './deliberation.queries.js';
import type { DeliberatedEntry } from './deliberation.type.js';
import type { NamedLine } from './result.types.js';
import type { Settlement } from './settlement.entity.js';
import type { TrackStanding, TrackSummaryOf } from './settlement.service.js';

/** A listed line of a settled track. */
type ListedStanding = TrackStanding & { reasons: DeliberationReason[] };

/** What a settlement gives to deliberate on in a track that not all go on from. */
export interface TrackAgenda {
  track: string;
  quota: number;
  officialRule: Rule['tally'];
  /** Whether the announced rule leaves it to a committee. */
  isAnnounced: boolean;
  listed: ListedStanding[];
}

/** The rule by which a settlement was made. */
export async function ruleOf(tx: EntityManager, { ruleId }: Pick<Settlement, 'ruleId'>): Promise<Rule> {
  return JSON.parse((await tx.getRepository(StageRule).findOneByOrFail({ id: ruleId })).rule) as Rule;
}

/** The lists of a settlement, by the band of its rule; none by engines 1 and 2, which estimated nothing. */
export function agendasOf({ rows, summary }: Pick<Settlement, 'rows' | 'summary'>, { deliberation = null }: Rule): TrackAgenda[] {
  const standings = Map.groupBy(JSON.parse(rows) as TrackStanding[], ({ track }) => track);
  return (JSON.parse(summary ?? '[]') as TrackSummaryOf[]).flatMap(({ track, topK: quota, officialRule }) => {
    if (quota === null) return [];
    const listed = deliberationList(standings.get(track) ?? [], quota, deliberation ?? DEFAULT_TIE_BAND);
    return [{ track, quota, officialRule, isAnnounced: deliberation !== null, listed }];
  });
}

/** The lines of a list as they are told, with what the decision that counts says of each. */
export function linesOf(
  { listed, officialRule }: TrackAgenda,
  decision: CommitteeDecision | null,
  competing: ReadonlySet<string>,
): Omit<DeliberatedEntry, keyof NamedLine>[] {
  const decided = decision ? decidedEntriesOf(decision) : [];
  return listed.map((line) => {
    const at = decided.findIndex(({ entry }) => entry === line.entry);
    return {
      entry: line.entry,
      place: line.place!,
      officialPlace: placeBy(line, officialRule),
      adjustedPlace: placeBy(line, 'ADJUSTED'),
      plainPlace: placeBy(line, 'MEAN'),
      chance: line.chanceOfTopK ?? null,
      reasons: line.reasons,
      isCompeting: competing.has(line.entry),
      decidedOrder: at < 0 ? null : at + 1,
      decisionReason: decided[at]?.reason ?? null,
    };
  });
}
