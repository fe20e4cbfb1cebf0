import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { useMe } from '../../app/session.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { language } from '../../i18n/index.js';
import { day } from '../../i18n/format.js';
import { named, titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';
import { Awards } from './awards.js';
import { Calendar } from './calendar.js';
import { Criteria } from './criteria.js';
import './public.css';

const CompetitionDocument = graphql(`
  query Competition($slug: String!) {
    competition(slug: $slug) {
      id
      slug
      titleKo
      titleEn
      phase
      minMembers
      maxMembers
      registrationOpensAt
      registrationClosesAt
      submissionsCloseAt
      tracks {
        id
        nameKo
        nameEn
      }
      notices {
        id
        versions {
          id
          publishedAt
          titleKo
          titleEn
          textKo
          textEn
          files {
            id
            file
            name
          }
        }
      }
      questions {
        id
        question
        answer
        answeredAt
      }
      awardRule {
        tiers {
          key
          nameKo
          nameEn
          quota
        }
        verificationDays
        appeals {
          days
        }
      }
      stages {
        id
        nameKo
        nameEn
        kind
        rubric {
          criteria {
            id
            nameKo
            nameEn
            guidanceKo
            guidanceEn
            maxPoints
          }
        }
      }
    }
  }
`);

export type Competition = NonNullable<ResultOf<typeof CompetitionDocument>['competition']>;

/** What an edition is about, when, and how it is judged. */
export function Page() {
  const { slug = '' } = useParams();
  const query = useAsked(CompetitionDocument, { slug });
  return <Asked query={query}>{({ competition }) => (competition ? <CompetitionOf competition={competition} /> : <NotFound />)}</Asked>;
}

function CompetitionOf({ competition }: { competition: Competition }) {
  const { t } = useTranslation();
  const me = useMe();
  const { slug, phase, tracks, notices, questions, awardRule } = competition;
  return (
    <>
      <PageHeading title={titled(competition)}>
        <p className="row">
          <Badge tone="primary">{t(`phase.${phase}`)}</Badge>
          <span>{tracks.map(named).join(' · ')}</span>
          <span className="quiet">{t('competition.members', { least: competition.minMembers, most: competition.maxMembers })}</span>
        </p>
        <p className="row no-print">
          {me && (
            <ButtonLink look="primary" to={`/competitions/${slug}/team`}>
              {t('competition.takePart')}
            </ButtonLink>
          )}
          {!me && (
            <ButtonLink look="primary" to={`/sign-in?to=${encodeURIComponent(`/competitions/${slug}`)}`}>
              {t('competition.signInFirst')}
            </ButtonLink>
          )}
          {phase === 'PUBLISHED' && <ButtonLink to={`/competitions/${slug}/results`}>{t('results.title')}</ButtonLink>}
          {awardRule && awardRule.verificationDays > 0 && (
            <ButtonLink to={`/competitions/${slug}/nominees`}>{t('nominees.title')}</ButtonLink>
          )}
        </p>
      </PageHeading>
      <Calendar competition={competition} />
      <section aria-labelledby="notices">
        <h2 id="notices">{t('competition.notices')}</h2>
        {notices.length === 0 && <Empty>{t('competition.noNotices')}</Empty>}
        {notices.map(({ id, versions }) => (
          <NoticeOf key={id} version={versions[0]!} revisions={versions.length - 1} />
        ))}
      </section>
      <Criteria stages={competition.stages} />
      {awardRule && <Awards rule={awardRule} />}
      <section aria-labelledby="questions">
        <h2 id="questions">{t('competition.questions')}</h2>
        {questions.length === 0 && <Empty>{t('competition.noQuestions')}</Empty>}
        {questions.map(({ id, question, answer, answeredAt }) => (
          <details key={id}>
            <summary>{question}</summary>
            <p className="plain-text">{answer}</p>
            <p className="quiet">{day(answeredAt)}</p>
          </details>
        ))}
        <p className="no-print">
          <ButtonLink to={`/competitions/${slug}/questions`}>{t('competition.toQuestions')}</ButtonLink>
        </p>
      </section>
    </>
  );
}

type Version = Competition['notices'][number]['versions'][number];

function NoticeOf({ version, revisions }: { version: Version; revisions: number }) {
  const { t } = useTranslation();
  return (
    <article className="card">
      <h3>{titled(version)}</h3>
      <p className="quiet">
        {day(version.publishedAt)} {revisions > 0 && t('competition.revised', { count: revisions })}
      </p>
      <p className="plain-text">{language() === 'en' ? version.textEn : version.textKo}</p>
      {version.files.map(({ id, file, name }) => (
        <p key={id}>
          <a href={`/notice-files/${file}`} download className="file-name">
            {name}
          </a>
        </p>
      ))}
    </article>
  );
}
