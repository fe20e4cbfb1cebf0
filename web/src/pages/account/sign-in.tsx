import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { SignInForm } from '../../app/sign-in-form.js';
import { PageHeading } from '../../parts/heading.js';

/** Signs in and goes on to where one wanted to be; only to an address of ours. */
export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const wanted = search.get('to') ?? '/';
  const target = /^\/(?![/\\])/.test(wanted) ? wanted : '/';
  return (
    <>
      <PageHeading title={t('signIn.title')} />
      <p>{t('signIn.how')}</p>
      <SignInForm onSignedIn={() => void navigate(target)} />
    </>
  );
}
