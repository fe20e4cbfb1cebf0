import { useTranslation } from 'react-i18next';
import { dateTime } from '../../../../i18n/format.js';
import { named } from '../../../../i18n/in-language.js';
import { useEdition } from '../../layout/edition.js';
import type { FinalRule, ScoreImport } from './documents.js';
import { ImportScores } from './import-scores.js';

/** Scores that do not come from the judges: what was taken in for each part, and the way to take in more. */
export function ScoreImports({ rule, imports }: { rule: FinalRule; imports: readonly ScoreImport[] }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  return (
    <div className="stack">
      {rule.parts.map((part) => {
        const ofPart = imports.filter((one) => one.part === part.key).toReversed();
        return (
          <section key={part.key} className="card stack">
            <h3>{named(part)}</h3>
            <p className="quiet">
              {t(`finalPart.${part.kind}`)} · {t('settlement.final.mostPoints', { most: part.maxPoints })}
              {part.weight && ` · ${part.weight}%`}
            </p>
            {ofPart.length === 0 ? (
              <p>{t('settlement.final.partMissing')}</p>
            ) : (
              <ul className="plain-list">
                {ofPart.map(({ id, version, reason, importedAt, importedBy, scores }) => (
                  <li key={id}>
                    <strong>{t('settlement.final.taken', { version, count: scores.totalCount })}</strong> {reason}{' '}
                    <span className="quiet">{t('settlement.byAt', { name: importedBy.name, at: dateTime(importedAt) })}</span>
                  </li>
                ))}
              </ul>
            )}
            {isOwn && <ImportScores part={part.key} />}
          </section>
        );
      })}
    </div>
  );
}
