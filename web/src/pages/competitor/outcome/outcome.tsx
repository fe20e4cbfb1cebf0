import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { day } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { ButtonLink } from '../../../parts/button.js';
import { Empty, Note } from '../../../parts/note.js';
import { EditionPage } from '../edition.js';
import { Adoption, Certificates } from './after.js';
import { Appeals } from './appeals.js';
import { OutcomeDocument, type OwnEntry } from './documents.js';
import { Explanations } from './explanations.js';
import { Feedback } from './feedback.js';

/** What became of one's work, what was said of it, and what can be done about it. */
export function Page() {
  const { t } = useTranslation();
  return (
    <EditionPage title={t('competitor.outcome')}>{(edition) => <OutcomeIn competition={edition.id} slug={edition.slug} />}</EditionPage>
  );
}

function OutcomeIn({ competition, slug }: { competition: string; slug: string }) {
  const { t } = useTranslation();
  const query = useAsked(OutcomeDocument, { competition });
  return (
    <Asked query={query}>
      {({ myTeam }) =>
        myTeam?.entry ? (
          <OutcomeOf entry={myTeam.entry} />
        ) : (
          <Empty>
            <p>{t('competitor.result.noEntry')}</p>
            <ButtonLink to={`/competitions/${slug}/team`}>{t('competitor.toTeam')}</ButtonLink>
          </Empty>
        )
      }
    </Asked>
  );
}

function OutcomeOf({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation();
  const { number, title, feedback, eligibilityCheck } = entry;
  return (
    <>
      <p>
        <strong>「{title}」</strong> {number}
      </p>
      {eligibilityCheck && eligibilityCheck.outcome !== 'ELIGIBLE' && (
        <Note tone="warning">
          <p>
            {t(`eligibility.${eligibilityCheck.outcome}`)} · {day(eligibilityCheck.checkedAt)}
          </p>
          <p>{eligibilityCheck.reason}</p>
        </Note>
      )}
      <Explanations explanations={entry.explanations} />
      {feedback ? <Feedback entry={entry} feedback={feedback} /> : <Empty>{t('competitor.result.notYet')}</Empty>}
      <Certificates certificates={entry.certificates} />
      {entry.adoption && <Adoption adoption={entry.adoption} />}
      <Appeals entry={entry} />
    </>
  );
}
