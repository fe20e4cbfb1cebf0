import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';

const CorrectionsDocument = graphql(`
  query OrganizedCorrections($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      corrections(first: 200, after: $after) {
        nodes {
          id
          state
          reason
          askedAt
          decisionReason
          entryNumber
          judge {
            id
            account {
              name
            }
          }
          before {
            total
            marks {
              criterion
              points
            }
          }
          after {
            total
            marks {
              criterion
              points
            }
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

const DecideCorrectionDocument = graphql(`
  mutation DecideCorrection($input: DecideCorrectionInput!) {
    decideCorrection(input: $input) {
      id
    }
  }
`);

type Correction = ResultOf<typeof CorrectionsDocument>['organizerDesk']['corrections']['nodes'][number];

const tones = { PENDING: 'warning', APPROVED: 'success', REJECTED: undefined, WITHDRAWN: undefined } as const;

/** What judges asked to be corrected once judging was over (채점 정정). */
export function Corrections() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAllPages(CorrectionsDocument, { slug }, ({ organizerDesk }) => organizerDesk.corrections);
  return (
    <section>
      <h2>{t('organizer.progress.corrections')}</h2>
      <Asked query={query}>
        {(corrections) =>
          corrections.length === 0 ? (
            <p className="quiet">{t('organizer.progress.noCorrections')}</p>
          ) : (
            <ul className="plain-list">
              {corrections.map((correction) => (
                <li key={correction.id} className="stack">
                  <p>
                    <Badge tone={tones[correction.state]}>{t(`correctionState.${correction.state}`)}</Badge>{' '}
                    <strong>{correction.entryNumber}</strong> · {correction.judge.account.name} ·{' '}
                    <span className="quiet">{dateTime(correction.askedAt)}</span>
                  </p>
                  <p>{correction.reason}</p>
                  <Changes correction={correction} />
                  {correction.decisionReason && <p className="quiet">{correction.decisionReason}</p>}
                  {isOwn && correction.state === 'PENDING' && <Decide correction={correction} />}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}

function Changes({ correction: { before, after } }: { correction: Correction }) {
  const { t } = useTranslation();
  const changed = after.marks.flatMap(({ criterion, points }) => {
    const was = before.marks.find((mark) => mark.criterion === criterion)?.points;
    return was === points ? [] : [{ criterion, was: was ?? '–', points }];
  });
  return (
    <ul>
      {[...changed, { criterion: t('organizer.progress.total'), was: before.total, points: after.total }].map(
        ({ criterion, was, points }) => (
          <li key={criterion}>
            {criterion} <span className="marks-before">{was}</span> → <strong>{points}</strong>
          </li>
        ),
      )}
    </ul>
  );
}

function Decide({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const decide = useDeed(DecideCorrectionDocument);
  const answer = (decision: 'APPROVE' | 'REJECT') => (reason: string) =>
    decide.mutateAsync({ input: { correction: correction.id, decision, reason } });
  return (
    <div className="row">
      <Confirm
        label={t('organizer.progress.approve')}
        title={t('organizer.progress.approve')}
        look="primary"
        needsReason
        onConfirm={answer('APPROVE')}
      >
        <Changes correction={correction} />
      </Confirm>
      <Confirm label={t('organizer.turnDown')} title={t('organizer.turnDown')} needsReason onConfirm={answer('REJECT')}>
        <p>{t('organizer.progress.rejectWhat')}</p>
      </Confirm>
    </div>
  );
}
