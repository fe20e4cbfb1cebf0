import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { count } from '../../i18n/format.js';
import { named } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { PageHeading } from '../../parts/heading.js';
import { Empty } from '../../parts/note.js';
import './public.css';

const ProgrammesDocument = graphql(`
  query Programmes {
    trainingProgrammes {
      id
      year
      nameKo
      nameEn
      plannedSeats
      plannedSessions
      reportedCompletions
      courses {
        id
        level
        nameKo
        nameEn
        durationValue
        durationUnit
        seatsPerSession
        plannedSessions
        plannedSeats
      }
    }
  }
`);

type Programme = ResultOf<typeof ProgrammesDocument>['trainingProgrammes'][number];

/** Where officials apply, as the city announced it (press release of 4 April 2025); the QR code beside it says the same. */
const APPLY = 'https://datadiving.net/2025_busansi_data_edu';
const applyQr = new URL('./apply-qr.svg', import.meta.url).href;

/** The training programme for anybody: its levels, and where to apply. */
export function Page() {
  const { t } = useTranslation();
  const query = useAsked(ProgrammesDocument, {});
  return (
    <>
      <PageHeading title={t('shell.programme')}>
        <p>{t('programme.what')}</p>
      </PageHeading>
      <Asked query={query}>
        {({ trainingProgrammes: [latest, ...earlier] }) =>
          latest ? (
            <>
              <Levels programme={latest} />
              <Apply />
              <Earlier programmes={earlier} />
            </>
          ) : (
            <Empty>{t('programme.empty')}</Empty>
          )
        }
      </Asked>
      <p>
        <Link to="/competitions/adoptions">{t('adoptions.title')}</Link>
      </p>
    </>
  );
}

function Levels({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const { year, courses, plannedSeats, plannedSessions } = programme;
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t('programme.of', { year, name: named(programme) })}</h2>
      {plannedSeats !== null && (
        <p>{t('programme.total', { courses: courses.length, sessions: plannedSessions, seats: count(plannedSeats) })}</p>
      )}
      <ol className="levels">
        {courses.map((course) => (
          <li key={course.id} className="card">
            <p className="level">{course.level === null ? t('programme.noLevel') : t('programme.level', { level: course.level })}</p>
            <h3>{named(course)}</h3>
            <p>
              {course.durationUnit === 'DAY'
                ? t('programme.days', { count: course.durationValue })
                : t('programme.weeks', { count: course.durationValue })}
            </p>
            <p className="quiet">
              {t('programme.seats', {
                sessions: course.plannedSessions,
                each: course.seatsPerSession,
                seats: count(course.plannedSeats),
              })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Apply() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="apply" className="apply">
      <div>
        <h2 id="apply">{t('programme.apply')}</h2>
        <p>{t('programme.applyHow')}</p>
        <p>
          <a className="button primary" href={APPLY} rel="external noreferrer">
            {t('programme.applyLink')}
          </a>
        </p>
        <p className="file-name quiet">{APPLY}</p>
      </div>
      <img src={applyQr} width="160" height="160" alt={t('programme.qr')} />
    </section>
  );
}

function Earlier({ programmes }: { programmes: readonly Programme[] }) {
  const { t } = useTranslation();
  const told = programmes.filter(({ reportedCompletions }) => reportedCompletions !== null);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t('programme.earlier')}</h2>
      <ul>
        {told.map(({ id, year, reportedCompletions }) => (
          <li key={id}>{t('programme.completed', { year, seats: count(reportedCompletions ?? 0) })}</li>
        ))}
      </ul>
    </section>
  );
}
