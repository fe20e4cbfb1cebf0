import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { Confirm } from '../../parts/confirm.js';
import { Note } from '../../parts/note.js';
import type { Team } from './team-documents.js';

const RemoveMemberDocument = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      id
    }
  }
`);

const HandOverLeadDocument = graphql(`
  mutation HandOverLead($input: HandOverLeadInput!) {
    handOverLead(input: $input) {
      id
    }
  }
`);

const LeaveTeamDocument = graphql(`
  mutation LeaveTeam($input: LeaveTeamInput!) {
    leaveTeam(input: $input) {
      id
    }
  }
`);

const WithdrawTeamDocument = graphql(`
  mutation WithdrawTeam($input: WithdrawTeamInput!) {
    withdrawTeam(input: $input) {
      reason
    }
  }
`);

/** What the lead may do about another one. */
export function MemberDeeds({ team, member }: { team: Team; member: Team['members'][number] }) {
  const { t } = useTranslation();
  const remove = useDeed(RemoveMemberDocument);
  const handOver = useDeed(HandOverLeadDocument);
  const name = member.name ?? member.email ?? '';
  const input = { team: team.id, member: member.id };
  const isInvited = member.state === 'INVITED';
  return (
    <span className="row">
      {!isInvited && (
        <Confirm label={t('team.handOver')} title={t('team.handOverTo', { name })} onConfirm={() => handOver.mutateAsync({ input })}>
          {t('team.handOverWhat', { name })}
        </Confirm>
      )}
      <Confirm
        label={isInvited ? t('team.takeBack') : t('team.remove')}
        title={isInvited ? t('team.takeBackOf', { name }) : t('team.removeOf', { name })}
        look="danger"
        onConfirm={() => remove.mutateAsync({ input })}
      >
        {isInvited ? t('team.takeBackWhat') : t('team.removeWhat', { name })}
      </Confirm>
    </span>
  );
}

/** A member leaves; the lead withdraws the whole team, with its entry. */
export function GoingOut({ team }: { team: Team }) {
  const { t } = useTranslation();
  const leave = useDeed(LeaveTeamDocument);
  const withdraw = useDeed(WithdrawTeamDocument);
  if (team.withdrawal) return <Note tone="warning">{t('team.withdrawn', { reason: team.withdrawal.reason })}</Note>;
  return (
    <section>
      <h2>{t('team.goingOut')}</h2>
      {team.isLead ? (
        <Confirm
          label={t('team.withdraw')}
          title={t('team.withdraw')}
          look="danger"
          needsReason
          onConfirm={(reason) => withdraw.mutateAsync({ input: { team: team.id, reason } })}
        >
          {t('team.withdrawWhat')}
        </Confirm>
      ) : (
        <Confirm
          label={t('team.leave')}
          title={t('team.leave')}
          look="danger"
          onConfirm={() => leave.mutateAsync({ input: { team: team.id } })}
        >
          {t('team.leaveWhat')}
        </Confirm>
      )}
    </section>
  );
}
