import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { downloadCsv } from '../../../parts/csv.js';
import { DataTable, type Column } from '../../../parts/data-table.js';
import { PageHeading } from '../../../parts/heading.js';
import { Badge } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { CsvButton, RowOpener, useListTools } from '../list-tools.js';
import { EntriesDocument, type OrganizedEntry } from './documents.js';
import { EligibilityBadge } from './eligibility-badge.js';
import { EntryPanel } from './entry-panel.js';

export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const entries = useAllPages(EntriesDocument, { slug }, ({ organizerDesk }) => organizerDesk.entries);
  return (
    <>
      <PageHeading title={t('organizer.section.entries')} />
      <Asked query={entries}>{(rows) => <EntryList rows={rows} />}</Asked>
    </>
  );
}

const isIn = ({ state }: OrganizedEntry) => state === 'SUBMITTED';
const hasOpenSupplement = ({ supplements }: OrganizedEntry) =>
  supplements.some(({ withdrawnAt, answeredWith }) => withdrawnAt === null && answeredWith === null);
const handedIn = ({ versions }: OrganizedEntry) => versions.at(-1)?.submittedAt ?? null;

function EntryList({ rows }: { rows: readonly OrganizedEntry[] }) {
  const { t } = useTranslation();
  const { slug, tracks } = useEdition();
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState(search.get('entry'));
  const open = (number: string | null) => {
    setOpened(number);
    setSearch(number ? { entry: number } : {}, { replace: true });
  };
  const parts = [
    { id: 'UNCHECKED', name: t('eligibility.UNCHECKED'), has: (row: OrganizedEntry) => isIn(row) && row.eligibility === 'UNCHECKED' },
    { id: 'ELIGIBLE', name: t('eligibility.ELIGIBLE'), has: (row: OrganizedEntry) => row.eligibility === 'ELIGIBLE' },
    {
      id: 'NEEDS_CORRECTION',
      name: t('eligibility.NEEDS_CORRECTION'),
      has: (row: OrganizedEntry) => row.eligibility === 'NEEDS_CORRECTION',
    },
    { id: 'INELIGIBLE', name: t('eligibility.INELIGIBLE'), has: (row: OrganizedEntry) => row.eligibility === 'INELIGIBLE' },
    { id: 'SUPPLEMENT', name: t('organizer.entries.part.supplement'), has: hasOpenSupplement },
    { id: 'LEAKS', name: t('organizer.entries.part.leaks'), has: (row: OrganizedEntry) => (row.leakCount ?? 0) > 0 },
    { id: 'OUT', name: t('organizer.teams.part.out'), has: (row: OrganizedEntry) => !isIn(row) },
    ...(tracks.length > 1
      ? tracks.map((track) => ({ id: track.id, name: named(track), has: (row: OrganizedEntry) => row.track.id === track.id }))
      : []),
  ];
  const { shown, tools } = useListTools(rows, parts, ({ number, title, team }) => `${number} ${title} ${team.name}`);
  const columns: Column<OrganizedEntry>[] = [
    {
      key: 'number',
      name: t('organizer.teams.number'),
      cell: ({ number }) => <span className="no-break">{number}</span>,
      sortBy: ({ number }) => number,
    },
    {
      key: 'title',
      name: t('organizer.entries.name'),
      cell: (row) => <RowOpener onOpen={() => open(row.number)}>{row.title}</RowOpener>,
      sortBy: ({ title }) => title,
    },
    { key: 'team', name: t('organizer.teams.name'), cell: ({ team }) => team.name, sortBy: ({ team }) => team.name },
    {
      key: 'eligibility',
      name: t('organizer.entries.eligibility'),
      cell: (row) => <EntryState row={row} />,
      sortBy: ({ eligibility }) => eligibility,
    },
    {
      key: 'leaks',
      name: t('organizer.entries.leaks'),
      cell: ({ leakCount }) => leakCount ?? '–',
      sortBy: ({ leakCount }) => leakCount,
      isNumber: true,
    },
    {
      key: 'versions',
      name: t('organizer.entries.versions'),
      cell: ({ versions }) => versions.length,
      sortBy: ({ versions }) => versions.length,
      isNumber: true,
    },
    {
      key: 'at',
      name: t('organizer.entries.handedIn'),
      cell: (row) => dateTime(handedIn(row) ?? '', { seconds: true }),
      sortBy: handedIn,
    },
  ];
  const csv = () =>
    downloadCsv(
      `${slug}-entries.csv`,
      [
        t('organizer.teams.number'),
        t('organizer.entries.name'),
        t('organizer.teams.name'),
        t('organizer.teams.track'),
        t('organizer.entries.eligibility'),
        t('organizer.entries.handedIn'),
      ],
      shown.map((row) => [
        row.number,
        row.title,
        row.team.name,
        named(row.track),
        t(`eligibility.${row.eligibility}`),
        dateTime(handedIn(row) ?? '', { seconds: true }),
      ]),
    );
  const entry = rows.find(({ number }) => number === opened);
  return (
    <>
      {tools}
      <DataTable
        caption={t('organizer.section.entries')}
        columns={columns}
        rows={shown}
        keyOf={({ id }) => id}
        empty={rows.length ? t('organizer.list.nothing') : t('organizer.entries.empty')}
      />
      <p className="row below">
        <CsvButton onPress={csv} />
      </p>
      {entry && <EntryPanel entry={entry} onClose={() => open(null)} />}
    </>
  );
}

function EntryState({ row }: { row: OrganizedEntry }) {
  const { t } = useTranslation();
  return (
    <>
      {isIn(row) ? <EligibilityBadge eligibility={row.eligibility} /> : <Badge tone="danger">{t(`entryState.${row.state}`)}</Badge>}{' '}
      {hasOpenSupplement(row) && <Badge tone="warning">{t('organizer.entries.part.supplement')}</Badge>}
    </>
  );
}
