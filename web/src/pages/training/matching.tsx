import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { useAllPages } from '../../api/pages.js';
import { count } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Facts } from '../../parts/heading.js';
import { Badge, Empty, Refused } from '../../parts/note.js';
import { Button } from '../../parts/button.js';
import { named } from '../../i18n/in-language.js';
import './matching.css';

const WaitingTraineesDocument = graphql(`
  query WaitingTrainees($after: String) {
    trainingOffice {
      waitingTrainees(first: 50, after: $after) {
        nodes {
          id
          name
          email
          agencyKo
          agencyEn
          employeeNumber
          completions
          candidates {
            account
            name
            email
            agencyKo
            agencyEn
            employeeNumber
            bases
            isSame
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

const DecidedTraineesDocument = graphql(`
  query DecidedTrainees($after: String) {
    trainingOffice {
      decidedTrainees(first: 50, after: $after) {
        nodes {
          id
          name
          email
          agencyKo
          agencyEn
          employeeNumber
          completions
          candidates {
            account
            name
            email
            agencyKo
            agencyEn
            employeeNumber
            bases
            isSame
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

const DecideTraineeMatchDocument = graphql(`
  mutation DecideTraineeMatch($input: DecideTraineeMatchInput!) {
    decideTraineeMatch(input: $input)
  }
`);

type Trainee = ResultOf<typeof WaitingTraineesDocument>['trainingOffice']['waitingTrainees']['nodes'][number];
type Candidate = Trainee['candidates'][number];

/** Whose records those are that number and agency lead to nobody: who is in the file at the left, who has an account at the right. */
export function Matching({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useTranslation();
  const waiting = useAllPages(WaitingTraineesDocument, {}, ({ trainingOffice }) => trainingOffice.waitingTrainees);
  const decided = useAllPages(DecidedTraineesDocument, {}, ({ trainingOffice }) => trainingOffice.decidedTrainees);
  return (
    <div className="stack">
      <p>{t('matching.what')}</p>
      <Asked query={waiting}>
        {(trainees) =>
          trainees.length === 0 ? <Empty>{t('matching.none')}</Empty> : <Trainees trainees={trainees} mayDecide={mayDecide} />
        }
      </Asked>
      <h2>{t('matching.decided')}</h2>
      <Asked query={decided}>
        {(trainees) =>
          trainees.length === 0 ? <Empty>{t('matching.noneDecided')}</Empty> : <Trainees trainees={trainees} mayDecide={mayDecide} />
        }
      </Asked>
    </div>
  );
}

const Trainees = ({ trainees, mayDecide }: { trainees: readonly Trainee[]; mayDecide: boolean }) => (
  <ul className="plain-list matches">
    {trainees.map((trainee) => (
      <li key={trainee.id} className="match">
        <Told trainee={trainee} />
        <ul className="plain-list">
          {trainee.candidates.map((candidate) => (
            <li key={candidate.account}>
              <Person trainee={trainee} candidate={candidate} mayDecide={mayDecide} />
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

function Told({ trainee }: { trainee: Trainee }) {
  const { t } = useTranslation();
  const { name, email, employeeNumber, completions } = trainee;
  return (
    <section className="match-card" aria-label={t('matching.inFile', { name })}>
      <p className="quiet">{t('matching.file')}</p>
      <h3>{name}</h3>
      <Facts
        facts={[
          [t('matching.agency'), named({ nameKo: trainee.agencyKo, nameEn: trainee.agencyEn })],
          [t('matching.number'), employeeNumber],
          [t('matching.email'), email ?? '–'],
          [t('matching.completions'), count(completions)],
        ]}
      />
    </section>
  );
}

function Person({ trainee, candidate, mayDecide }: { trainee: Trainee; candidate: Candidate; mayDecide: boolean }) {
  const { t } = useTranslation();
  const decide = useDeed(DecideTraineeMatchDocument);
  const { account, name, email, agencyKo, agencyEn, employeeNumber, bases, isSame } = candidate;
  const say = (same: boolean) => decide.mutate({ input: { trainee: trainee.id, account, isSame: same } });
  return (
    <section className="match-card" aria-label={t('matching.withAccount', { name, email })}>
      <p className="row">
        <span className="quiet">{t('matching.account')}</span>
        {isSame !== null && <Badge tone={isSame ? 'success' : 'warning'}>{isSame ? t('matching.same') : t('matching.different')}</Badge>}
      </p>
      <h3>{name}</h3>
      <Facts
        facts={[
          [t('matching.agency'), agencyKo && agencyEn ? named({ nameKo: agencyKo, nameEn: agencyEn }) : '–'],
          [t('matching.number'), employeeNumber ?? '–'],
          [t('matching.email'), email],
          [t('matching.bases'), bases.map((basis) => t(`matching.basis.${basis}`)).join(', ')],
        ]}
      />
      <Refused error={decide.error} />
      {mayDecide && (
        <div className="row">
          {isSame !== true && (
            <Button
              isPending={decide.isPending}
              onPress={() => say(true)}
              aria-label={t('matching.isSame', { trainee: trainee.name, email })}
            >
              {t('matching.same')}
            </Button>
          )}
          {isSame !== false && (
            <Button
              isPending={decide.isPending}
              onPress={() => say(false)}
              aria-label={t('matching.isDifferent', { trainee: trainee.name, email })}
            >
              {t('matching.different')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
