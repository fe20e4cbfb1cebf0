import { fractionOf, negate } from './fraction.js';
import { problem } from './problem.js';
import { groupByValue } from './ranking/tie-break.js';
import type { Problem } from './refusal.js';

/** What was announced for entries that share the last place that advances. */
export const tieRules = ['TAKE_ALL', 'TAKE_NONE', 'EARLIER_SUBMISSION'] as const;
export type TieRule = (typeof tieRules)[number];

/** How many entries of a track go on to the next stage. */
export interface AdvanceQuota {
  quota: number;
  /** Null: nothing was announced, so that people have to decide. */
  tieRule: TieRule | null;
}

/** What the organisers decide on a tie: all of them go on, or the announced rule is applied. */
export const tieDecisions = ['TAKE_ALL', 'TIE_RULE'] as const;
export type TieDecision = (typeof tieDecisions)[number];

/** An entry of a track that has a place. */
export interface Candidate {
  id: string;
  place: number;
  submittedAt: Date;
}

export interface Advance<C extends Candidate> {
  advanced: C[];
  /** Those who share the last place, more of them than there is room for; empty: nobody has to be chosen. */
  boundary: C[];
  /** Those of them whom nothing decides: nobody is cut silently. */
  tied: C[];
}

/**
 * The best entries of a track up to its quota; without one, all of them. Who shares the last place goes on only by a decision, and what
 * that leaves undecided is told.
 */
export function advance<C extends Candidate>(
  candidates: readonly C[],
  quota: AdvanceQuota | null,
  decision: TieDecision | null,
): Advance<C> {
  const groups = groupByValue(candidates, ({ place }) => negate(fractionOf(place)));
  const advanced: C[] = [];
  for (const group of groups) {
    const room = quota ? quota.quota - advanced.length : Infinity;
    if (room <= 0) break;
    if (group.length > room) {
      const { taken, tied } = choose(group, room, decision === 'TIE_RULE' ? quota!.tieRule : decision);
      return { advanced: [...advanced, ...taken], boundary: group, tied };
    }
    advanced.push(...group);
  }
  return { advanced, boundary: [], tied: [] };
}

function choose<C extends Candidate>(group: C[], room: number, rule: TieRule | null): { taken: C[]; tied: C[] } {
  switch (rule) {
    case null:
      return { taken: [], tied: group };
    case 'TAKE_ALL':
      return { taken: group, tied: [] };
    case 'TAKE_NONE':
      return { taken: [], tied: [] };
    case 'EARLIER_SUBMISSION':
      return earlierFirst(group, room);
  }
}

/** Two teams may have handed in at the same millisecond: then even this leaves a tie. */
function earlierFirst<C extends Candidate>(group: C[], room: number): { taken: C[]; tied: C[] } {
  const taken: C[] = [];
  for (const same of groupByValue(group, ({ submittedAt }) => negate(fractionOf(submittedAt.getTime())))) {
    if (taken.length === room) break;
    if (taken.length + same.length > room) return { taken, tied: same };
    taken.push(...same);
  }
  return { taken, tied: [] };
}

/** A tie that people have to decide, naming everybody whom it concerns. */
export function problemOfTie({ shortName, quota, tied }: { shortName: string; quota: number; tied: { number: string }[] }): Problem {
  const numbers = tied
    .map(({ number }) => number)
    .toSorted()
    .join(', ');
  const ko = `${shortName} 부문: 진출 정원 ${quota}편의 경계에서 다음 출품작이 동점입니다: ${numbers}`;
  return problem(
    `tracks.${shortName}`,
    'TIED',
    ko,
    `Track ${shortName}: at the end of its ${quota} places these entries are tied: ${numbers}.`,
  );
}
