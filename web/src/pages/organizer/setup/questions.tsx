import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Badge, Empty, Refused } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';

const AskedQuestionsDocument = graphql(`
  query AskedQuestions($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      questions(first: 200, after: $after) {
        nodes {
          id
          text
          askedAt
          answer
          answeredAt
          isPublic
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const AnswerQuestionDocument = graphql(`
  mutation AnswerQuestion($input: AnswerQuestionInput!) {
    answerQuestion(input: $input) {
      id
    }
  }
`);

type Question = ResultOf<typeof AskedQuestionsDocument>['organizerDesk']['questions']['nodes'][number];

/** What was asked about the edition; those that wait first. */
export function QuestionsTab() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAllPages(AskedQuestionsDocument, { slug }, ({ organizerDesk }) => organizerDesk.questions);
  return (
    <Asked query={query}>
      {(questions) =>
        questions.length === 0 ? (
          <Empty>{t('organizer.setup.noQuestions')}</Empty>
        ) : (
          <ul className="criteria">
            {questions
              .toSorted((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null))
              .map((question) => (
                <li key={question.id} className="card stack">
                  <p className="quiet">
                    {dateTime(question.askedAt)}{' '}
                    {question.answeredAt ? (
                      <Badge tone="success">
                        {question.isPublic ? t('organizer.setup.answeredAll') : t('organizer.setup.answeredOne')}
                      </Badge>
                    ) : (
                      <Badge tone="warning">{t('organizer.setup.unanswered')}</Badge>
                    )}
                  </p>
                  <p className="as-written">{question.text}</p>
                  {question.answer === null ? <Answer question={question} /> : <p className="as-written quiet">{question.answer}</p>}
                </li>
              ))}
          </ul>
        )
      }
    </Asked>
  );
}

function Answer({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState('');
  const [isPublic, setPublic] = useState(false);
  const [publicText, setPublicText] = useState('');
  const send = useDeed(AnswerQuestionDocument);
  const submit = () =>
    send.mutate({ input: { question: question.id, answer, isPublic, publicText: isPublic && publicText ? publicText : null } });
  return (
    <>
      <TextField label={t('organizer.setup.answer')} rows={4} value={answer} onChange={setAnswer} />
      <Checkbox isSelected={isPublic} onChange={setPublic}>
        {t('organizer.setup.answerAll')}
      </Checkbox>
      {isPublic && (
        <TextField
          label={t('organizer.setup.publicText')}
          hint={t('organizer.setup.publicTextHint')}
          rows={2}
          value={publicText}
          onChange={setPublicText}
        />
      )}
      <Refused error={send.error} />
      <Button look="primary" isDisabled={answer.trim() === ''} isPending={send.isPending} onPress={submit}>
        {t('organizer.setup.send')}
      </Button>
    </>
  );
}
