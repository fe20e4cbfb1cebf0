import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useMe } from '../../../app/session.js';
import { dateTime } from '../../../i18n/format.js';
import { Confirm } from '../../../parts/confirm.js';
import { Download } from '../../../parts/download.js';
import { Badge } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { AskExplanation, DecideReport } from './answer-report.js';
import { ConfirmFindingDocument, type Report } from './documents.js';

const tones = { RECEIVED: 'warning', BEING_CHECKED: 'warning', DECIDED: 'success' } as const;

/** What somebody reported, what the team says to it, and what was found. */
export function ReportCard({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const { ground, state, receivedAt, text, links, contact, nominee, evidence, explanations, findings } = report;
  return (
    <>
      <p className="row">
        <Badge tone={tones[state]}>{t(`verifying.reportState.${state}`)}</Badge>
        <strong>{t(`verifying.ground.${ground}`)}</strong>
        <span>
          {nominee.entryNumber} {nominee.title}
        </span>
        <span className="quiet">{dateTime(receivedAt)}</span>
      </p>
      <p className="as-written">{text}</p>
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            // As they were typed, and not to be opened by a slip of the finger.
            <li key={link} className="file-name">
              {link}
            </li>
          ))}
        </ul>
      )}
      {contact && <p className="quiet">{t('verifying.contact', { contact })}</p>}
      {evidence.map(({ id, name }) => (
        <p key={id} className="row apart">
          <span className="file-name">{name ?? id}</span>
          <Download label={t('organizer.entries.download')} title={name ?? id} address={`/report-evidence/${id}`} />
        </p>
      ))}
      {explanations.map(({ id, question, dueAt, answer, answeredAt }) => (
        <div key={id}>
          <p>
            <strong>{t('verifying.asked')}</strong> {question}{' '}
            <span className="quiet">{t('verifying.answerBy', { at: dateTime(dueAt) })}</span>
          </p>
          {answer ? (
            <p className="as-written">
              {answer} <span className="quiet">{answeredAt && dateTime(answeredAt)}</span>
            </p>
          ) : (
            <p className="quiet">{t('verifying.notAnswered')}</p>
          )}
        </div>
      ))}
      {findings
        .filter((finding) => finding.state !== 'REPLACED')
        .map((finding) => (
          <Found key={finding.id} finding={finding} />
        ))}
      {isOwn && state !== 'DECIDED' && (
        <div className="row">
          <AskExplanation report={report.id} />
          <DecideReport report={report.id} />
        </div>
      )}
    </>
  );
}

/** One organiser's finding; another one confirms. */
function Found({ finding }: { finding: Report['findings'][number] }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const me = useMe();
  const confirm = useDeed(ConfirmFindingDocument);
  const { id, state, outcome, removesNominee, reason, decidedAt, decidedBy, confirmedBy } = finding;
  const isWaiting = state === 'DECIDED';
  return (
    <div className="stack">
      <p>
        <Badge tone={isWaiting ? 'warning' : 'success'}>{isWaiting ? t('awarding.state.DECIDED') : t('awarding.state.CONFIRMED')}</Badge>{' '}
        <strong>{t(`verifying.outcome.${outcome}`)}</strong> {removesNominee && <strong>{t('verifying.removes')}</strong>} {reason}{' '}
        <span className="quiet">
          {decidedBy.name} {dateTime(decidedAt)} {confirmedBy?.name}
        </span>
      </p>
      {isWaiting &&
        isOwn &&
        (me?.account.id === decidedBy.id ? (
          <p className="quiet">{t('organizer.needsSecond')}</p>
        ) : (
          <p>
            <Confirm
              label={t('verifying.confirm')}
              title={t('verifying.confirm')}
              look={removesNominee ? 'danger' : 'primary'}
              onConfirm={() => confirm.mutateAsync({ input: { finding: id } })}
            >
              {removesNominee ? t('verifying.confirmRemoves') : t('verifying.confirmWhat')}
            </Confirm>
          </p>
        ))}
    </div>
  );
}
