import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../../parts/data-table.js';
import { useListTools } from '../list-tools.js';
import { useCuts } from './cuts.js';
import type { Standing } from './documents.js';
import { Entry } from './entry.js';
import { linesOf, type RankedLine } from './lines.js';
import { adjustedOf } from './numbers.js';
import { IntervalLegend, RankInterval } from './rank-interval.js';
import type { OfSettlement } from './stage-settlement.js';
import { StandingPanel } from './standing-panel.js';
import { Ties } from './ties.js';
import { TrackSays } from './track-says.js';
import { useToDeliberate, Verdict } from './verdict.js';

/** The places of a track, official beside adjusted, with how sure each is and where those end who go on. */
export function Ranking({ desk, stage, settlement, track, standings }: OfSettlement & { standings: readonly Standing[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const settled = settlement.tracks.find((of) => of.track.id === track);
  const cuts = useCuts(desk, stage, track, settled);
  const toDeliberate = useToDeliberate(settlement, track);
  const lines = linesOf(standings, track, cuts);
  const isTied = ({ entryNumber }: RankedLine) => toDeliberate.has(entryNumber);
  const parts = [
    { id: 'TIED', name: t('settlement.verdict.TIED'), has: isTied },
    { id: 'FLOOR', name: t('settlement.verdict.FLOOR'), has: ({ belowFloors }: RankedLine) => belowFloors.length > 0 },
    { id: 'NONE', name: t('settlement.verdict.NONE'), has: ({ place }: RankedLine) => place === null },
  ];
  const { shown, tools } = useListTools(lines, parts, ({ entryNumber, title, teamName }) => `${entryNumber} ${title} ${teamName}`);
  const columns: Column<RankedLine>[] = [
    { key: 'place', name: t('settlement.place'), cell: ({ place }) => <strong>{place ?? '–'}</strong>, isNumber: true },
    {
      key: 'entry',
      name: t('settlement.entry'),
      cell: (line) => <Entry row={line} onOpen={() => setOpened(line.entryNumber)} />,
    },
    { key: 'score', name: t('settlement.score'), cell: ({ score }) => <strong>{score ?? '–'}</strong>, isNumber: true },
    {
      key: 'interval',
      name: t('settlement.interval'),
      cell: (line) => <RankInterval line={line} cuts={cuts} />,
    },
    { key: 'adjusted', name: t('settlement.adjusted'), cell: (line) => adjustedOf(line), isNumber: true },
    {
      key: 'verdict',
      name: t('settlement.verdict.head'),
      cell: (line) => <Verdict line={line} quota={settled?.topK ?? null} cuts={cuts} listed={toDeliberate.get(line.entryNumber)} />,
    },
  ];
  const line = lines.find(({ entryNumber }) => entryNumber === opened);
  return (
    <div className="stack">
      {settled && <TrackSays settled={settled} />}
      {tools}
      <IntervalLegend cuts={cuts} />
      <DataTable
        caption={t('settlement.tab.ranking')}
        columns={columns}
        rows={shown}
        keyOf={({ entryNumber }) => entryNumber}
        rowClass={(row) => [isTied(row) && 'in-tie', row.isCut && 'before-cut'].filter(Boolean).join(' ')}
        empty={lines.length ? t('organizer.list.nothing') : t('settlement.noEntries')}
      />
      <Ties desk={desk} stage={stage} lines={lines} />
      {line && <StandingPanel desk={desk} stage={stage} settlement={settlement} line={line} onClose={() => setOpened(null)} />}
    </div>
  );
}
