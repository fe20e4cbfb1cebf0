import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { ButtonLink } from '../parts/button.js';
import { PageHeading } from '../parts/heading.js';
import { Refused } from '../parts/note.js';

/** No such page, or one that may not be seen: nobody learns which. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('notFound.title')} />
      <p>{t('notFound.what')}</p>
      <ButtonLink to="/">{t('shell.home')}</ButtonLink>
    </>
  );
}

/** A page that could not be shown. */
export function ProblemPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main id="main" className="shell-main">
      <PageHeading title={t('problem.title')} />
      <Refused error={error} onRetry={() => window.location.reload()} />
    </main>
  );
}
