import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named, said } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Facts } from '../../../parts/heading.js';
import { Note } from '../../../parts/note.js';
import { SidePanel } from '../../../parts/side-panel.js';
import { useEdition } from '../layout/edition.js';
import { EntryDocument, type EntryDetail, type OrganizedEntry } from './documents.js';
import { EligibilityBadge } from './eligibility-badge.js';
import { EligibilityCheck, type GroundText } from './eligibility-check.js';
import { FileList } from './file-list.js';
import { Supplements } from './supplements.js';

/** One entry: what was handed in, whether it is eligible, and what its team is to put right. */
export function EntryPanel({ entry, onClose }: { entry: OrganizedEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(EntryDocument, { slug, number: entry.number });
  return (
    <SidePanel title={`${entry.number} ${entry.title}`} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('organizer.teams.name'), entry.team.name],
            [t('organizer.teams.track'), named(entry.track)],
            [t('organizer.entries.eligibility'), <EligibilityBadge key="badge" eligibility={entry.eligibility} />],
          ]}
        />
        <Asked query={query}>
          {({ organizerDesk, eligibilityGrounds }) => {
            const detail = organizerDesk.entries.nodes[0];
            return detail && <Detail entry={entry} detail={detail} grounds={eligibilityGrounds} />;
          }}
        </Asked>
      </div>
    </SidePanel>
  );
}

function Detail({ entry, detail, grounds }: { entry: OrganizedEntry; detail: EntryDetail; grounds: readonly GroundText[] }) {
  const { t } = useTranslation();
  const last = detail.versions.at(-1);
  const wordOf = new Map(grounds.map((text) => [text.ground, said(text)]));
  return (
    <div className="stack">
      {last && (
        <>
          <h3>{t('organizer.entries.lastVersion', { ordinal: last.ordinal })}</h3>
          <p className="quiet">{dateTime(last.submittedAt, { seconds: true })}</p>
          <p className="as-written">{last.summary}</p>
          <FileList files={last.files} />
        </>
      )}
      <Leaks detail={detail} />
      <h3>{t('organizer.entries.eligibility')}</h3>
      {detail.eligibilityChecks.length === 0 && <p className="quiet">{t('organizer.entries.noCheck')}</p>}
      <ul className="plain-list">
        {detail.eligibilityChecks.map((check) => (
          <li key={check.id}>
            <EligibilityBadge eligibility={check.outcome} />{' '}
            {t('organizer.entries.checkedVersion', { version: check.version, at: dateTime(check.checkedAt) })}
            {check.grounds.length > 0 && <div>{check.grounds.map((ground) => wordOf.get(ground)).join(' · ')}</div>}
            {check.reason && <div className="quiet">{check.reason}</div>}
          </li>
        ))}
      </ul>
      <EligibilityCheck entry={entry} grounds={grounds} />
      <Supplements entry={entry} detail={detail} />
    </div>
  );
}

function Leaks({ detail }: { detail: EntryDetail }) {
  const { t } = useTranslation();
  const found = (detail.leaks ?? []).filter(({ submitted, leaks }) => submitted && leaks.length > 0);
  if (found.length === 0) return null;
  return (
    <>
      <h3>{t('organizer.entries.leaks')}</h3>
      {found.map((report, index) => (
        <Note key={index} tone="warning">
          <p>{said({ ko: report.warningKo ?? '', en: report.warningEn ?? '' })}</p>
          <ul>
            {report.leaks.slice(0, 20).map(({ page, before, match, after }, at) => (
              <li key={at}>
                {page !== null && `${t('organizer.entries.page', { page })} `}…{before}
                <mark>{match}</mark>
                {after}…
              </li>
            ))}
          </ul>
        </Note>
      ))}
    </>
  );
}
