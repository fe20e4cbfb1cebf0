import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { Badge, Refused } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';

const RolesDocument = graphql(`
  query OrganizedRoles($slug: String!) {
    organizerDesk(competition: $slug) {
      roles {
        id
        role
        grantedAt
        account {
          name
          email
        }
      }
    }
  }
`);

const GrantRoleDocument = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      id
    }
  }
`);

const RevokeRoleDocument = graphql(`
  mutation RevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      id
    }
  }
`);

const roles = ['ORGANIZER', 'SECRETARY', 'CHAIR', 'AUDITOR'] as const;

/** Who runs, prepares, presides over and audits the edition. */
export function Roles() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(RolesDocument, { slug });
  const revoke = useDeed(RevokeRoleDocument);
  return (
    <Asked query={query}>
      {({ organizerDesk }) => (
        <div className="stack">
          <ul className="plain-list">
            {organizerDesk.roles.map(({ id, role, grantedAt, account }) => (
              <li key={id} className="row apart">
                <span>
                  <Badge tone="primary">{t(`editionRole.${role}`)}</Badge> <strong>{account.name}</strong>{' '}
                  <span className="quiet">
                    {account.email} · {dateTime(grantedAt)}
                  </span>
                </span>
                {isOwn && (
                  <Confirm
                    label={t('organizer.panel.revoke')}
                    title={t('organizer.panel.revokeTitle', { name: account.name, role: t(`editionRole.${role}`) })}
                    needsReason
                    onConfirm={(reason) => revoke.mutateAsync({ input: { role: id, reason } })}
                  >
                    <p>{t('organizer.panel.revokeWhat')}</p>
                  </Confirm>
                )}
              </li>
            ))}
          </ul>
          {isOwn && <Grant />}
        </div>
      )}
    </Asked>
  );
}

function Grant() {
  const { t } = useTranslation();
  const { id } = useEdition();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('SECRETARY');
  const grant = useDeed(GrantRoleDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    grant.mutate({ input: { competition: id, email, role } }, { onSuccess: () => setEmail('') });
  };
  return (
    <details className="card">
      <summary>{t('organizer.panel.grant')}</summary>
      <form className="stack below" onSubmit={submit}>
        <TextField label={t('organizer.panel.email')} type="email" isRequired value={email} onChange={setEmail} />
        <Select
          label={t('organizer.panel.role')}
          options={roles.map((one) => ({ id: one, name: t(`editionRole.${one}`) }))}
          value={role}
          onChange={(chosen) => setRole(roles.find((one) => one === chosen) ?? role)}
        />
        <Refused error={grant.error} />
        <Button look="primary" type="submit" isPending={grant.isPending}>
          {t('organizer.panel.grant')}
        </Button>
      </form>
    </details>
  );
}
