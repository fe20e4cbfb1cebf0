import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { said } from '../../../i18n/in-language.js';
import { Note } from '../../../parts/note.js';
import type { Desk } from '../desk-document.js';

/** Own sheets that are worth a second look; nothing has to change. */
export function Recheck({ desk: { recheck, stage } }: { desk: Desk }) {
  const { t } = useTranslation();
  if (recheck.length === 0) return null;
  return (
    <Note tone="warning">
      <p>
        <strong>{t('judge.recheck.title', { count: recheck.length })}</strong> {t('judge.recheck.what')}
      </p>
      <ul>
        {recheck.map(({ assignment, code, ko, en }) => (
          <li key={assignment}>
            <Link to={`/judging/${stage.id}/${assignment}`}>{code}</Link> {said({ ko, en })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
