import { useTranslation } from 'react-i18next';
import { said } from '../../i18n/in-language.js';
import { Checkbox } from '../../parts/fields.js';
import type { ConsentText } from './team-documents.js';

interface ConsentsProps {
  texts: readonly ConsentText[];
  given: ReadonlySet<string>;
  onChange: (given: ReadonlySet<string>) => void;
}

/** Each consent for itself, with its text; those that taking part needs are marked. */
export function Consents({ texts, given, onChange }: ConsentsProps) {
  const { t } = useTranslation();
  const toggle = (kind: string, isGiven: boolean) => {
    const next = new Set(given);
    if (isGiven) next.add(kind);
    else next.delete(kind);
    onChange(next);
  };
  return (
    <fieldset className="consents">
      <legend>{t('team.consents')}</legend>
      {texts.map((text) => (
        <div key={text.kind}>
          <Checkbox isSelected={given.has(text.kind)} onChange={(isGiven) => toggle(text.kind, isGiven)}>
            {t(`team.consent.${text.kind}`)} {text.isRequired ? t('team.required') : t('team.optional')}
          </Checkbox>
          <details>
            <summary>{t('team.consentText')}</summary>
            <p className="plain-text">{said(text)}</p>
          </details>
        </div>
      ))}
    </fieldset>
  );
}

export const consentInputs = (texts: readonly ConsentText[], given: ReadonlySet<string>) =>
  texts.filter(({ kind }) => given.has(kind)).map(({ kind, hash: textHash }) => ({ kind, textHash }));

export const hasRequired = (texts: readonly ConsentText[], given: ReadonlySet<string>): boolean =>
  texts.every(({ kind, isRequired }) => !isRequired || given.has(kind));
