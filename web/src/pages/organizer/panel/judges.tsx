import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable, type Column } from '../../../parts/data-table.js';
import { Badge, Empty } from '../../../parts/note.js';
import { useStageAndTrack } from '../assignment/track-choice.js';
import { useEdition } from '../layout/edition.js';
import { RowOpener } from '../list-tools.js';
import { Appoint } from './appoint.js';
import { AnnouncePanelDocument, JudgesDocument, type Judge } from './documents.js';
import { JudgePanel } from './judge-panel.js';

export function Judges() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(JudgesDocument, { slug });
  const { stage, track, stageChoice, trackChoice } = useStageAndTrack();
  if (!stage || !track) return <Empty>{t('organizer.noStage')}</Empty>;
  return (
    <>
      <div className="list-tools">
        {stageChoice}
        {trackChoice}
      </div>
      <Asked query={query}>
        {({ organizerDesk: { panels, competition } }) => (
          <div className="stack">
            <JudgeList judges={panels.find((panel) => panel.stage.id === stage.id && panel.track.id === track.id)?.judges ?? []} />
            {isOwn && (stage.state === 'DRAFT' || stage.state === 'OPEN') && <Appoint stage={stage.id} track={track.id} />}
            {isOwn && <Announce isAnnounced={competition.isPanelAnnounced} />}
          </div>
        )}
      </Asked>
    </>
  );
}

function JudgeList({ judges }: { judges: readonly Judge[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const columns: Column<Judge>[] = [
    {
      key: 'name',
      name: t('organizer.panel.judge'),
      cell: ({ id, account }) => <RowOpener onOpen={() => setOpened(id)}>{account.name}</RowOpener>,
      sortBy: ({ account }) => account.name,
    },
    { key: 'email', name: t('organizer.panel.email'), cell: ({ account }) => <span className="file-name">{account.email}</span> },
    { key: 'pledge', name: t('organizer.panel.pledge'), cell: (judge) => <Pledge judge={judge} />, sortBy: ({ pledgedAt }) => pledgedAt },
    {
      key: 'assigned',
      name: t('organizer.panel.assigned'),
      cell: ({ assigned, maxLoad }) => (maxLoad === null ? assigned : `${assigned} / ${maxLoad}`),
      sortBy: ({ assigned }) => assigned,
      isNumber: true,
    },
    { key: 'expertise', name: t('organizer.panel.expertise'), cell: ({ expertise }) => expertise.join(', ') || '–' },
  ];
  const judge = judges.find(({ id }) => id === opened);
  return (
    <>
      <DataTable
        caption={t('organizer.panel.judges')}
        columns={columns}
        rows={judges}
        keyOf={({ id }) => id}
        empty={t('organizer.panel.empty')}
      />
      {judge && <JudgePanel judge={judge} onClose={() => setOpened(null)} />}
    </>
  );
}

function Pledge({ judge: { leftAt, pledgedAt } }: { judge: Judge }) {
  const { t } = useTranslation();
  if (leftAt) return <Badge tone="danger">{t('organizer.panel.left', { at: dateTime(leftAt) })}</Badge>;
  if (!pledgedAt) return <Badge tone="warning">{t('organizer.panel.notPledged')}</Badge>;
  return (
    <>
      <Badge tone="success">{t('organizer.panel.pledged')}</Badge> <span className="quiet">{dateTime(pledgedAt)}</span>
    </>
  );
}

function Announce({ isAnnounced }: { isAnnounced: boolean }) {
  const { t } = useTranslation();
  const { id } = useEdition();
  const announce = useDeed(AnnouncePanelDocument);
  if (isAnnounced) return <p className="quiet">{t('organizer.panel.announced')}</p>;
  return (
    <Confirm
      label={t('organizer.panel.announce')}
      title={t('organizer.panel.announce')}
      onConfirm={() => announce.mutateAsync({ input: { competition: id } })}
    >
      <p>{t('organizer.panel.announceWhat')}</p>
    </Confirm>
  );
}
