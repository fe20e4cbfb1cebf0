import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useMe } from '../../../app/session.js';
import { dateTime } from '../../../i18n/format.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import {
  ConfirmDisqualificationDocument,
  ConfirmReinstatementDocument,
  DisqualifyTeamDocument,
  ReinstateTeamDocument,
  TurnDownDisqualificationDocument,
  type OrganizedTeam,
} from './documents.js';

type Case = OrganizedTeam['disqualifications'][number];

/** A disqualification takes two people: what was proposed, and the other one's decision. */
export function TeamOut({ team }: { team: OrganizedTeam }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const disqualify = useDeed(DisqualifyTeamDocument);
  const isOpen = team.disqualifications.some(({ state }) => state === 'PROPOSED' || state === 'STANDING');
  return (
    <>
      {team.disqualifications.map((one) => (
        <div key={one.id} className="card stack">
          <p>
            <Badge tone={one.state === 'STANDING' ? 'danger' : one.state === 'PROPOSED' ? 'warning' : undefined}>
              {t(`disqualificationState.${one.state}`)}
            </Badge>{' '}
            {t('organizer.teams.proposedBy', { name: one.proposedBy.name, at: dateTime(one.proposedAt) })}
          </p>
          <p>{one.reason}</p>
          {one.decisionReason && <p className="quiet">{one.decisionReason}</p>}
          {isOwn && <Decide team={team} one={one} />}
        </div>
      ))}
      {!isOpen && isOwn && team.state !== 'WITHDRAWN' && (
        <Confirm
          label={t('organizer.teams.disqualify')}
          title={t('organizer.teams.disqualifyTitle', { team: team.name })}
          look="danger"
          needsReason
          onConfirm={(reason) => disqualify.mutateAsync({ input: { team: team.id, reason } })}
        >
          <p>{t('organizer.teams.disqualifyWhat')}</p>
        </Confirm>
      )}
      {!isOpen && !isOwn && <p className="quiet">{t('organizer.teams.notOut')}</p>}
    </>
  );
}

function Decide({ team, one }: { team: OrganizedTeam; one: Case }) {
  const { t } = useTranslation();
  const me = useMe();
  const confirm = useDeed(ConfirmDisqualificationDocument);
  const turnDown = useDeed(TurnDownDisqualificationDocument);
  const reinstate = useDeed(ReinstateTeamDocument);
  const confirmReinstatement = useDeed(ConfirmReinstatementDocument);
  const proposer = one.state === 'PROPOSED' ? one.proposedBy : one.reinstatementProposedBy;
  const isMine = proposer?.id === me?.account.id;
  if (one.state === 'STANDING' && !one.reinstatementProposedAt)
    return (
      <Confirm
        label={t('organizer.teams.reinstate')}
        title={t('organizer.teams.reinstateTitle', { team: team.name })}
        needsReason
        onConfirm={(reason) => reinstate.mutateAsync({ input: { disqualification: one.id, reason } })}
      >
        <p>{t('organizer.teams.reinstateWhat')}</p>
      </Confirm>
    );
  if (!proposer || (one.state !== 'PROPOSED' && one.state !== 'STANDING')) return null;
  const input = { disqualification: one.id };
  return (
    <>
      {one.reinstatementReason && (
        <p>{t('organizer.teams.reinstatementProposed', { name: proposer.name, reason: one.reinstatementReason })}</p>
      )}
      {isMine && <Note>{t('organizer.needsSecond')}</Note>}
      <div className="row">
        {!isMine && (
          <Confirm
            label={one.state === 'PROPOSED' ? t('organizer.teams.confirmOut') : t('organizer.teams.confirmIn')}
            title={team.name}
            look={one.state === 'PROPOSED' ? 'danger' : 'primary'}
            onConfirm={() => (one.state === 'PROPOSED' ? confirm.mutateAsync({ input }) : confirmReinstatement.mutateAsync({ input }))}
          >
            <p>{one.state === 'PROPOSED' ? t('organizer.teams.confirmOutWhat') : t('organizer.teams.confirmInWhat')}</p>
          </Confirm>
        )}
        <Confirm
          label={t('organizer.turnDown')}
          title={t('organizer.turnDown')}
          needsReason
          onConfirm={(reason) => turnDown.mutateAsync({ input: { ...input, reason } })}
        >
          <p>{team.name}</p>
        </Confirm>
      </div>
    </>
  );
}
