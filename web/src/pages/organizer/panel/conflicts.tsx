import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { useMe } from '../../../app/session.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable, type Column } from '../../../parts/data-table.js';
import { Facts } from '../../../parts/heading.js';
import { Badge, Note } from '../../../parts/note.js';
import { SidePanel } from '../../../parts/side-panel.js';
import { useEdition } from '../layout/edition.js';
import { RowOpener, useListTools } from '../list-tools.js';
import {
  ConfirmExclusionDocument,
  ConfirmLiftDocument,
  ConflictsDocument,
  LiftConflictDocument,
  RejectProposalDocument,
  type Conflict,
} from './documents.js';

export function Conflicts() {
  const { slug } = useEdition();
  const query = useAllPages(ConflictsDocument, { slug }, ({ organizerDesk }) => organizerDesk.conflicts);
  return <Asked query={query}>{(rows) => <ConflictList rows={rows} />}</Asked>;
}

const isProposal = ({ state, liftProposedAt }: Conflict) => state === 'PROPOSED' || (state === 'STANDING' && liftProposedAt !== null);
const tones = { STANDING: 'danger', PROPOSED: 'warning', REJECTED: undefined, LIFTED: undefined, ENDED: undefined } as const;

function ConflictList({ rows }: { rows: readonly Conflict[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const parts = [
    { id: 'WAITS', name: t('organizer.teams.part.waits'), has: isProposal },
    { id: 'STANDING', name: t('conflictState.STANDING'), has: ({ state }: Conflict) => state === 'STANDING' },
    {
      id: 'OVER',
      name: t('organizer.panel.over'),
      has: ({ state }: Conflict) => state === 'LIFTED' || state === 'ENDED' || state === 'REJECTED',
    },
  ];
  const { shown, tools } = useListTools(rows, parts, ({ person, team, entryNumber }) => `${person.name} ${team.name} ${entryNumber ?? ''}`);
  const columns: Column<Conflict>[] = [
    {
      key: 'person',
      name: t('organizer.panel.judge'),
      cell: ({ id, person }) => <RowOpener onOpen={() => setOpened(id)}>{person.name}</RowOpener>,
      sortBy: ({ person }) => person.name,
    },
    { key: 'team', name: t('organizer.teams.name'), cell: ({ team }) => team.name, sortBy: ({ team }) => team.name },
    {
      key: 'entry',
      name: t('organizer.teams.number'),
      cell: ({ entryNumber }) => entryNumber ?? '–',
      sortBy: ({ entryNumber }) => entryNumber,
    },
    {
      key: 'ground',
      name: t('organizer.panel.ground'),
      cell: ({ ground }) => t(`conflictGround.${ground}`),
      sortBy: ({ ground }) => ground,
    },
    {
      key: 'state',
      name: t('organizer.teams.state'),
      cell: (row) => (
        <>
          <Badge tone={tones[row.state]}>{t(`conflictState.${row.state}`)}</Badge>{' '}
          {row.state === 'STANDING' && row.liftProposedAt && <Badge tone="warning">{t('organizer.panel.liftProposed')}</Badge>}
        </>
      ),
      sortBy: ({ state }) => state,
    },
    { key: 'at', name: t('organizer.panel.since'), cell: ({ raisedAt }) => dateTime(raisedAt), sortBy: ({ raisedAt }) => raisedAt },
  ];
  const conflict = rows.find(({ id }) => id === opened);
  return (
    <>
      {tools}
      <DataTable
        caption={t('organizer.panel.conflicts')}
        columns={columns}
        rows={shown}
        keyOf={({ id }) => id}
        empty={rows.length ? t('organizer.list.nothing') : t('organizer.panel.noConflicts')}
      />
      {conflict && <ConflictPanel conflict={conflict} onClose={() => setOpened(null)} />}
    </>
  );
}

function ConflictPanel({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const facts: [string, string][] = [
    [t('organizer.teams.name'), conflict.team.name],
    [t('organizer.teams.number'), conflict.entryNumber ?? t('organizer.teams.notSubmitted')],
    [t('organizer.panel.ground'), t(`conflictGround.${conflict.ground}`)],
    [t('organizer.teams.state'), t(`conflictState.${conflict.state}`)],
    [t('organizer.panel.raisedBy'), conflict.raisedBy?.name ?? t('organizer.panel.found')],
  ];
  if (conflict.memberName) facts.push([t('organizer.panel.member'), conflict.memberName]);
  if (conflict.reason) facts.push([t('confirm.reason'), conflict.reason]);
  if (conflict.liftReason) facts.push([t('organizer.panel.liftReason'), conflict.liftReason]);
  if (conflict.decisionReason) facts.push([t('organizer.panel.decision'), conflict.decisionReason]);
  return (
    <SidePanel title={conflict.person.name} onClose={onClose}>
      <div className="stack">
        <Facts facts={facts} />
        {isOwn && <Deeds conflict={conflict} />}
      </div>
    </SidePanel>
  );
}

function Deeds({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const me = useMe();
  const confirmExclusion = useDeed(ConfirmExclusionDocument);
  const lift = useDeed(LiftConflictDocument);
  const confirmLift = useDeed(ConfirmLiftDocument);
  const reject = useDeed(RejectProposalDocument);
  const input = { conflict: conflict.id };
  if (conflict.state === 'STANDING' && conflict.liftProposedAt === null)
    return (
      <Confirm
        label={t('organizer.panel.lift')}
        title={t('organizer.panel.lift')}
        needsReason
        onConfirm={(reason) => lift.mutateAsync({ input: { ...input, reason } })}
      >
        <p>{t('organizer.panel.liftWhat')}</p>
      </Confirm>
    );
  if (!isProposal(conflict)) return null;
  const proposer = conflict.state === 'PROPOSED' ? conflict.raisedBy : conflict.liftProposedBy;
  const isMine = proposer?.id === me?.account.id;
  return (
    <>
      {isMine && <Note>{t('organizer.needsSecond')}</Note>}
      <div className="row">
        {!isMine && conflict.state === 'PROPOSED' && (
          <Confirm
            label={t('organizer.panel.confirmExclusion')}
            title={t('organizer.panel.confirmExclusion')}
            look="primary"
            onConfirm={() => confirmExclusion.mutateAsync({ input })}
          >
            <p>{t('organizer.panel.confirmExclusionWhat')}</p>
          </Confirm>
        )}
        {!isMine && conflict.state === 'STANDING' && (
          <Confirm
            label={t('organizer.panel.confirmLift')}
            title={t('organizer.panel.confirmLift')}
            look="primary"
            onConfirm={() => confirmLift.mutateAsync({ input })}
          >
            <p>{conflict.liftReason}</p>
          </Confirm>
        )}
        <Confirm
          label={t('organizer.turnDown')}
          title={t('organizer.turnDown')}
          needsReason
          onConfirm={(reason) => reject.mutateAsync({ input: { ...input, reason } })}
        >
          <p>{conflict.person.name}</p>
        </Confirm>
      </div>
    </>
  );
}
