import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { day } from '../../../i18n/format.js';
import { named, said } from '../../../i18n/in-language.js';
import { language } from '../../../i18n/index.js';
import { Facts } from '../../../parts/heading.js';
import { Note } from '../../../parts/note.js';
import type { OwnEntry } from './documents.js';

type OwnFeedback = NonNullable<OwnEntry['feedback']>;
type Criterion = OwnFeedback['stages'][number]['criteria'][number];
type Standing = OwnFeedback['standing'];

/** The result, and what judges said of it, criterion by criterion. */
export function Feedback({ entry, feedback }: { entry: OwnEntry; feedback: OwnFeedback }) {
  const { t } = useTranslation();
  const place = usePlace();
  const { award, standing, publishedAt, stages } = feedback;
  return (
    <>
      <Note tone={feedback.hasWon ? 'success' : 'information'}>
        <p>
          <strong>{award ? named(award) : t('competitor.result.noAward')}</strong>
        </p>
        {award?.revokedKo && <p>{t('competitor.result.revoked', { reason: language() === 'en' ? award.revokedEn : award.revokedKo })}</p>}
        {place(standing) && <p>{place(standing)}</p>}
        <p className="quiet">{t('competitor.result.published', { at: day(publishedAt) })}</p>
      </Note>
      {entry.results && entry.results.length > 0 && (
        <section>
          <h2>{t('competitor.result.scores')}</h2>
          {entry.results.map(({ stage, score, explanation }) => (
            <details key={stage.id}>
              <summary>
                {named(stage)} · {t('competitor.result.score', { score })}
              </summary>
              <p className="kept-lines">{said(explanation)}</p>
            </details>
          ))}
        </section>
      )}
      {stages.map((stage) => (
        <StageOf key={stage.stage.id} stage={stage} />
      ))}
    </>
  );
}

function StageOf({ stage: { stage, sheets, criteria, comments, standing } }: { stage: OwnFeedback['stages'][number] }) {
  const { t } = useTranslation();
  const place = usePlace();
  return (
    <section>
      <h2>{t('competitor.feedback.title', { stage: named(stage) })}</h2>
      <p className="quiet">
        {t('competitor.feedback.sheets', { count: sheets })} {standing && place(standing)}
      </p>
      <ul className="plain-list entry-section">
        {criteria.map((criterion) => (
          <li key={criterion.nameKo} className="declared">
            <h3>{named(criterion)}</h3>
            <Facts facts={[...shownOf(t, criterion)]} />
            {criterion.comments.length > 0 && <Said comments={criterion.comments} />}
          </li>
        ))}
      </ul>
      {comments.length > 0 && (
        <div className="entry-section">
          <h3>{t('competitor.feedback.whole')}</h3>
          <Said comments={comments} />
        </div>
      )}
    </section>
  );
}

/** The mean and the range, as far as the edition shows them; with too few judges it shows neither. */
function shownOf(t: TFunction, { mean, lowest, highest, maxPoints }: Criterion): [string, string][] {
  const most = t('competitor.feedback.of', { most: maxPoints });
  return [
    ...(mean === null ? [] : [[t('competitor.feedback.mean'), `${mean} ${most}`] as [string, string]]),
    ...(lowest === null || highest === null
      ? []
      : [[t('competitor.feedback.range'), `${lowest} – ${highest} ${most}`] as [string, string]]),
  ];
}

const Said = ({ comments }: { comments: readonly string[] }) => (
  <ul>
    {comments.map((comment, index) => (
      <li key={index} className="kept-lines">
        {comment}
      </li>
    ))}
  </ul>
);

function usePlace(): (standing: Standing) => string {
  const { t } = useTranslation();
  return ({ place, places, band }) => {
    if (place !== null) return t('competitor.result.place', { place, places });
    // Among few a band would be all of them, and tells nothing.
    if (band && band.toPercent - band.fromPercent < 100)
      return t('competitor.result.band', { from: band.fromPercent, to: band.toPercent, places });
    return '';
  };
}
