import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Note, Refused } from '../../parts/note.js';

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($current: String!, $password: String!) {
    changePassword(input: { current: $current, password: $password })
  }
`);

export function Password() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useDeed(ChangePasswordDocument);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { current, password },
      {
        onSuccess: () => {
          setCurrent('');
          setPassword('');
        },
      },
    );
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t('account.password')}</h2>
      <form className="stack" onSubmit={save}>
        <TextField
          label={t('account.currentPassword')}
          hint={t('account.currentHint')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <TextField
          label={t('account.newPassword')}
          hint={t('account.newHint')}
          type="password"
          autoComplete="new-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Refused error={change.error} />
        {change.isSuccess && <Note tone="success">{t('account.passwordChanged')}</Note>}
        <Button type="submit" look="primary" isPending={change.isPending}>
          {t('account.changePassword')}
        </Button>
      </form>
    </section>
  );
}
