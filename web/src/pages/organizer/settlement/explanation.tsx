import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { said } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { useEdition } from '../layout/edition.js';
import { ExplanationDocument, type Settlement } from './documents.js';

/** The arithmetic of a score, as its team will read it. */
export function Explanation({ settlement, entryNumber }: { settlement: Settlement; entryNumber: string }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(ExplanationDocument, { slug, entryNumber });
  return (
    <section>
      <h3>{t('settlement.explanation')}</h3>
      <Asked query={query}>
        {({ organizerDesk: { settlements } }) => {
          const explanation = settlements.find(({ id }) => id === settlement.id)?.standings.nodes[0]?.explanation;
          return <p className="as-written">{explanation ? said(explanation) : t('settlement.noExplanation')}</p>;
        }}
      </Asked>
    </section>
  );
}
