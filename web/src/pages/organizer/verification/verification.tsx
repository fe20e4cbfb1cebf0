import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { language } from '../../../i18n/index.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { Countdown } from '../../../parts/countdown.js';
import { DataTable } from '../../../parts/data-table.js';
import { PageHeading } from '../../../parts/heading.js';
import { Badge, Empty, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { OpenVerificationDocument, ReportsDocument, type Verification, VerificationDocument } from './documents.js';
import { ReportCard } from './report.js';

/** Nominees in public for a time, what people report of them, and what two organisers find. */
export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(VerificationDocument, { slug });
  const reports = useAllPages(ReportsDocument, { slug }, ({ organizerDesk }) => organizerDesk.verification.reports);
  return (
    <>
      <PageHeading title={t('organizer.section.verification')} />
      <Asked query={query}>
        {({ organizerDesk: { verification } }) => (
          <div className="stack">
            <State verification={verification} />
            {verification.windows.toReversed().map((window) => (
              <section key={window.id}>
                <h2>{t('verifying.window', { ordinal: window.ordinal })}</h2>
                <p className="quiet">{t('verifying.opened', { at: dateTime(window.openedAt), name: window.openedBy.name })}</p>
                <Nominees nominees={window.nominees} />
              </section>
            ))}
          </div>
        )}
      </Asked>
      <h2>{t('verifying.reports')}</h2>
      <Asked query={reports}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t('verifying.noReports')}</Empty>
          ) : (
            <ul className="plain-list stack">
              {all.map((report) => (
                <li key={report.id} className="card stack">
                  <ReportCard report={report} />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}

function State({ verification }: { verification: Verification }) {
  const { t } = useTranslation();
  const { id, slug, isOwn } = useEdition();
  const open = useDeed(OpenVerificationDocument);
  const { isRequired, isOpen, isCurrent, until, undecidedReports, windows } = verification;
  if (!isRequired && windows.length === 0) return <Empty>{t('verifying.notRequired')}</Empty>;
  return (
    <>
      <p className="row">
        <Badge tone={isOpen ? 'success' : undefined}>{isOpen ? t('verifying.isOpen') : t('verifying.isOver')}</Badge>
        {until && (
          <span>
            {t('verifying.until', { at: dateTime(until, { seconds: true }) })} {isOpen && <Countdown to={until} />}
          </span>
        )}
        <Link to={`/competitions/${slug}/nominees`}>{t('publication.asPublic')}</Link>
      </p>
      {undecidedReports > 0 && <Note tone="warning">{t('verifying.undecided', { count: undecidedReports })}</Note>}
      {windows.length > 0 && !isCurrent && <Note tone="warning">{t('verifying.notCurrent')}</Note>}
      {isOwn && isRequired && !isCurrent && (
        <p>
          <Confirm
            label={t('verifying.open')}
            title={t('verifying.open')}
            look="primary"
            onConfirm={() => open.mutateAsync({ input: { competition: id } })}
          >
            {t('verifying.openWhat')}
          </Confirm>
        </p>
      )}
    </>
  );
}

function Nominees({ nominees }: { nominees: Verification['windows'][number]['nominees'] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('verifying.nominees')}
      rows={nominees}
      keyOf={({ id }) => id}
      empty={t('awarding.nobody')}
      columns={[
        { key: 'award', name: t('publication.fields.AWARD'), cell: ({ awardKo, awardEn }) => (language() === 'en' ? awardEn : awardKo) },
        {
          key: 'entry',
          name: t('settlement.entry'),
          cell: ({ entryNumber, title }) => (
            <>
              <strong>{entryNumber}</strong> {title}
            </>
          ),
        },
        { key: 'until', name: t('verifying.untilWhen'), cell: ({ until }) => dateTime(until) },
        {
          key: 'state',
          name: t('awarding.runState'),
          cell: ({ removedAt, isOpen }) =>
            removedAt ? (
              <Badge tone="danger">{t('verifying.removed', { at: dateTime(removedAt) })}</Badge>
            ) : isOpen ? (
              t('verifying.isOpen')
            ) : (
              t('verifying.isOver')
            ),
        },
      ]}
    />
  );
}
