import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { PageHeading } from '../../../parts/heading.js';
import { Badge, Empty, Note } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition } from '../layout/edition.js';

const AppealsDocument = graphql(`
  query AppealsOfEdition($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      appeals(first: 50, after: $after) {
        nodes {
          id
          entryNumber
          teamName
          state
          text
          filedAt
          remedy
          decision
          closedAt
          remediedBy
          result
          ground {
            nameKo
            nameEn
          }
          filedBy {
            name
          }
          closedBy {
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const AnswerAppealDocument = graphql(`
  mutation AnswerAppeal($input: AnswerAppealInput!) {
    answerAppeal(input: $input) {
      id
    }
  }
`);

const ConcludeAppealDocument = graphql(`
  mutation ConcludeAppeal($input: ConcludeAppealInput!) {
    concludeAppeal(input: $input) {
      id
    }
  }
`);

type Appeal = ResultOf<typeof AppealsDocument>['organizerDesk']['appeals']['nodes'][number];
const tones = { OPEN: 'warning', WITHDRAWN: undefined, UPHELD: 'success', DISMISSED: undefined, INADMISSIBLE: undefined } as const;
const outcomes = ['UPHELD', 'DISMISSED', 'INADMISSIBLE'] as const;
const remedies = ['CORRECTION', 'PROCEDURE', 'REVOCATION'] as const;

/** What teams object to in published results, answered by somebody who did not judge the entry; and what came of it. */
export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAllPages(AppealsDocument, { slug }, ({ organizerDesk }) => organizerDesk.appeals);
  return (
    <>
      <PageHeading title={t('organizer.section.appeals')} />
      <Asked query={query}>
        {(appeals) =>
          appeals.length === 0 ? (
            <Empty>{t('appealing.none')}</Empty>
          ) : (
            <ul className="plain-list stack">
              {appeals.map((appeal) => (
                <li key={appeal.id} className="card stack">
                  <AppealCard appeal={appeal} />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}

function AppealCard({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const { state, remedy, remediedBy, decision, result } = appeal;
  const isToDo = state === 'UPHELD' && remediedBy === null && result === null;
  return (
    <>
      <p className="row">
        <Badge tone={tones[state]}>{t(`appealState.${state}`)}</Badge>
        <strong>
          {appeal.entryNumber} {appeal.teamName}
        </strong>
        {named(appeal.ground)}
        <span className="quiet">
          {appeal.filedBy.name} {dateTime(appeal.filedAt)}
        </span>
      </p>
      <p className="as-written">{appeal.text}</p>
      {decision && (
        <p>
          <strong>{t('appealing.decision')}</strong> {decision}{' '}
          <span className="quiet">
            {appeal.closedBy?.name} {appeal.closedAt && dateTime(appeal.closedAt)}
          </span>
        </p>
      )}
      {remedy && <p>{t(`appealRemedy.${remedy}`)}</p>}
      {remediedBy !== null && <p>{t('appealing.remedied', { ordinal: remediedBy })}</p>}
      {result && (
        <p>
          <strong>{t('appealing.result')}</strong> {result}
        </p>
      )}
      {isToDo && <Note tone="warning">{t('appealing.toDo')}</Note>}
      {isOwn && state === 'OPEN' && <Answer appeal={appeal.id} />}
      {isOwn && isToDo && <Conclude appeal={appeal.id} />}
    </>
  );
}

function Answer({ appeal }: { appeal: string }) {
  const { t } = useTranslation();
  const answer = useDeed(AnswerAppealDocument);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('DISMISSED');
  const [remedy, setRemedy] = useState<(typeof remedies)[number]>('CORRECTION');
  const [decision, setDecision] = useState('');
  return (
    <p>
      <Confirm
        label={t('appealing.answer')}
        title={t('appealing.answer')}
        look="primary"
        onConfirm={() => answer.mutateAsync({ input: { appeal, outcome, remedy: outcome === 'UPHELD' ? remedy : null, decision } })}
      >
        <p>{t('appealing.answerWhat')}</p>
        <Radios
          label={t('appealing.outcome')}
          value={outcome}
          onChange={(id) => setOutcome(id as (typeof outcomes)[number])}
          options={outcomes.map((id) => ({ id, name: t(`appealState.${id}`) }))}
        />
        {outcome === 'UPHELD' && (
          <Radios
            label={t('appealing.remedy')}
            value={remedy}
            onChange={(id) => setRemedy(id as (typeof remedies)[number])}
            options={remedies.map((id) => ({ id, name: t(`appealRemedy.${id}`) }))}
          />
        )}
        <TextField label={t('appealing.decision')} hint={t('appealing.decisionHint')} rows={5} value={decision} onChange={setDecision} />
      </Confirm>
    </p>
  );
}

function Conclude({ appeal }: { appeal: string }) {
  const { t } = useTranslation();
  const conclude = useDeed(ConcludeAppealDocument);
  const [result, setResult] = useState('');
  return (
    <p>
      <Confirm
        label={t('appealing.conclude')}
        title={t('appealing.conclude')}
        onConfirm={() => conclude.mutateAsync({ input: { appeal, result } })}
      >
        <p>{t('appealing.concludeWhat')}</p>
        <TextField label={t('appealing.result')} hint={t('appealing.decisionHint')} rows={5} value={result} onChange={setResult} />
      </Confirm>
    </p>
  );
}
