import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/heading.js';
import type { Results } from './results.js';

/** How anybody can check that the ranking follows from the sheets. */
export function Proof({ results: { bundle, settlementHash, auditHash, auditSeq, kid } }: { results: Results }) {
  const { t } = useTranslation();
  const code = (text: string) => <code className="file-name">{text}</code>;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{t('proof.title')}</h2>
      <p>{t('proof.what')}</p>
      <details>
        <summary>{t('proof.details')}</summary>
        <Facts
          facts={[
            [t('proof.settlement'), code(settlementHash)],
            [t('proof.audit'), code(`${auditSeq} ${auditHash}`)],
            [t('proof.key'), code(kid)],
            ...(bundle ? [[t('proof.bundle'), code(bundle.hash)] as const] : []),
          ]}
        />
      </details>
      {bundle?.address && (
        <p>
          <a href={bundle.address} download>
            {t('proof.download')}
          </a>
        </p>
      )}
    </section>
  );
}
