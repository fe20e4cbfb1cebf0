import { useTranslation } from 'react-i18next';
import { language } from '../../i18n/index.js';
import { named } from '../../i18n/in-language.js';
import type { Competition } from './competition.js';

/** What entries are scored on, stage by stage. */
export function Criteria({ stages }: { stages: Competition['stages'] }) {
  const { t } = useTranslation();
  const written = stages.filter(({ rubric }) => rubric !== null);
  if (written.length === 0) return null;
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{t('criteria.title')}</h2>
      {written.map((stage) => (
        <div key={stage.id} className="table-frame" tabIndex={0} role="region" aria-label={named(stage)}>
          <table className="table">
            <caption>{named(stage)}</caption>
            <thead>
              <tr>
                <th scope="col">{t('criteria.name')}</th>
                <th scope="col">{t('criteria.guidance')}</th>
                <th scope="col" className="numbers">
                  {t('criteria.points')}
                </th>
              </tr>
            </thead>
            <tbody>
              {stage.rubric!.criteria.map((criterion) => (
                <tr key={criterion.id}>
                  <th scope="row">{named(criterion)}</th>
                  <td>{language() === 'en' ? criterion.guidanceEn : criterion.guidanceKo}</td>
                  <td className="numbers">{Number(criterion.maxPoints)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
