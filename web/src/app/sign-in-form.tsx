import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../api/graphql.js';
import { useDeed } from '../api/hooks.js';
import { Button } from '../parts/button.js';
import { TextField } from '../parts/fields.js';
import { Refused } from '../parts/note.js';

const SignInDocument = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(input: { email: $email, password: $password }) {
      account {
        id
      }
    }
  }
`);

/** Signs in by mail address and password; pasting is allowed, and nothing is a puzzle. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useDeed(SignInDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: onSignedIn });
  };
  return (
    <form onSubmit={submit} className="stack">
      <TextField label={t('signIn.email')} type="email" autoComplete="username" isRequired value={email} onChange={setEmail} />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      <Refused error={signIn.error} />
      <Button look="primary" type="submit" isPending={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
