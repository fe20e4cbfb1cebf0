import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { useMe } from '../../app/session.js';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { dateTime, day } from '../../i18n/format.js';
import { titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty, Note, Refused } from '../../parts/note.js';
import './public.css';

const QuestionsDocument = graphql(`
  query Questions($slug: String!) {
    competition(slug: $slug) {
      id
      titleKo
      titleEn
      questions {
        id
        question
        answer
        answeredAt
      }
    }
  }
`);

const MyQuestionsDocument = graphql(`
  query MyQuestions($competition: ID!) {
    myQuestions(competition: $competition) {
      id
      text
      answer
      askedAt
      isPublic
    }
  }
`);

const AskQuestionDocument = graphql(`
  mutation AskQuestion($competition: ID!, $text: String!) {
    askQuestion(input: { competition: $competition, text: $text }) {
      id
    }
  }
`);

/** What was asked and answered; who is signed in asks, and finds the answer here. */
export function Page() {
  const { t } = useTranslation();
  const { slug = '' } = useParams();
  const me = useMe();
  const query = useAsked(QuestionsDocument, { slug });
  return (
    <Asked query={query}>
      {({ competition }) =>
        competition === null ? (
          <NotFound />
        ) : (
          <>
            <PageHeading title={t('questions.title')}>
              <p>{titled(competition)}</p>
            </PageHeading>
            {competition.questions.length === 0 && <Empty>{t('competition.noQuestions')}</Empty>}
            {competition.questions.map(({ id, question, answer, answeredAt }) => (
              <article key={id} className="card question">
                <h2>{question}</h2>
                <p className="plain-text">{answer}</p>
                <p className="quiet">{day(answeredAt)}</p>
              </article>
            ))}
            {me ? (
              <Own competition={competition.id} />
            ) : (
              <p>
                <ButtonLink to={`/sign-in?to=${encodeURIComponent(`/competitions/${slug}/questions`)}`}>{t('questions.signIn')}</ButtonLink>
              </p>
            )}
          </>
        )
      }
    </Asked>
  );
}

function Own({ competition }: { competition: string }) {
  const { t } = useTranslation();
  const query = useAsked(MyQuestionsDocument, { competition });
  return (
    <>
      <AskOne competition={competition} />
      <section aria-labelledby="own">
        <h2 id="own">{t('questions.own')}</h2>
        <Asked query={query}>
          {({ myQuestions }) => (
            <>
              {myQuestions.length === 0 && <Empty>{t('questions.noOwn')}</Empty>}
              {myQuestions.map(({ id, text, answer, askedAt, isPublic }) => (
                <article key={id} className="card question">
                  <p className="row">
                    <Badge tone={answer === null ? 'warning' : 'success'}>
                      {answer === null ? t('questions.waiting') : t('questions.answered')}
                    </Badge>
                    {isPublic && <Badge>{t('questions.public')}</Badge>}
                    <span className="quiet">{dateTime(askedAt)}</span>
                  </p>
                  <p className="plain-text">{text}</p>
                  {answer !== null && <p className="plain-text">{t('questions.answer', { answer })}</p>}
                </article>
              ))}
            </>
          )}
        </Asked>
      </section>
    </>
  );
}

function AskOne({ competition }: { competition: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const ask = useDeed(AskQuestionDocument);
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{t('questions.ask')}</h2>
      <div className="stack">
        <TextField label={t('questions.yours')} hint={t('questions.hint')} rows={4} maxLength={2000} value={text} onChange={setText} />
        <Refused error={ask.error} />
        {ask.isSuccess && text === '' && <Note tone="success">{t('questions.asked')}</Note>}
        <Button
          look="primary"
          isPending={ask.isPending}
          isDisabled={text.trim() === ''}
          onPress={() => ask.mutate({ competition, text }, { onSuccess: () => setText('') })}
        >
          {t('questions.send')}
        </Button>
      </div>
    </section>
  );
}
