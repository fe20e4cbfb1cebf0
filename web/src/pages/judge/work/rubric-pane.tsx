import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { dateTime } from '../../../i18n/format.js';
import { said } from '../../../i18n/in-language.js';
import { asRefusal } from '../../../api/refusal.js';
import { Button } from '../../../parts/button.js';
import { Note, Refused } from '../../../parts/note.js';
import { runningTotal } from '../../../../../src/domain/sheet.js';
import type { Desk, Work } from '../desk-document.js';
import { OwnDistribution } from '../own-distribution.js';
import { asSheet, commentField, type Draft, pointsField, problemOfMark, savable } from '../sheet/draft.js';
import { confirmNames, edit, type Entry } from '../sheet/keeper.js';
import { worksOf } from '../desk-document.js';
import { Clashes } from './clashes.js';
import { CommentField } from './comment-field.js';
import { CriterionField } from './criterion-field.js';
import { Recuse, Reopen } from './sheet-deeds.js';
import { SubmitSheet } from './submit-sheet.js';
import { Typed } from './typed.js';

interface RubricPaneProps {
  desk: Desk;
  work: Work;
  entry: Entry;
  active: string;
  onActive: (field: string) => void;
  /** Writes the page that is looked at into a comment; null: there is no page. */
  onCite: ((field: string) => void) | null;
  onShow: (page: number) => void;
}

const NOTHING: Draft = {};

/** The criteria, the running total, and what becomes of the sheet. */
export function RubricPane({ desk, work, entry, active, onActive, onCite, onShow }: RubricPaneProps) {
  const { t } = useTranslation();
  const { assignment } = work;
  const { draft } = entry;
  const rubric = desk.rubric!;
  const isClosed = desk.stage.state !== 'OPEN' || work.sheet?.state === 'SUBMITTED' || work.isAbsent;
  const problems = new Map(rubric.criteria.map(({ key }) => [key, problemOfMark(rubric, draft, key)]));
  const total = runningTotal(
    rubric,
    asSheet(rubric, savable(rubric, draft, NOTHING)).marks.map(({ criterion, points }) => ({ criterion, points })),
  );
  const marked = rubric.criteria.filter(({ key }) => draft[pointsField(key)] && !problems.get(key)).length;
  const type = (field: string) => (text: string) => edit(assignment, field, text);
  const recheck = desk.recheck.find((asked) => asked.assignment === assignment);
  return (
    <section className="rubric" aria-label={t('judge.work.rubric')}>
      {work.isAbsent && <Note>{t('judge.work.absent')}</Note>}
      {recheck && <Note tone="warning">{said(recheck)}</Note>}
      {work.sheet?.submittedAt && work.sheet.state === 'SUBMITTED' && (
        <Note tone="success">{t('judge.work.submittedAt', { at: dateTime(work.sheet.submittedAt, { seconds: true }) })}</Note>
      )}
      <Clashes assignment={assignment} clashes={entry.clashes} criteria={rubric.criteria} />
      <NotSaved assignment={assignment} error={entry.error} isOffline={entry.state.kind === 'OFFLINE'} />
      <Typed work={work} criteria={rubric.criteria} />
      {rubric.criteria.map((criterion) => {
        const { key } = criterion;
        return (
          <CriterionField
            key={key}
            criterion={criterion}
            points={draft[pointsField(key)] ?? ''}
            comment={draft[commentField(key)] ?? ''}
            problem={problems.get(key) ?? null}
            isActive={active === key}
            isDisabled={isClosed}
            onPoints={type(pointsField(key))}
            onComment={type(commentField(key))}
            onFocus={() => onActive(key)}
            onCite={onCite && (() => onCite(commentField(key)))}
            onShow={onShow}
          />
        );
      })}
      <section className="criterion" data-overall data-active={active === 'comment' || undefined} onFocus={() => onActive('comment')}>
        <h2 className="criterion-name">{t('judge.work.comment')}</h2>
        <CommentField
          label={t('judge.work.comment')}
          placeholder={t('judge.work.commentHint')}
          rows={4}
          text={draft['comment'] ?? ''}
          isDisabled={isClosed}
          onText={type('comment')}
          onCite={onCite && (() => onCite('comment'))}
          onShow={onShow}
        />
        <p className="quiet">{desk.commentsReachTeams ? t('judge.desk.commentsToTeams') : t('judge.desk.commentsToOffice')}</p>
      </section>
      <OwnDistribution
        works={worksOf(desk).filter((other) => other.assignment !== assignment)}
        {...(total?.isComplete ? { now: { code: work.code, total: total.rounded } } : {})}
      />
      <div className="rubric-foot">
        <p className="running-total" role="status">
          {t('judge.work.total')} <strong>{total?.rounded ?? '–'}</strong> / 100{' '}
          <span className="quiet">{t('judge.work.marked', { marked, count: rubric.criteria.length })}</span>
        </p>
        {desk.stage.state === 'OPEN' && !work.isAbsent && (
          <div className="row no-print">
            <Recuse work={work} />
            {work.sheet?.state === 'SUBMITTED' ? (
              <Reopen work={work} revision={entry.revision} />
            ) : (
              <SubmitSheet desk={desk} work={work} entry={entry} />
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** Why what is typed is not on the server yet, and the way on. */
function NotSaved({ assignment, error, isOffline }: { assignment: string; error: unknown; isOffline: boolean }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  if (isOffline) return <Note tone="warning">{t('judge.work.offline')}</Note>;
  if (!error) return null;
  const { code } = asRefusal(error);
  return (
    <>
      <Refused error={error} />
      {code === 'COMMENT_NAMES_SOMEBODY' && <Button onPress={() => confirmNames(assignment)}>{t('judge.work.namesMeant')}</Button>}
      {code === 'SIGN_IN_REQUIRED' && (
        <p>
          {t('judge.work.kept')} <Link to={`/sign-in?to=${encodeURIComponent(pathname)}`}>{t('signIn.title')}</Link>
        </p>
      )}
    </>
  );
}
