import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { PageHeading } from '../../parts/heading.js';
import './public.css';

const PrivacyDocument = graphql(`
  query Privacy {
    privacyText {
      ko
      en
    }
  }
`);

export function Page() {
  const { t } = useTranslation();
  const query = useAsked(PrivacyDocument, {});
  return (
    <>
      <PageHeading title={t('shell.privacy')} />
      <Asked query={query}>{({ privacyText }) => <div className="plain-text">{said(privacyText)}</div>}</Asked>
    </>
  );
}
