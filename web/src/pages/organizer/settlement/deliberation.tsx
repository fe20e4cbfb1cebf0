import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { Asked } from '../../../parts/asked.js';
import { DataTable } from '../../../parts/data-table.js';
import { Badge, Empty, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { CommitteeDecisions } from './committee-decisions.js';
import { DeliberationsDocument, useDeliberatedEntries, type DeliberatedEntry, type TrackDeliberation } from './deliberation-documents.js';
import { Entry } from './entry.js';
import { percent } from './numbers.js';
import { RecordDeliberation } from './record-deliberation.js';
import type { OfSettlement } from './stage-settlement.js';

/** The entries around the quota that scores hardly tell apart, what the committee decided on them, and the way to record it. */
export function Deliberation({ settlement, track }: OfSettlement) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(DeliberationsDocument, { slug });
  const entries = useDeliberatedEntries(settlement, track);
  return (
    <Asked query={query}>
      {({ organizerDesk: { deliberations } }) => {
        const agenda = deliberations.find((one) => one.settlement.id === settlement.id && one.track.id === track);
        if (!settlement.isLatest) return <Empty>{t('settlement.deliberationEarlier')}</Empty>;
        if (!agenda) return <Empty>{t('settlement.noDeliberation')}</Empty>;
        return (
          <div className="stack">
            <Asked query={entries}>{(listed) => <Agenda agenda={agenda} listed={listed} isOutdated={settlement.isOutdated} />}</Asked>
            <CommitteeDecisions decisions={agenda.decisions} />
          </div>
        );
      }}
    </Asked>
  );
}

interface AgendaProps {
  agenda: TrackDeliberation;
  listed: readonly DeliberatedEntry[];
  isOutdated: boolean;
}

function Agenda({ agenda: { isAnnounced, quota, undecided, settlement, track }, listed, isOutdated }: AgendaProps) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const competing = listed.filter(({ isCompeting }) => isCompeting);
  return (
    <div className="stack">
      <p>{quota === null ? t('settlement.noQuota') : t('settlement.quota', { count: quota })}</p>
      {!isAnnounced && listed.length > 0 && <Note>{t('settlement.onlyInforms')}</Note>}
      {isAnnounced && undecided > 0 && <Note tone="warning">{t('settlement.undecided', { count: undecided })}</Note>}
      {isAnnounced && undecided === 0 && isOutdated && <Note tone="warning">{t('settlement.decidedSettle')}</Note>}
      <DataTable
        caption={t('settlement.agenda')}
        rows={listed}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.nothingToTalkAbout')}
        columns={[
          { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place, sortBy: ({ place }) => place },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
          { key: 'official', name: t('settlement.officialPlace'), isNumber: true, cell: ({ officialPlace }) => officialPlace ?? '–' },
          { key: 'adjusted', name: t('settlement.adjustedPlace'), isNumber: true, cell: ({ adjustedPlace }) => adjustedPlace ?? '–' },
          { key: 'plain', name: t('settlement.plainPlace'), isNumber: true, cell: ({ plainPlace }) => plainPlace ?? '–' },
          { key: 'chance', name: t('settlement.chance'), isNumber: true, cell: ({ chance }) => percent(chance) },
          {
            key: 'why',
            name: t('settlement.why'),
            cell: ({ reasons, isCompeting }) => (
              <div className="settled-words">
                {reasons.map((reason) => t(`settlement.reason.${reason}`)).join(', ')}
                {!isCompeting && <Badge>{t('settlement.leftSince')}</Badge>}
              </div>
            ),
          },
          {
            key: 'decided',
            name: t('settlement.decision'),
            cell: ({ decidedOrder, decisionReason }) =>
              decidedOrder === null ? (
                '–'
              ) : (
                <div className="settled-words">{t('settlement.decidedAs', { order: decidedOrder, reason: decisionReason })}</div>
              ),
          },
        ]}
      />
      {isOwn && isAnnounced && competing.length > 0 && (
        <RecordDeliberation settlement={settlement.id} track={track.id} listed={competing} />
      )}
    </div>
  );
}
