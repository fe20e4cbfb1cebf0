import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/session.js';
import { ButtonLink } from '../../parts/button.js';
import { PageHeading } from '../../parts/heading.js';
import { Tabs } from '../../parts/tabs.js';
import { Notifications } from './notifications.js';
import { OwnData } from './own-data.js';
import { Password } from './password.js';
import { Profile } from './profile.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** One's own account: what one was told, who one is, where one is signed in, and what is kept of one. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  if (me === null) {
    return (
      <>
        <PageHeading title={t('account.title')} />
        <ButtonLink look="primary" to="/sign-in?to=/account">
          {t('signIn.title')}
        </ButtonLink>
      </>
    );
  }
  const signIns = (
    <>
      <Password />
      <Sessions />
      <Tokens />
    </>
  );
  return (
    <>
      <PageHeading title={t('account.title')}>
        <p className="quiet file-name">
          {me.account.name} · {me.account.email}
        </p>
      </PageHeading>
      <Tabs
        label={t('account.title')}
        tabs={[
          { id: 'notifications', name: t('account.notifications'), content: <Notifications /> },
          { id: 'profile', name: t('account.profile'), content: <Profile account={me.account} /> },
          { id: 'sign-ins', name: t('account.signIns'), content: signIns },
          { id: 'data', name: t('account.data'), content: <OwnData /> },
        ]}
      />
    </>
  );
}
