import type { EntityManager } from 'typeorm';
import { DEFAULT_TIE_BAND, deliberationList, type DeliberationReason, placeBy, sharedPlaceList } from '../../domain/deliberation.js';
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

/** What a settlement gives people to decide on in a track. */
export interface TrackAgenda {
  track: string;
  /** Null: all go on. */
  quota: number | null;
  officialRule: Rule['tally'];
  /** Whether the announced rule leaves it to people. */
  isAnnounced: boolean;
  /** Whether nobody goes on before all of it was decided. */
  isAwaited: boolean;
  listed: ListedStanding[];
}

/** The rule by which a settlement was made. */
export async function ruleOf(tx: EntityManager, { ruleId }: Pick<Settlement, 'ruleId'>): Promise<Rule> {
  return JSON.parse((await tx.getRepository(StageRule).findOneByOrFail({ id: ruleId })).rule) as Rule;
}

/**
 * The lists of a settlement; none by engines 1 and 2, which estimated nothing. Where no deliberation was announced and the chain ends with
 * a decision, they are the ties that nothing else split, and else, to inform, what a committee would have had to talk about.
 */
export function agendasOf({ rows, summary }: Pick<Settlement, 'rows' | 'summary'>, rule: Rule): TrackAgenda[] {
  const standings = Map.groupBy(JSON.parse(rows) as TrackStanding[], ({ track }) => track);
  return (JSON.parse(summary ?? '[]') as TrackSummaryOf[]).flatMap(({ track, topK: quota, officialRule }): TrackAgenda[] => {
    const lines = standings.get(track) ?? [];
    const isAwaited = hasDeliberation(rule);
    if (!isAwaited && decidesTies(rule)) {
      return [{ track, quota, officialRule, isAnnounced: true, isAwaited, listed: sharedPlaceList(lines, officialRule) }];
    }
    if (quota === null) return [];
    const listed = deliberationList(lines, quota, rule.deliberation ?? DEFAULT_TIE_BAND);
    return [{ track, quota, officialRule, isAnnounced: isAwaited, isAwaited, listed }];
  });
}

const hasDeliberation = ({ deliberation = null }: Rule): boolean => deliberation !== null;
const decidesTies = ({ tieBreak }: Rule): boolean => tieBreak.at(-1)?.link === 'DECISION';

/** Whether the rule leaves anything to people: entries that lie close together, or ties that nothing split. */
export const leavesToPeople = (rule: Rule): boolean => hasDeliberation(rule) || decidesTies(rule);

/** What an entry of a list shares with those from whom it must be told apart at once; null where each stands for itself. */
export const tieOf = ({ officialRule }: TrackAgenda, line: ListedStanding): number | null =>
  line.reasons.includes('SHARED_PLACE') ? placeBy(line, officialRule) : null;

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
