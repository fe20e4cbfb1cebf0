import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useMe } from '../../../app/session.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Empty } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { ConfirmAwardsDocument, type Decision, TurnDownAwardsDocument } from './documents.js';

const tones = { DECIDED: 'warning', CONFIRMED: 'success', TURNED_DOWN: 'danger' } as const;

/** What was decided, the latest first. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  if (decisions.length === 0) return <Empty>{t('awarding.noDecision')}</Empty>;
  return (
    <ul className="plain-list stack">
      {decisions.toReversed().map((decision) => (
        <li key={decision.id} className="card stack">
          <p className="row">
            <Badge tone={tones[decision.state]}>{t(`awarding.state.${decision.state}`)}</Badge>
            <strong>{t('awarding.version', { version: decision.version })}</strong>
            <span className="quiet">
              {decision.decidedBy.name} {dateTime(decision.decidedAt)}
              {decision.closedBy && decision.closedAt && ` · ${decision.closedBy.name} ${dateTime(decision.closedAt)}`}
            </span>
          </p>
          <dl className="facts">
            {decision.awards.map(({ tier, entries }) => (
              <div key={tier.key} className="contents">
                <dt>{named(tier)}</dt>
                <dd>
                  {entries.length === 0
                    ? t('awarding.nobody')
                    : entries.map(({ entryNumber, title, teamName }) => `${entryNumber} ${title} (${teamName})`).join(', ')}
                </dd>
              </div>
            ))}
          </dl>
          {decision.departures.map(({ tier, entryNumber, reason }) => (
            <p key={`${tier}.${entryNumber}`} className="quiet">
              {t('awarding.departure', { entry: entryNumber ?? t('awarding.places'), reason })}
            </p>
          ))}
          {decision.turnedDownBecause && <p>{t('awarding.turnedDown', { reason: decision.turnedDownBecause })}</p>}
          {decision.state === 'DECIDED' && <Second decision={decision} />}
        </li>
      ))}
    </ul>
  );
}

/** A second organiser confirms, or turns down; who decided waits for one. */
function Second({ decision: { id, decidedBy } }: { decision: Decision }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const me = useMe();
  const confirm = useDeed(ConfirmAwardsDocument);
  const turnDown = useDeed(TurnDownAwardsDocument);
  if (!isOwn || !me) return null;
  if (me.account.id === decidedBy.id) return <p className="quiet">{t('organizer.needsSecond')}</p>;
  return (
    <div className="row">
      <Confirm
        label={t('awarding.confirm')}
        title={t('awarding.confirm')}
        look="primary"
        onConfirm={() => confirm.mutateAsync({ input: { decision: id } })}
      >
        {t('awarding.confirmWhat')}
      </Confirm>
      <Confirm
        label={t('organizer.turnDown')}
        title={t('organizer.turnDown')}
        needsReason
        onConfirm={(reason) => turnDown.mutateAsync({ input: { decision: id, reason } })}
      >
        {t('awarding.turnDownWhat')}
      </Confirm>
    </div>
  );
}
