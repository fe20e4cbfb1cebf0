import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.js';
import { language } from '../../../i18n/index.js';
import { named, said } from '../../../i18n/in-language.js';
import type { Criterion } from '../desk-document.js';
import { shortPoints } from '../sheet/draft.js';
import { CommentField } from './comment-field.js';
import { levelsOf, stepped } from './levels.js';

interface CriterionFieldProps {
  criterion: Criterion;
  points: string;
  comment: string;
  problem: { ko: string; en: string } | null;
  isActive: boolean;
  isDisabled: boolean;
  onPoints: (points: string) => void;
  onComment: (comment: string) => void;
  onFocus: () => void;
  onCite: (() => void) | null;
  onShow: (page: number) => void;
}

/** One criterion: what is looked at, its levels, its mark and what is said of it. */
export function CriterionField({ criterion, points, comment, problem, isActive, isDisabled, onPoints, ...more }: CriterionFieldProps) {
  const { t } = useTranslation();
  const { key, ordinal, maxPoints } = criterion;
  const guidance = language() === 'en' ? criterion.guidanceEn : criterion.guidanceKo;
  const name = named(criterion);
  const step = (by: 1 | -1) => onPoints(stepped(criterion, points, by));
  return (
    <section className="criterion" data-active={isActive || undefined} aria-labelledby={`name-${key}`} onFocus={more.onFocus}>
      <div className="criterion-head">
        <h2 id={`name-${key}`} className="criterion-name">
          {ordinal}. {name}
        </h2>
        <div className="mark-row">
          <Button isDisabled={isDisabled} aria-label={t('judge.mark.less', { name })} onPress={() => step(-1)}>
            −
          </Button>
          <input
            id={`mark-${key}`}
            className="mark"
            data-mark={key}
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('judge.mark.of', { name, most: shortPoints(maxPoints) })}
            aria-invalid={Boolean(problem)}
            aria-describedby={problem ? `problem-${key}` : undefined}
            readOnly={isDisabled}
            value={points}
            onFocus={({ target }) => target.select()}
            // Whatever alphabet the keyboard is in: a mark is digits.
            onChange={({ target }) => onPoints(target.value.replace(',', '.').replace(/[^\d.]/g, ''))}
            onKeyDown={(event) => pressed(event, isDisabled ? () => undefined : step)}
          />
          <span className="quiet mark-most">/ {shortPoints(maxPoints)}</span>
          <Button isDisabled={isDisabled} aria-label={t('judge.mark.more', { name })} onPress={() => step(1)}>
            +
          </Button>
        </div>
      </div>
      {problem && (
        <p id={`problem-${key}`} className="field-problem" role="alert">
          {said(problem)}
        </p>
      )}
      {guidance && <p className="criterion-guidance">{guidance}</p>}
      <div className="levels" role="group" aria-label={t('judge.mark.levels', { name })}>
        {levelsOf(criterion, points).map(({ anchor, range, middle, isChosen }) => (
          // By keyboard the mark itself is quicker: Tab goes on to the comment.
          <button
            key={anchor.fromPercent}
            type="button"
            className="level"
            tabIndex={-1}
            aria-pressed={isChosen}
            disabled={isDisabled}
            onClick={() => !isChosen && onPoints(middle)}
          >
            {named(anchor)} <span className="level-range">{range}</span>
          </button>
        ))}
      </div>
      <CommentField
        label={t('judge.mark.commentOn', { name })}
        placeholder={t('judge.mark.comment')}
        text={comment}
        isDisabled={isDisabled}
        onText={more.onComment}
        onCite={more.onCite}
        onShow={more.onShow}
        onLeave={() => focusMark(key)}
      />
    </section>
  );
}

export function focusMark(key: string): void {
  document.querySelector<HTMLInputElement>(`[data-mark="${key}"]`)?.focus();
}

function pressed(event: KeyboardEvent<HTMLInputElement>, step: (by: 1 | -1) => void): void {
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    const fields = [...document.querySelectorAll<HTMLElement>('[data-mark], [data-overall] textarea')];
    fields[fields.indexOf(event.currentTarget) + 1]?.focus();
  }
}
