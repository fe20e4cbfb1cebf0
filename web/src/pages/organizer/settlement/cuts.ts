import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import type { EditionStage } from '../layout/edition.js';
import type { SettlementDesk, SettledTrack } from './documents.js';

/** After how many places a line is drawn, and what ends there. */
export interface Cut {
  places: number;
  name: string;
  /** The award tier that ends there; null: those who go on. */
  tier: string | null;
}

/** Where the best of a track end: those who go on or, in the last stage, the award tiers that draw from this track alone. */
export function useCuts(desk: SettlementDesk, stage: EditionStage | null, track: string, settled: SettledTrack | undefined): Cut[] {
  const { t } = useTranslation();
  const { tracks, stages, awardRule } = desk.competition;
  if (settled?.topK) return [{ places: settled.topK, name: t('settlement.goesOn', { count: settled.topK }), tier: null }];
  if (!awardRule || (stage && stage.id !== stages.at(-1)?.id)) return [];
  const ordinal = tracks.find(({ id }) => id === track)?.ordinal;
  let places = 0;
  return awardRule.tiers
    .filter((tier) => tier.track === ordinal || (tier.track === null && tracks.length === 1))
    .map((tier) => ({ places: (places += tier.quota), name: `${named(tier)} ${tier.quota}`, tier: named(tier) }));
}
