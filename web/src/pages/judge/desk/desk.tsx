import { useTranslation } from 'react-i18next';
import { day } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { ButtonLink } from '../../../parts/button.js';
import { Countdown } from '../../../parts/countdown.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { type Desk, worksOf } from '../desk-document.js';
import { OwnDistribution } from '../own-distribution.js';
import { useDesk } from '../sheet/use-desk.js';
import { Interests } from './interests.js';
import { Pledge } from './pledge.js';
import { Recheck } from './recheck.js';
import { Workbooks } from './workbooks.js';
import { WorksTable } from './works-table.js';
import '../judge.css';

/** A judge's work in a stage: the pledge first, then what is left to do. */
export function Page() {
  const query = useDesk();
  return (
    <Asked query={query}>{({ judgeDesk }) => (judgeDesk.pledgedAt ? <DeskPage desk={judgeDesk} /> : <Pledge desk={judgeDesk} />)}</Asked>
  );
}

function DeskPage({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const { stage, progress } = desk;
  const works = worksOf(desk);
  const isOpen = stage.state === 'OPEN';
  const next = works.find(({ state, isAbsent }) => state !== 'SUBMITTED' && !isAbsent);
  return (
    <div className="stack">
      <PageHeading title={named(stage)}>
        <p className="row">
          <strong>{t('judge.desk.progress', { done: progress.submitted, total: progress.total })}</strong>
          {isOpen && stage.dueAt && (
            <span>
              {t('judge.due', { at: day(stage.dueAt) })} <Countdown to={stage.dueAt} />
            </span>
          )}
        </p>
        <div
          className="bar"
          role="progressbar"
          aria-label={t('judge.desk.bar')}
          aria-valuenow={progress.submitted}
          aria-valuemin={0}
          aria-valuemax={progress.total}
        >
          <div style={{ width: `${(100 * progress.submitted) / Math.max(1, progress.total)}%` }} />
        </div>
      </PageHeading>
      {!isOpen && <Note>{stage.state === 'DRAFT' ? t('judge.desk.notYet') : t('judge.desk.over')}</Note>}
      {works.length > 0 && (
        <div className="row no-print">
          {isOpen && next && (
            <ButtonLink look="primary" to={`/judging/${stage.id}/${next.assignment}`}>
              {t('judge.desk.go', { code: next.code })}
            </ButtonLink>
          )}
          <ButtonLink to={`/judging/${stage.id}/review`}>{isOpen ? t('judge.review.title') : t('judge.review.titleOver')}</ButtonLink>
        </div>
      )}
      <Recheck desk={desk} />
      <div className="judge-desk">
        <div>
          {works.length === 0 && isOpen ? <Empty>{t('judge.desk.empty')}</Empty> : <WorksTable desk={desk} works={works} />}
          <p className="quiet">{desk.commentsReachTeams ? t('judge.desk.commentsToTeams') : t('judge.desk.commentsToOffice')}</p>
          {desk.commentsMayBePublic && <p className="quiet">{t('judge.desk.commentsPublic')}</p>}
        </div>
        <div className="stack">
          <OwnDistribution works={works} />
          {works.length > 0 && <Workbooks stage={stage.id} isOpen={isOpen} />}
        </div>
      </div>
      <Interests stage={stage.id} />
    </div>
  );
}
