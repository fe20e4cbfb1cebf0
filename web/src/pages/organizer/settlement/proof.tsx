import { useTranslation } from 'react-i18next';
import { Facts } from '../../../parts/heading.js';

interface Proven {
  inputsHash: string;
  engineVersion: string;
  auditSeq: string;
}

/** By what anybody can check that a ranking follows from what it was made of. */
export function Proof({ settlement: { inputsHash, engineVersion, auditSeq } }: { settlement: Proven }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('settlement.proof')}</summary>
      <Facts
        facts={[
          [t('settlement.inputsHash'), <code className="file-name">{inputsHash}</code>],
          [t('settlement.engine'), engineVersion],
          [t('settlement.auditSeq'), auditSeq],
        ]}
      />
    </details>
  );
}
