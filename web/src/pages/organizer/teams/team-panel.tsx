import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Facts } from '../../../parts/heading.js';
import { Badge, Note } from '../../../parts/note.js';
import { fromSeoulClock, SeoulField, seoulClock } from '../../../parts/seoul-field.js';
import { SidePanel } from '../../../parts/side-panel.js';
import { useEdition } from '../layout/edition.js';
import { ExtendDeadlineDocument, type OrganizedTeam } from './documents.js';
import { TeamOut } from './team-out.js';

/** One team: who is on it, until when it may submit, and whether it is out. */
export function TeamPanel({ team, number, onClose }: { team: OrganizedTeam; number: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  return (
    <SidePanel title={team.name} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('organizer.teams.track'), named(team.track)],
            [t('organizer.teams.state'), t(`teamState.${team.state}`)],
            [t('organizer.teams.number'), number ?? t('organizer.teams.notSubmitted')],
            [t('organizer.teams.registered'), dateTime(team.createdAt)],
          ]}
        />
        {team.withdrawal && (
          <Note>{t('organizer.teams.withdrawn', { at: dateTime(team.withdrawal.withdrawnAt), reason: team.withdrawal.reason })}</Note>
        )}
        <h3>{t('organizer.teams.people')}</h3>
        <ul className="plain-list">
          {team.members.map((member) => (
            <li key={member.id}>
              <strong>{member.name ?? member.email}</strong>{' '}
              {member.role === 'LEAD' && <Badge tone="primary">{t('organizer.teams.lead')}</Badge>}{' '}
              {member.state !== 'JOINED' && <Badge>{t(`memberState.${member.state}`)}</Badge>}
              <br />
              <span className="quiet">
                {[member.department && named(member.department), member.name && member.email].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <h3>{t('organizer.teams.deadline')}</h3>
        <p>{t('organizer.teams.deadlineNow', { at: dateTime(team.submissionsCloseAt, { seconds: true }) })}</p>
        {team.extensions.length > 0 && (
          <ul className="plain-list">
            {team.extensions.map(({ id, until, reason, extendedAt }) => (
              <li key={id}>
                {t('organizer.teams.extension', { until: dateTime(until), at: dateTime(extendedAt) })}
                <br />
                <span className="quiet">{reason}</span>
              </li>
            ))}
          </ul>
        )}
        {isOwn && <Extend team={team} />}
        <h3>{t('organizer.teams.outTitle')}</h3>
        <TeamOut team={team} />
      </div>
    </SidePanel>
  );
}

function Extend({ team }: { team: OrganizedTeam }) {
  const { t } = useTranslation();
  const extend = useDeed(ExtendDeadlineDocument);
  const [until, setUntil] = useState(seoulClock(team.submissionsCloseAt));
  const at = fromSeoulClock(until);
  return (
    <Confirm
      label={t('organizer.teams.extend')}
      title={t('organizer.teams.extendTitle', { team: team.name })}
      needsReason
      onConfirm={(reason) => extend.mutateAsync({ input: { team: team.id, until: at ?? '', reason } })}
    >
      <SeoulField label={t('organizer.teams.until')} hint={t('organizer.seoulHint')} value={until} onChange={setUntil} />
    </Confirm>
  );
}
