import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../../../src/domain/rubric.js';
import { TextField } from '../../../parts/fields.js';
import { Names, NumberField } from './editor.js';

export type EditedCriterion = Criterion;

interface CriterionFieldsProps {
  criterion: EditedCriterion;
  isDisabled: boolean;
  onChange: (criterion: EditedCriterion) => void;
}

/** What a criterion is called, what judges look at, and what its levels mean. */
export function CriterionFields({ criterion, isDisabled, onChange }: CriterionFieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'key' | 'guidanceKo' | 'guidanceEn') => ({
    label: t(`organizer.setup.criterion.${name}`),
    isDisabled,
    value: criterion[name],
    onChange: (value: string) => onChange({ ...criterion, [name]: value }),
  });
  const setAnchor = (at: number, anchor: Criterion['anchors'][number]) => {
    const anchors = criterion.anchors.map((one, index) => (index === at ? anchor : one));
    // A level ends where the next one begins.
    onChange({ ...criterion, anchors: anchors.map((one, index) => ({ ...one, toPercent: anchors[index + 1]?.fromPercent ?? 100 })) });
  };
  return (
    <details>
      <summary>{t('organizer.setup.more')}</summary>
      <div className="stack below">
        <div className="pairs">
          <Names value={criterion} isDisabled={isDisabled} onChange={(names) => onChange({ ...criterion, ...names })} />
          <TextField {...text('key')} />
        </div>
        <TextField {...text('guidanceKo')} rows={2} />
        <TextField {...text('guidanceEn')} rows={2} />
        <p>
          <strong>{t('organizer.setup.levels')}</strong>
        </p>
        <div className="anchors">
          {criterion.anchors.map((anchor, index) => (
            <div key={index}>
              <Names value={anchor} isDisabled={isDisabled} onChange={(names) => setAnchor(index, { ...anchor, ...names })} />
              <NumberField
                label={t('organizer.setup.from')}
                isDisabled={isDisabled || index === 0}
                value={anchor.fromPercent}
                onChange={(fromPercent) => setAnchor(index, { ...anchor, fromPercent })}
              />
            </div>
          ))}
        </div>
      </div>
    </details>
  );
}
