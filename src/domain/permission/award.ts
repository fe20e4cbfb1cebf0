import type { Actor } from '../actor.js';
import { type AwardRule, problemsOfAwardRule } from '../award-rule.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { areScoresKnown } from './final.js';
import { secondOf } from './second-person.js';

export type AwardDecisionState = 'DECIDED' | 'CONFIRMED' | 'TURNED_DOWN';

/** An edition for which awards are to be announced. */
interface AwardAnnouncement {
  stages: readonly StageState[];
  /** Ordinals. */
  tracks: readonly number[];
}

/** Awards are announced, again if need be, while nobody can know a score. Paths of problems are below `rule`. */
export function mayAnnounceAwardRule({ stages, tracks }: AwardAnnouncement, rule: AwardRule): Refusal | null {
  if (areScoresKnown(stages)) return refusal('SCORES_KNOWN');
  const problems = problemsOfAwardRule(rule, tracks).map((found) => ({ ...found, path: `rule.${found.path}` }));
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}

/** A ranking by which awards are to be decided, and its edition. */
interface Awarding {
  competitionState: CompetitionState;
  hasAwardRule: boolean;
  isFinal: boolean;
  hasFinalRule: boolean;
  /** Whether it is the latest one of the final or of the last stage. */
  counts: boolean;
  /** Whether it would come out of something else now. */
  isOutdated: boolean;
  /** Whether a decision waits for its second person. */
  isPending: boolean;
}

/** Awards follow the ranking that could be published now; also after a publication, where the next one will tell of them. */
export function mayDecideAwards(facts: Awarding): Refusal | null {
  const { competitionState: phase } = facts;
  if (phase === 'DRAFT' || phase === 'ARCHIVED') return refusal('PHASE_WRONG', { phase });
  if (!facts.hasAwardRule) return refusal('AWARD_RULE_MISSING');
  if (facts.isPending) return refusal('AWARDS_PENDING');
  if (facts.hasFinalRule && !facts.isFinal) return refusal('FINAL_DECIDES');
  if (!facts.counts) return refusal('SETTLEMENT_NOT_FINAL');
  return facts.isOutdated ? refusal(facts.isFinal ? 'FINAL_OUTDATED' : 'SETTLEMENT_OUTDATED') : null;
}

/** A decision as it waits. */
interface WaitingDecision {
  state: AwardDecisionState;
  decidedBy: string;
  /** Whether it still follows the ranking that counts. */
  isCurrent: boolean;
}

/** Awards count once a second organiser has confirmed them, while they follow the ranking that counts. */
export function mayConfirmAwards(actor: Actor, { state, decidedBy, isCurrent }: WaitingDecision): Refusal | null {
  if (state !== 'DECIDED') return refusal('NOTHING_PROPOSED');
  return secondOf(actor, decidedBy) ?? (isCurrent ? null : refusal('AWARDS_OUTDATED'));
}

/** Whoever organises the edition may turn them down, the first person included, who may have seen a mistake. */
export const mayTurnDownAwards = ({ state }: Pick<WaitingDecision, 'state'>): Refusal | null =>
  state === 'DECIDED' ? null : refusal('NOTHING_PROPOSED');
