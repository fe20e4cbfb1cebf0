import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsked } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { named, said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Note } from '../../parts/note.js';
import { type Desk, JudgeDeskDocument, type Work, worksOf } from './desk-document.js';
import { Distribution } from './distribution.js';
import { Offline } from './offline-sheet.js';
import { Pledge } from './pledge.js';
import './judge.css';

export function Page() {
  const { stage = '' } = useParams();
  const query = useAsked(JudgeDeskDocument, { stage });
  return <Asked query={query}>{({ judgeDesk }) => <DeskOf desk={judgeDesk} />}</Asked>;
}

function DeskOf({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const { stage, progress, recheck } = desk;
  const works = worksOf(desk);
  const next = works.find(({ state, isAbsent }) => state !== 'SUBMITTED' && !isAbsent);
  return (
    <>
      <PageHeading title={named(stage)}>
        {desk.pledgedAt && (
          <p className="row apart">
            <span>
              {t('judge.desk.progress', { submitted: progress.submitted, total: progress.total })}
              {stage.dueAt && (
                <>
                  {' · '}
                  {t('judge.desk.dueAt', { at: dateTime(stage.dueAt) })} <Countdown to={stage.dueAt} />
                </>
              )}
            </span>
            {next && (
              <ButtonLink look="primary" to={`/judging/${stage.id}/${next.assignment}`}>
                {t('judge.desk.next')}
              </ButtonLink>
            )}
          </p>
        )}
      </PageHeading>
      {!desk.pledgedAt ? (
        <Pledge stage={stage.id} />
      ) : (
        <div className="stack">
          {stage.state !== 'OPEN' && <Note>{t(`judge.desk.stage.${stage.state}`)}</Note>}
          {recheck.length > 0 && (
            <Note tone="warning">
              <ul className="plain-list">
                {recheck.map((asked) => (
                  <li key={asked.assignment}>
                    <Link to={`/judging/${stage.id}/${asked.assignment}`}>{asked.code}</Link> {said(asked)}
                  </li>
                ))}
              </ul>
            </Note>
          )}
          <DataTable caption={t('judge.desk.works')} columns={useColumns(desk)} rows={works} keyOf={keyOf} empty={t('judge.desk.empty')} />
          {works.length > 0 && stage.state === 'OPEN' && (
            <ButtonLink to={`/judging/${stage.id}/review`}>{t('judge.review.title')}</ButtonLink>
          )}
          <Distribution works={works} />
          <Offline stage={stage} />
        </div>
      )}
    </>
  );
}

const keyOf = ({ assignment }: Work) => assignment;

function useColumns(desk: Desk): Column<Work>[] {
  const { t } = useTranslation();
  const teams = new Map(desk.presentations.map(({ assignment, teamName }) => [assignment, teamName]));
  return [
    { key: 'code', name: t('judge.desk.code'), cell: ({ code }) => code, sortBy: ({ code }) => code },
    {
      key: 'title',
      name: t('judge.desk.workTitle'),
      cell: ({ assignment, title }) => (
        <>
          <Link to={`/judging/${desk.stage.id}/${assignment}`}>{title}</Link>
          {teams.has(assignment) && <span className="quiet"> {teams.get(assignment)}</span>}
        </>
      ),
      sortBy: ({ title }) => title,
    },
    { key: 'state', name: t('judge.desk.state'), cell: (work) => <StateOf work={work} />, sortBy: ({ state }) => state },
    {
      key: 'total',
      name: t('judge.desk.total'),
      cell: ({ sheet }) => sheet?.total ?? '',
      sortBy: ({ sheet }) => (sheet?.total ? Number(sheet.total) : null),
      isNumber: true,
    },
  ];
}

export function StateOf({ work: { state, isAbsent } }: { work: Work }) {
  const { t } = useTranslation();
  if (isAbsent) return <Badge>{t('judge.state.ABSENT')}</Badge>;
  const tone = state === 'SUBMITTED' ? 'success' : state === 'DRAFT' ? 'primary' : undefined;
  return <Badge tone={tone}>{t(`judge.state.${state}`)}</Badge>;
}
