import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { language } from '../../i18n/index.js';
import { dateTime } from '../../i18n/format.js';
import { said, titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { PageHeading } from '../../parts/heading.js';
import { Note } from '../../parts/note.js';
import { Proof } from './proof.js';
import { StandingsTable } from './standings-table.js';
import { Winners } from './winners.js';
import './public.css';

const ResultsDocument = graphql(`
  query PublishedResults($slug: String!, $after: String) {
    publishedResults(slug: $slug) {
      slug
      titleKo
      titleEn
      ordinal
      publishedAt
      reasonKo
      reasonEn
      settlementHash
      auditHash
      auditSeq
      kid
      bundle {
        address
        hash
        isPublic
      }
      withdrawn {
        reasonKo
        reasonEn
        withdrawnAt
      }
      earlier {
        ordinal
        publishedAt
        reasonKo
        reasonEn
        replacedAt
      }
      standings(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          entryNumber
          title
          trackKo
          trackEn
          place
          score
          isWinner
          awardKey
          awardKo
          awardEn
          summary
          revokedKo
          revokedEn
          names {
            kind
            name
          }
          reports {
            id
            name
            size
            address
          }
          comments {
            text
          }
        }
      }
    }
  }
`);

export type Results = NonNullable<ResultOf<typeof ResultsDocument>['publishedResults']>;
export type Standing = Results['standings']['nodes'][number];
export { ResultsDocument };

/** What anybody may know of who won, and how to check it. Prints well. */
export function Page() {
  const { slug = '' } = useParams();
  const query = useAsked(ResultsDocument, { slug, after: null });
  return (
    <Asked query={query}>{({ publishedResults }) => (publishedResults ? <ResultsOf results={publishedResults} /> : <NotFound />)}</Asked>
  );
}

function ResultsOf({ results }: { results: Results }) {
  const { t } = useTranslation();
  const { slug, withdrawn, ordinal, earlier } = results;
  return (
    <>
      <PageHeading title={t('results.of', { title: titled(results) })}>
        <p className="row apart">
          <span>{t('results.publishedAt', { at: dateTime(results.publishedAt) })}</span>
          <span className="no-print">
            <ButtonLink to={`/competitions/${slug}`}>{t('results.competition')}</ButtonLink>
          </span>
        </p>
      </PageHeading>
      {withdrawn && (
        <Note tone="warning">
          <p>{t('results.withdrawn', { at: dateTime(withdrawn.withdrawnAt) })}</p>
          <p>{said({ ko: withdrawn.reasonKo, en: withdrawn.reasonEn })}</p>
        </Note>
      )}
      {ordinal > 1 && (results.reasonKo ?? '') !== '' && (
        <Note>
          <p>{t('results.again', { ordinal })}</p>
          <p>{language() === 'en' ? results.reasonEn : results.reasonKo}</p>
        </Note>
      )}
      {!withdrawn && (
        <>
          <Winners standings={results.standings.nodes.filter(({ isWinner }) => isWinner)} />
          <StandingsTable slug={slug} first={results.standings} />
        </>
      )}
      <Proof results={results} />
      {earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{t('results.earlier')}</h2>
          <ul>
            {earlier.map((one) => (
              <li key={one.ordinal}>
                {t('results.replaced', { ordinal: one.ordinal, at: dateTime(one.publishedAt), replacedAt: dateTime(one.replacedAt) })}{' '}
                {said({ ko: one.reasonKo, en: one.reasonEn })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
