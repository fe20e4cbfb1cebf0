import { deliberationList } from '../deliberation.js';
import { exchangePlaces } from './decisions.js';
import { placedOf } from './official-ranking.js';
import { inOrder } from './rule-standings.js';
import type { StageInputs } from './stage-inputs.js';
import type { Standing } from './standing.js';

/**
 * The standings of a track after its committee's decisions. They count for entries that are on the list of what to deliberate on as the
 * sheets are now, and for nobody else: a decision must not outlive its tie when marks were corrected.
 */
export function deliberated({ rule, topK = null, decisions = [] }: StageInputs, standings: readonly Standing[]): readonly Standing[] {
  if (!rule.deliberation || decisions.length === 0) return standings;
  const listed = new Set(deliberationList(standings, topK, rule.deliberation).map(({ entry }) => entry));
  const counting = decisions.filter(({ entry }) => listed.has(entry));
  const { places, decided } = exchangePlaces(placedOf(standings), counting, rule.ranking);
  return inOrder(
    standings.map((standing) => ({
      ...standing,
      place: places.get(standing.entry) ?? null,
      tieBrokenBy: decided.has(standing.entry) ? 'DECISION' : standing.tieBrokenBy,
    })),
  );
}
