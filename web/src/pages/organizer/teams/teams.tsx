import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import { TeamNumbersDocument, TeamsDocument, type OrganizedTeam } from './documents.js';
import { TeamPanel } from './team-panel.js';

type Row = OrganizedTeam & { number: string | null };

export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const teams = useAllPages(TeamsDocument, { slug }, ({ organizerDesk }) => organizerDesk.teams);
  const numbers = useAllPages(TeamNumbersDocument, { slug }, ({ organizerDesk }) => organizerDesk.entries);
  const numberOf = useMemo(() => new Map(numbers.data?.map(({ number, team }) => [team.id, number])), [numbers.data]);
  return (
    <>
      <PageHeading title={t('organizer.section.teams')} />
      <Asked query={teams}>{(all) => <TeamList rows={all.map((team) => ({ ...team, number: numberOf.get(team.id) ?? null }))} />}</Asked>
    </>
  );
}

const joined = ({ members }: Row) => members.filter(({ state }) => state === 'JOINED');
const isOut = ({ state }: Row) => state === 'WITHDRAWN' || state === 'DISQUALIFIED';
const waits = ({ disqualifications }: Row) =>
  disqualifications.some(({ state, reinstatementProposedAt }) => state === 'PROPOSED' || (state === 'STANDING' && reinstatementProposedAt));

function TeamList({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const [opened, setOpened] = useState<string | null>(null);
  const parts = [
    { id: 'WAITS', name: t('organizer.teams.part.waits'), has: waits },
    { id: 'DRAFT', name: t('organizer.teams.part.draft'), has: (row: Row) => row.number === null && !isOut(row) },
    { id: 'SUBMITTED', name: t('organizer.teams.part.submitted'), has: (row: Row) => row.number !== null && !isOut(row) },
    { id: 'EXTENDED', name: t('organizer.teams.part.extended'), has: (row: Row) => row.extensions.length > 0 },
    { id: 'FORMING', name: t('teamState.FORMING'), has: (row: Row) => row.state === 'FORMING' },
    { id: 'OUT', name: t('organizer.teams.part.out'), has: isOut },
  ];
  const { shown, tools } = useListTools(rows, parts, ({ name, number, members }) =>
    [name, number ?? '', ...members.flatMap((member) => [member.name ?? '', member.email])].join(' '),
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      name: t('organizer.teams.name'),
      cell: (row) => <RowOpener onOpen={() => setOpened(row.id)}>{row.name}</RowOpener>,
      sortBy: ({ name }) => name,
    },
    { key: 'track', name: t('organizer.teams.track'), cell: ({ track }) => named(track), sortBy: ({ track }) => named(track) },
    {
      key: 'state',
      name: t('organizer.teams.state'),
      cell: (row) => <TeamStateBadge state={row.state} waits={waits(row)} />,
      sortBy: ({ state }) => state,
    },
    {
      key: 'members',
      name: t('organizer.teams.members'),
      cell: (row) => joined(row).length,
      sortBy: (row) => joined(row).length,
      isNumber: true,
    },
    { key: 'number', name: t('organizer.teams.number'), cell: ({ number }) => number ?? '–', sortBy: ({ number }) => number },
    {
      key: 'until',
      name: t('organizer.teams.until'),
      cell: ({ submissionsCloseAt }) => dateTime(submissionsCloseAt),
      sortBy: ({ submissionsCloseAt }) => submissionsCloseAt,
    },
  ];
  const team = rows.find(({ id }) => id === opened);
  const csv = () =>
    downloadCsv(
      `${slug}-teams.csv`,
      columns.map(({ name }) => name),
      shown.map((row) => [
        row.name,
        named(row.track),
        t(`teamState.${row.state}`),
        joined(row).length,
        row.number ?? '',
        dateTime(row.submissionsCloseAt),
      ]),
    );
  return (
    <>
      {tools}
      <DataTable
        caption={t('organizer.section.teams')}
        columns={columns}
        rows={shown}
        keyOf={({ id }) => id}
        empty={rows.length ? t('organizer.list.nothing') : t('organizer.teams.empty')}
      />
      <p className="row below">
        <CsvButton onPress={csv} />
      </p>
      {team && <TeamPanel team={team} number={team.number} onClose={() => setOpened(null)} />}
    </>
  );
}

const tones = { FORMING: 'warning', REGISTERED: 'success', WITHDRAWN: undefined, DISQUALIFIED: 'danger' } as const;

function TeamStateBadge({ state, waits: isWaiting }: { state: Row['state']; waits: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Badge tone={tones[state]}>{t(`teamState.${state}`)}</Badge>{' '}
      {isWaiting && <Badge tone="warning">{t('organizer.teams.part.waits')}</Badge>}
    </>
  );
}
