import { useTranslation } from 'react-i18next';
import { useAllPages } from '../../../../api/pages.js';
import { Asked } from '../../../../parts/asked.js';
import { DataTable, type Column } from '../../../../parts/data-table.js';
import { Badge } from '../../../../parts/note.js';
import { useEdition } from '../../layout/edition.js';
import { useListTools } from '../../list-tools.js';
import { useCuts } from '../cuts.js';
import type { SettlementDesk } from '../documents.js';
import { Entry } from '../entry.js';
import { withCuts } from '../lines.js';
import { FinalStandingsDocument, type FinalRule, type FinalSettlement, type FinalStanding } from './documents.js';
import { decimalOf, useFinalWords } from './final-words.js';

export interface OfFinal {
  desk: SettlementDesk;
  rule: FinalRule;
  track: string;
}

/** The final places of a track, with what each score is made of. */
export function FinalRanking({ settlement, ...of }: OfFinal & { settlement: FinalSettlement }) {
  const { slug } = useEdition();
  const query = useAllPages(
    FinalStandingsDocument,
    { slug },
    ({ organizerDesk: { finalSettlements } }) => finalSettlements.find(({ id }) => id === settlement.id)!.standings,
    { of: settlement.id },
  );
  return <Asked query={query}>{(standings) => <Ranked {...of} standings={standings} />}</Asked>;
}

function Ranked({ desk, rule, track, standings }: OfFinal & { standings: readonly FinalStanding[] }) {
  const { t } = useTranslation();
  const { componentName, linkName } = useFinalWords(desk, rule);
  const cuts = useCuts(desk, null, track, undefined);
  const lines = withCuts(
    standings.filter((line) => line.track.id === track),
    cuts,
  );
  const { shown, tools } = useListTools(lines, [], ({ entryNumber, title, teamName }) => `${entryNumber} ${title} ${teamName}`);
  const parts = [...new Map(lines.flatMap(({ components }) => components).map((part) => [`${part.kind} ${part.key}`, part])).values()];
  const columns: Column<(typeof lines)[number]>[] = [
    { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => <strong>{place ?? '–'}</strong> },
    { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
    { key: 'score', name: t('settlement.final.score'), isNumber: true, cell: ({ score }) => <strong>{score ?? '–'}</strong> },
    ...parts.map(({ key, kind, weight }) => ({
      key: `${kind} ${key}`,
      name: weight ? t('settlement.final.weighted', { name: componentName({ kind, key }), weight }) : componentName({ kind, key }),
      isNumber: true,
      cell: (row: FinalStanding) =>
        decimalOf(row.components.find((part) => part.kind === kind && part.key === key)?.points ?? null, rule.decimals),
    })),
    {
      key: 'notes',
      name: t('settlement.verdict.head'),
      cell: ({ tieBrokenBy, stages, place }) => (
        <>
          {place === null && <Badge>{t('settlement.verdict.NONE')}</Badge>}
          {stages.some(({ belowFloors }) => belowFloors.length > 0) && <Badge tone="danger">{t('settlement.verdict.FLOOR')}</Badge>}
          {tieBrokenBy && <span className="quiet">{t('settlement.splitBy', { link: linkName(tieBrokenBy) })}</span>}
        </>
      ),
    },
  ];
  return (
    <div className="stack">
      {tools}
      {cuts.length > 0 && <p className="quiet">{t('settlement.key.cut', { cuts: cuts.map(({ name }) => name).join(', ') })}</p>}
      <DataTable
        caption={t('settlement.final.title')}
        columns={columns}
        rows={shown}
        keyOf={({ entryNumber }) => entryNumber}
        rowClass={({ isCut }) => (isCut ? 'before-cut' : '')}
        empty={lines.length ? t('organizer.list.nothing') : t('settlement.noEntries')}
      />
    </div>
  );
}
