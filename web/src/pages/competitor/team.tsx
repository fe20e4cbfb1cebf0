import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { named, titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { TextField } from '../../parts/fields.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Refused } from '../../parts/note.js';
import { Invitation } from './invitation.js';
import { GoingOut, MemberDeeds } from './team-deeds.js';
import { Register } from './register.js';
import { type ConsentText, type Edition, EditionForTeamsDocument, MyTeamDocument, type Team } from './team-documents.js';
import './competitor.css';

const InviteMemberDocument = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      id
    }
  }
`);

/** The team: registering it, who is in it, whom to ask in. */
export function Page() {
  const { slug = '' } = useParams();
  const query = useAsked(EditionForTeamsDocument, { slug });
  return (
    <Asked query={query}>
      {({ competition, consentTexts }) => (competition ? <TeamIn edition={competition} texts={consentTexts} /> : <NotFound />)}
    </Asked>
  );
}

function TeamIn({ edition, texts }: { edition: Edition; texts: readonly ConsentText[] }) {
  const { t } = useTranslation();
  const query = useAsked(MyTeamDocument, { competition: edition.id });
  return (
    <>
      <PageHeading title={t('team.title')}>
        <p className="quiet">{titled(edition)}</p>
      </PageHeading>
      <Asked query={query}>
        {({ myTeam, myInvitations }) =>
          myTeam ? (
            <TeamOf edition={edition} team={myTeam} />
          ) : (
            <div className="stack">
              {myInvitations
                .filter(({ state, competition }) => state === 'INVITED' && competition.id === edition.id)
                .map((invitation) => (
                  <Invitation key={invitation.id} invitation={invitation} texts={texts} />
                ))}
              <Register edition={edition} texts={texts} />
            </div>
          )
        }
      </Asked>
    </>
  );
}

function TeamOf({ edition, team }: { edition: Edition; team: Team }) {
  const { t } = useTranslation();
  const joined = team.members.filter(({ state }) => state === 'JOINED' || state === 'INVITED');
  return (
    <div className="stack">
      <p className="row">
        <strong>{team.name}</strong>
        <Badge tone={team.state === 'REGISTERED' ? 'success' : undefined}>{t(`team.state.${team.state}`)}</Badge>
        <span>{named(team.track)}</span>
      </p>
      <p>
        {t('home.submissionsClose', { at: dateTime(team.submissionsCloseAt, { seconds: true }) })}{' '}
        <Countdown to={team.submissionsCloseAt} />
      </p>
      <p>
        <ButtonLink look="primary" to={`/competitions/${edition.slug}/entry`}>
          {t('team.toEntry')}
        </ButtonLink>
      </p>
      <section aria-labelledby="members">
        <h2 id="members">{t('team.members', { count: joined.length, most: edition.maxMembers })}</h2>
        <ul className="plain-list">
          {joined.map((member) => (
            <li key={member.id} className="member">
              <span>
                {member.name ?? member.email}{' '}
                <Badge>{member.state === 'INVITED' ? t('team.invited') : t(`team.role.${member.role}`)}</Badge>
              </span>
              {team.isLead && member.role !== 'LEAD' && <MemberDeeds team={team} member={member} />}
            </li>
          ))}
        </ul>
        {edition.phase === 'REGISTRATION' && team.isLead && joined.length < edition.maxMembers && <Invite team={team.id} />}
      </section>
      <GoingOut team={team} />
    </div>
  );
}

function Invite({ team }: { team: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const invite = useDeed(InviteMemberDocument);
  return (
    <div className="stack">
      <TextField label={t('team.inviteEmail')} type="email" value={email} onChange={setEmail} />
      <Refused error={invite.error} />
      <Button
        isDisabled={email.trim() === ''}
        isPending={invite.isPending}
        onPress={() => invite.mutate({ input: { team, email } }, { onSuccess: () => setEmail('') })}
      >
        {t('team.invite')}
      </Button>
    </div>
  );
}
