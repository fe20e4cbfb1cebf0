import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { dateTime, day } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { DataTable } from '../../parts/data-table.js';
import { TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import { Note, Refused } from '../../parts/note.js';
import './account.css';

const TokensDocument = graphql(`
  query Tokens {
    me {
      tokens {
        id
        label
        scopeRole
        lastUsedAt
        expiresAt
      }
    }
  }
`);

const CreateTokenDocument = graphql(`
  mutation CreateToken($label: String!, $days: Int!, $role: TokenScope) {
    createToken(input: { label: $label, days: $days, role: $role }) {
      secret
    }
  }
`);

const RevokeTokenDocument = graphql(`
  mutation RevokeToken($token: ID!) {
    revokeToken(input: { token: $token }) {
      id
    }
  }
`);

const scopes = ['ADMINISTRATOR', 'AUDITOR', 'CHAIR', 'COMPETITOR', 'JUDGE', 'ORGANIZER', 'SECRETARY', 'TRAINING_OFFICER'] as const;

/** Tokens for programs that act for one; the secret is shown once. */
export function Tokens() {
  const { t } = useTranslation();
  const query = useAsked(TokensDocument, {});
  const revoke = useDeed(RevokeTokenDocument);
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{t('account.tokens')}</h2>
      <p>{t('account.tokensWhat')}</p>
      <Refused error={revoke.error} />
      <Asked query={query}>
        {({ me }) => (
          <DataTable
            caption={t('account.tokens')}
            rows={me?.tokens ?? []}
            keyOf={({ id }) => id}
            empty={t('account.noTokens')}
            columns={[
              { key: 'label', name: t('account.tokenLabel'), cell: ({ label }) => label },
              { key: 'role', name: t('account.tokenRole'), cell: ({ scopeRole }) => t(`role.${scopeRole ?? 'ALL'}`) },
              { key: 'used', name: t('account.lastUsed'), cell: ({ lastUsedAt }) => (lastUsedAt ? dateTime(lastUsedAt) : '–') },
              { key: 'until', name: t('account.until'), cell: ({ expiresAt }) => day(expiresAt) },
              {
                key: 'end',
                name: t('account.deed'),
                cell: ({ id }) => <Button onPress={() => revoke.mutate({ token: id })}>{t('account.revoke')}</Button>,
              },
            ]}
          />
        )}
      </Asked>
      <NewToken />
    </section>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('30');
  const [role, setRole] = useState('ALL');
  const create = useDeed(CreateTokenDocument);
  const make = () =>
    create.mutate({ label, days: Number(days), role: scopes.find((scope) => scope === role) ?? null }, { onSuccess: () => setLabel('') });
  return (
    <div className="stack">
      <h3>{t('account.newToken')}</h3>
      <TextField label={t('account.tokenLabel')} hint={t('account.tokenHint')} value={label} onChange={setLabel} />
      <TextField label={t('account.days')} inputMode="numeric" value={days} onChange={setDays} />
      <Select
        label={t('account.tokenRole')}
        options={['ALL' as const, ...scopes].map((id) => ({ id, name: t(`role.${id}`) }))}
        value={role}
        onChange={setRole}
      />
      <Refused error={create.error} />
      {create.data && (
        <Note tone="warning">
          <p>{t('account.secretOnce')}</p>
          <p className="secret">{create.data.createToken.secret}</p>
        </Note>
      )}
      <Button isPending={create.isPending} isDisabled={label.trim() === '' || !/^\d{1,3}$/.test(days)} onPress={make}>
        {t('account.make')}
      </Button>
    </div>
  );
}
