import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import { Empty, Note, Refused } from '../../parts/note.js';

const EditionsDocument = graphql(`
  query EditionsForRoles {
    competitions {
      id
      titleKo
      titleEn
    }
  }
`);

const GrantRoleDocument = graphql(`
  mutation GrantEditionRole($competition: ID!, $email: String!, $role: EditionRole!) {
    grantRole(input: { competition: $competition, email: $email, role: $role }) {
      account {
        name
      }
    }
  }
`);

const InvitePersonDocument = graphql(`
  mutation InviteToAccount($email: String!, $name: String!) {
    invitePerson(input: { email: $email, name: $name }) {
      email
      isNew
    }
  }
`);

type Edition = ResultOf<typeof EditionsDocument>['competitions'][number];
const roles = ['ORGANIZER', 'SECRETARY', 'CHAIR', 'AUDITOR'] as const;

/** Gives somebody a role in an edition, and invites who has no account yet. */
export function Roles() {
  const { t } = useTranslation();
  const query = useAsked(EditionsDocument, {});
  return (
    <>
      <Asked query={query}>
        {({ competitions }) => (competitions.length === 0 ? <Empty>{t('home.empty')}</Empty> : <Grant editions={competitions} />)}
      </Asked>
      <Invite />
    </>
  );
}

function Grant({ editions }: { editions: readonly Edition[] }) {
  const { t } = useTranslation();
  const [competition, setCompetition] = useState(editions[0]!.id);
  const [role, setRole] = useState<string>('ORGANIZER');
  const [email, setEmail] = useState('');
  const grant = useDeed(GrantRoleDocument);
  const give = () =>
    grant.mutate({ competition, email, role: roles.find((each) => each === role) ?? 'ORGANIZER' }, { onSuccess: () => setEmail('') });
  return (
    <section className="stack" aria-labelledby="grant">
      <h2 id="grant">{t('admin.grant')}</h2>
      <Select
        label={t('admin.edition')}
        options={editions.map((edition) => ({ id: edition.id, name: titled(edition) }))}
        value={competition}
        onChange={setCompetition}
      />
      <Select label={t('admin.role')} options={roles.map((id) => ({ id, name: t(`role.${id}`) }))} value={role} onChange={setRole} />
      <TextField label={t('admin.email')} type="email" value={email} onChange={setEmail} />
      <Refused error={grant.error} />
      {grant.data && <Note tone="success">{t('admin.granted', { name: grant.data.grantRole.account.name })}</Note>}
      <Button look="primary" isPending={grant.isPending} isDisabled={email.trim() === ''} onPress={give}>
        {t('admin.give')}
      </Button>
    </section>
  );
}

function Invite() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const invite = useDeed(InvitePersonDocument);
  return (
    <section className="stack" aria-labelledby="invite">
      <h2 id="invite">{t('admin.inviteOne')}</h2>
      <p>{t('admin.inviteWhat')}</p>
      <TextField label={t('admin.name')} value={name} onChange={setName} />
      <TextField label={t('admin.inviteEmail')} type="email" value={email} onChange={setEmail} />
      <Refused error={invite.error} />
      {invite.data && <Note tone="success">{t('admin.invited', { email: invite.data.invitePerson.email })}</Note>}
      <Button
        isPending={invite.isPending}
        isDisabled={name.trim() === '' || email.trim() === ''}
        onPress={() => invite.mutate({ name, email })}
      >
        {t('admin.sendInvitation')}
      </Button>
    </section>
  );
}
