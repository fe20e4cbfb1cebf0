import { useTranslation } from 'react-i18next';
import { bytes } from '../../i18n/format.js';
import { said } from '../../i18n/in-language.js';
import { Empty } from '../../parts/note.js';
import type { Standing } from './results.js';

/** The awards as sections, from the highest: each work with its title, whoever agreed to be named, its summary and its report. */
export function Winners({ standings }: { standings: readonly Standing[] }) {
  const { t } = useTranslation();
  if (standings.length === 0) return <Empty>{t('results.noWinners')}</Empty>;
  const awards = [
    ...Map.groupBy(standings, (line) => said({ ko: line.awardKo ?? t('results.winner'), en: line.awardEn ?? t('results.winner') })),
  ];
  return (
    <>
      {awards.map(([award, lines]) => (
        <section key={award} aria-label={award}>
          <h2>{award}</h2>
          <div className="grid">
            {lines.map((line) => (
              <Winner key={line.entryNumber} line={line} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Winner({ line }: { line: Standing }) {
  const { t } = useTranslation();
  const named = line.names.map(({ name }) => name).join(', ');
  return (
    <article className="card">
      <h3>{line.title}</h3>
      <p className="quiet">
        {line.entryNumber} · {said({ ko: line.trackKo, en: line.trackEn })}
        {line.score !== null && ` · ${t('results.points', { score: line.score })}`}
      </p>
      {named && <p>{named}</p>}
      {line.revokedKo !== null && (
        <p>
          <strong>{t('results.revoked')}</strong> {said({ ko: line.revokedKo, en: line.revokedEn ?? '' })}
        </p>
      )}
      {line.summary && <p className="plain-text">{line.summary}</p>}
      {line.reports.map(({ id, name, size, address }) => (
        <p key={id}>
          <a href={address ?? ''} download className="file-name">
            {name}
          </a>{' '}
          <span className="quiet">{bytes(size)}</span>
        </p>
      ))}
      {line.comments.length > 0 && (
        <details>
          <summary>{t('results.comments')}</summary>
          <ul>
            {line.comments.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
