import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Empty } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition } from '../layout/edition.js';
import { ChallengesDocument, DecideChallengeDocument, type Challenge } from './documents.js';

const tones = { OPEN: 'warning', UPHELD: 'danger', DISMISSED: undefined } as const;

/** What teams object to (기피신청), and what is decided. */
export function Challenges() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAllPages(ChallengesDocument, { slug }, ({ organizerDesk }) => organizerDesk.challenges);
  return (
    <Asked query={query}>
      {(challenges) =>
        challenges.length === 0 ? (
          <Empty>{t('organizer.panel.noChallenges')}</Empty>
        ) : (
          <ul className="plain-list stack">
            {challenges.map((challenge) => (
              <li key={challenge.id} className="card stack">
                <p>
                  <Badge tone={tones[challenge.state]}>{t(`challengeState.${challenge.state}`)}</Badge>{' '}
                  <strong>{challenge.team.name}</strong> · {t('organizer.panel.against', { name: challenge.personName })} ·{' '}
                  {t(`challengeGround.${challenge.ground}`)} · <span className="quiet">{dateTime(challenge.filedAt)}</span>
                </p>
                <p className="as-written">{challenge.reason}</p>
                {challenge.decisionReason && <p className="quiet">{challenge.decisionReason}</p>}
                {isOwn && challenge.state === 'OPEN' && <Decide challenge={challenge} />}
              </li>
            ))}
          </ul>
        )
      }
    </Asked>
  );
}

function Decide({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation();
  const decide = useDeed(DecideChallengeDocument);
  const [judge, setJudge] = useState(challenge.matches.length === 1 ? challenge.matches[0]!.id : null);
  const answer = (isUpheld: boolean) => (reason: string) =>
    decide.mutateAsync({ input: { challenge: challenge.id, isUpheld, judge: isUpheld ? judge : null, reason } });
  return (
    <>
      {challenge.matches.length === 0 ? (
        <p className="quiet">{t('organizer.panel.noMatch')}</p>
      ) : (
        <Radios
          label={t('organizer.panel.meant')}
          options={challenge.matches.map(({ id, account }) => ({ id, name: `${account.name} (${account.email})` }))}
          value={judge}
          onChange={setJudge}
        />
      )}
      <div className="row">
        <Confirm
          label={t('organizer.panel.uphold')}
          title={t('organizer.panel.uphold')}
          look="primary"
          isDisabled={judge === null}
          needsReason
          onConfirm={answer(true)}
        >
          <p>{t('organizer.panel.upholdWhat')}</p>
        </Confirm>
        <Confirm label={t('organizer.panel.dismiss')} title={t('organizer.panel.dismiss')} needsReason onConfirm={answer(false)}>
          <p>{t('organizer.panel.dismissWhat')}</p>
        </Confirm>
      </div>
    </>
  );
}
