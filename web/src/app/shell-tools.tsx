import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../api/graphql.js';
import { useDeed } from '../api/hooks.js';
import { changeLanguage, language } from '../i18n/index.js';
import { Button, ButtonLink } from '../parts/button.js';
import { useMe } from './session.js';
import { changeTheme, themeNow, themes, type Theme } from './theme.js';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Language, colours and the account, at the same place on every page. */
export function ShellTools() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signOut = useDeed(SignOutDocument);
  const leave = () =>
    signOut.mutate(
      {},
      {
        onSuccess: () => {
          // Nothing of a person stays in the window for the next one.
          sessionStorage.clear();
          client.clear();
          void navigate('/');
        },
      },
    );
  const other = language() === 'ko' ? 'en' : 'ko';
  return (
    <div className="shell-tools">
      <ThemeChoice />
      <Button look="plain" onPress={() => void changeLanguage(other)}>
        <span lang={other}>{other === 'en' ? 'English' : '한국어'}</span>
      </Button>
      {me === null && <ButtonLink to="/sign-in">{t('signIn.title')}</ButtonLink>}
      {me && (
        <>
          <ButtonLink look="plain" to="/account">
            {me.unreadNotifications > 0
              ? t('shell.accountUnread', { name: me.account.name, count: me.unreadNotifications })
              : me.account.name}
          </ButtonLink>
          <Button look="plain" onPress={leave}>
            {t('signIn.out')}
          </Button>
        </>
      )}
    </div>
  );
}

function ThemeChoice() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(themeNow);
  const choose = (chosen: Theme) => {
    changeTheme(chosen);
    setTheme(chosen);
  };
  return (
    <label className="row">
      <span className="visually-hidden">{t('shell.theme')}</span>
      <select className="button plain" value={theme} onChange={({ target }) => choose(target.value as Theme)}>
        {themes.map((name) => (
          <option key={name} value={name}>
            {t(`theme.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
