import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../parts/fields.js';
import { Note, Refused } from '../../parts/note.js';
import { CriterionField } from './criterion-field.js';
import type { Desk, Work } from './desk-document.js';
import { problemsOf, rubricOf, totalOf } from './marks.js';
import { OtherWindow } from './other-window.js';
import { Recuse, Reopen } from './sheet-deeds.js';
import { SubmitSheet } from './submit-sheet.js';
import type { SheetInHand } from './use-sheet.js';

interface RubricPaneProps {
  desk: Desk;
  work: Work;
  sheet: SheetInHand;
  /** The page that is looked at; null: there is none. */
  page: number | null;
  focused: string | null;
  onFocus: (criterion: string) => void;
}

const NO_MARK = { points: '', comment: '' };

/** The criteria, the running total, and what becomes of the sheet. */
export function RubricPane({ desk, work, sheet, page, onFocus }: RubricPaneProps) {
  const { t } = useTranslation();
  const { draft, change, refusal } = sheet;
  const [isMeant, setMeant] = useState(false);
  const rubric = rubricOf(desk);
  const criteria = desk.rubric?.criteria ?? [];
  const problems = problemsOf(rubric, draft);
  const total = totalOf(rubric, draft);
  const marked = criteria.filter(({ key }) => draft.marks[key]?.points && !problems.has(key)).length;
  const isClosed = desk.stage.state !== 'OPEN' || work.sheet?.state === 'SUBMITTED' || work.isAbsent;
  const set = (key: string, part: Partial<typeof NO_MARK>) =>
    change({ ...draft, marks: { ...draft.marks, [key]: { ...NO_MARK, ...draft.marks[key], ...part } } });
  const cited = (text: string) => `${text}${text && !text.endsWith(' ') ? ' ' : ''}(p.${page})`;
  return (
    <section className="rubric" aria-label={t('judge.work.rubric')}>
      {work.isAbsent && <Note>{t('judge.work.absent')}</Note>}
      {refusal?.code === 'STALE_REVISION' ? (
        <OtherWindow refusal={refusal} draft={draft} criteria={criteria} onChoose={sheet.startFrom} />
      ) : (
        <Refused error={refusal} />
      )}
      {refusal?.code === 'COMMENT_NAMES_SOMEBODY' && (
        <Checkbox
          isSelected={isMeant}
          onChange={(isSelected) => {
            setMeant(isSelected);
            if (isSelected) void sheet.flush({ namesConfirmed: true }).catch(() => undefined);
          }}
        >
          {t('judge.work.namesMeant')}
        </Checkbox>
      )}
      {criteria.map((criterion) => {
        const { points, comment } = draft.marks[criterion.key] ?? NO_MARK;
        return (
          <CriterionField
            key={criterion.key}
            criterion={criterion}
            points={points}
            comment={comment}
            problem={problems.get(criterion.key)}
            isDisabled={isClosed}
            onPoints={(next) => set(criterion.key, { points: next })}
            onComment={(next) => set(criterion.key, { comment: next })}
            onCite={page && !isClosed ? () => set(criterion.key, { comment: cited(comment) }) : null}
            onFocus={() => onFocus(criterion.key)}
          />
        );
      })}
      <p className="running-total" role="status">
        {t('judge.work.total', { total: total?.rounded ?? '–', marked, count: criteria.length })}
      </p>
      <label className="field">
        <span className="label">{t('judge.work.comment')}</span>
        <textarea
          rows={4}
          disabled={isClosed}
          value={draft.comment}
          onChange={({ target }) => change({ ...draft, comment: target.value })}
        />
        <span className="quiet">{desk.commentsReachTeams ? t('judge.work.commentsToTeams') : t('judge.work.commentsToOrganisers')}</span>
      </label>
      {desk.stage.state === 'OPEN' && !work.isAbsent && (
        <div className="row no-print">
          {work.sheet?.state === 'SUBMITTED' ? (
            <Reopen work={work} revision={sheet.revision} />
          ) : (
            <SubmitSheet work={work} sheet={sheet} isComplete={marked === criteria.length} />
          )}
          <Recuse work={work} />
        </div>
      )}
    </section>
  );
}
