import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../parts/note.js';
import type { Cut } from './cuts.js';
import { useDeliberatedEntries, type DeliberatedEntry } from './deliberation-documents.js';
import type { Settlement } from './documents.js';
import type { RankedLine } from './lines.js';

/** What a committee has to talk about in a track, by entry number; nothing for settlements that count no more, and for a chair. */
export function useToDeliberate(settlement: Settlement, track: string): ReadonlyMap<string, DeliberatedEntry> {
  const { data } = useDeliberatedEntries(settlement, track);
  return useMemo(() => new Map(data?.map((entry) => [entry.entryNumber, entry])), [data]);
}

interface VerdictProps {
  line: RankedLine;
  /** How many go on; null: that is not decided here. */
  quota: number | null;
  cuts: readonly Cut[];
  listed: DeliberatedEntry | undefined;
}

/** What follows from a place, in words. */
export function Verdict({ line: { place, belowFloors }, quota, cuts, listed }: VerdictProps) {
  const { t } = useTranslation();
  if (place === null) return <Badge>{t('settlement.verdict.NONE')}</Badge>;
  if (belowFloors.length > 0) return <Badge tone="danger">{t('settlement.verdict.FLOOR')}</Badge>;
  if (listed && listed.decidedOrder === null) return <Badge tone="warning">{t('settlement.verdict.TIED')}</Badge>;
  if (listed) return <Badge tone="primary">{t('settlement.verdict.DECIDED')}</Badge>;
  // By places alone: awards are decided by two people, on a page of their own.
  if (quota === null) return cuts.find(({ tier, places }) => tier && place <= places)?.tier ?? '–';
  return place <= quota ? (
    <Badge tone="success">{t('settlement.verdict.IN')}</Badge>
  ) : (
    <span className="quiet">{t('settlement.verdict.OUT')}</span>
  );
}
