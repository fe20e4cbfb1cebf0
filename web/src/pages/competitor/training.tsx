import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { useMe } from '../../app/session.js';
import { day } from '../../i18n/format.js';
import { language } from '../../i18n/index.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';
import './competitor.css';
import { DataCorrections } from './data-corrections.js';

const MyTrainingDocument = graphql(`
  query MyTraining {
    myTrainingHistory {
      courseNameKo
      courseNameEn
      level
      programmeYear
      sessionOrdinal
      startsOn
      endsOn
      completedOn
      hoursAttended
      hoursPlanned
      certificateNumber
    }
  }
`);

type Completed = ResultOf<typeof MyTrainingDocument>['myTrainingHistory'][number];

/** The courses that one completed, newest first, and how to have them put right. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeading title={t('myTraining.title')} />
      {me === null && (
        <ButtonLink look="primary" to="/sign-in?to=/training">
          {t('competitor.signIn')}
        </ButtonLink>
      )}
      {me && <History />}
      {me && <DataCorrections />}
    </>
  );
}

function History() {
  const { t } = useTranslation();
  const query = useAsked(MyTrainingDocument, {});
  return (
    <Asked query={query}>
      {({ myTrainingHistory }) =>
        myTrainingHistory.length === 0 ? (
          <Empty>
            <p>{t('myTraining.empty')}</p>
            <ButtonLink to="/programme">{t('myTraining.programme')}</ButtonLink>
          </Empty>
        ) : (
          <ol className="plain-list entry-section">
            {myTrainingHistory
              .toSorted((a, b) => b.completedOn.localeCompare(a.completedOn))
              .map((record) => (
                <li key={`${record.courseNameKo} ${record.startsOn} ${record.sessionOrdinal}`} className="declared">
                  <Record record={record} />
                </li>
              ))}
          </ol>
        )
      }
    </Asked>
  );
}

const onDay = (date: string): string => day(`${date}T00:00:00+09:00`);

function Record({ record }: { record: Completed }) {
  const { t } = useTranslation();
  const { level, programmeYear, sessionOrdinal, startsOn, endsOn, completedOn, hoursAttended, hoursPlanned, certificateNumber } = record;
  const days = startsOn === endsOn ? onDay(startsOn) : `${onDay(startsOn)} – ${onDay(endsOn)}`;
  return (
    <>
      <p>
        <strong>{language() === 'en' ? record.courseNameEn : record.courseNameKo}</strong>{' '}
        {level !== null && <Badge tone="primary">{t('myTraining.level', { level })}</Badge>}
      </p>
      <p>
        {t('myTraining.session', { year: programmeYear, ordinal: sessionOrdinal })} · {days}
      </p>
      <p className="quiet">
        {t('myTraining.completed', { at: onDay(completedOn) })}
        {hoursAttended !== null && ` · ${t('myTraining.hours', { attended: hoursAttended, planned: hoursPlanned ?? '–' })}`}
        {certificateNumber && ` · ${t('myTraining.certificate', { number: certificateNumber })}`}
      </p>
    </>
  );
}
