import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { type Departure, keyOf } from './choices.js';

interface ReasonsProps {
  departures: readonly Departure[];
  nameOf: (tier: string) => string;
  onReason: (departure: Departure, reason: string) => void;
  onOmit: (departure: Departure) => void;
}

/** Why a decision differs from what follows from the ranking, difference by difference. */
export function Reasons({ departures, nameOf, onReason, onOmit }: ReasonsProps) {
  const { t } = useTranslation();
  if (departures.length === 0) return null;
  return (
    <fieldset className="card stack">
      <legend>{t('awarding.reasons')}</legend>
      {departures.map((departure) => {
        const { tier, entryNumber, reason } = departure;
        const label = t('awarding.why', { tier: nameOf(tier), entry: entryNumber ?? t('awarding.places') });
        return (
          <div key={keyOf(departure)} className="row">
            <TextField label={label} hint={t('confirm.reasonHint')} value={reason} onChange={(text) => onReason(departure, text)} />
            <Button look="plain" aria-label={t('awarding.omitOne', { what: label })} onPress={() => onOmit(departure)}>
              {t('awarding.omit')}
            </Button>
          </div>
        );
      })}
    </fieldset>
  );
}
