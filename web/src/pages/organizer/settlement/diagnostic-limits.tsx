import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { useEdition } from '../layout/edition.js';
import { useDraft } from '../setup/use-draft.js';
import { SetDiagnosticLimitsDocument, type DiagnosticLimits } from './diagnostics-documents.js';

const names = [
  'severityPoints',
  'severityErrors',
  'leastSpreadRatio',
  'mostSpreadRatio',
  'leastConsistency',
  'consistencySheets',
  'mostOutfit',
  'mostDriftT',
  'leastHaloRatio',
  'outlierResidual',
] as const satisfies readonly (keyof DiagnosticLimits)[];

/** From where on something about a judge's marks is worth a look, for the whole edition. */
export function DiagnosticLimitsForm({ limits }: { limits: DiagnosticLimits }) {
  const { t } = useTranslation();
  const { id } = useEdition();
  const set = useDeed(SetDiagnosticLimitsDocument);
  const { value, change, forget } = useDraft(`limits.${id}`, Object.fromEntries(names.map((name) => [name, `${limits[name]}`])));
  const numbers = Object.fromEntries(names.map((name) => [name, Number(value[name])])) as Record<(typeof names)[number], number>;
  const isRight = names.every((name) => value[name]?.trim() !== '' && Number.isFinite(numbers[name]));
  return (
    <details>
      <summary>{t('settlement.limits')}</summary>
      <p className="quiet">{t('settlement.limitsWhat')}</p>
      <div className="grid">
        {names.map((name) => (
          <TextField
            key={name}
            label={t(`settlement.limit.${name}`)}
            inputMode="decimal"
            value={value[name] ?? ''}
            onChange={(text) => change({ ...value, [name]: text })}
          />
        ))}
      </div>
      <div className="below">
        <Confirm
          label={t('settlement.limitsSet')}
          title={t('settlement.limitsSet')}
          isDisabled={!isRight}
          onConfirm={async () => {
            await set.mutateAsync({ input: { competition: id, ...numbers } });
            forget();
          }}
        >
          <p>{t('settlement.limitsSetWhat')}</p>
        </Confirm>
      </div>
    </details>
  );
}
