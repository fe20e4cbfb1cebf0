import { useTranslation } from 'react-i18next';
import { language } from '../../i18n/index.js';
import { named, said } from '../../i18n/in-language.js';
import type { Criterion } from './desk-document.js';

interface CriterionFieldProps {
  criterion: Criterion;
  points: string;
  comment: string;
  problem: { ko: string; en: string } | undefined;
  isDisabled: boolean;
  onPoints: (points: string) => void;
  onComment: (comment: string) => void;
  /** Writes the page that is looked at into the comment. */
  onCite: (() => void) | null;
  onFocus: () => void;
}

/** One criterion: what is looked at, its levels, its mark and what is said of it. */
export function CriterionField({
  criterion,
  points,
  comment,
  problem,
  isDisabled,
  onPoints,
  onComment,
  onCite,
  onFocus,
}: CriterionFieldProps) {
  const { t } = useTranslation();
  const { key, ordinal, maxPoints, step, anchors } = criterion;
  const guidance = language() === 'en' ? criterion.guidanceEn : criterion.guidanceKo;
  const most = Number(maxPoints);
  const name = named(criterion);
  const moved = (by: number) => String(Math.min(most, Math.max(0, (Number(points) || 0) + by * Number(step))));
  return (
    <fieldset className="criterion" onFocus={onFocus} disabled={isDisabled}>
      <legend>
        {ordinal}. {name}
      </legend>
      {guidance && <p className="quiet">{guidance}</p>}
      <div className="row mark-row">
        <button type="button" className="button" aria-label={t('judge.mark.less', { name })} onClick={() => onPoints(moved(-1))}>
          −
        </button>
        <label>
          <span className="visually-hidden">{t('judge.mark.of', { name })}</span>
          <input
            className="mark"
            inputMode="decimal"
            autoComplete="off"
            data-criterion={key}
            value={points}
            aria-invalid={Boolean(problem)}
            aria-describedby={problem ? `problem-${key}` : undefined}
            onChange={({ target }) => onPoints(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
                event.preventDefault();
                onPoints(moved(event.key === 'ArrowUp' ? 1 : -1));
              }
              if (event.key === 'Enter') {
                event.preventDefault();
                goToNext(event.currentTarget);
              }
            }}
          />
          <span aria-hidden> / {most}</span>
        </label>
        <button type="button" className="button" aria-label={t('judge.mark.more', { name })} onClick={() => onPoints(moved(1))}>
          +
        </button>
        {anchors.toReversed().map((anchor) => {
          const from = (most * anchor.fromPercent) / 100;
          return (
            <button key={anchor.fromPercent} type="button" className="anchor" onClick={() => onPoints(String(onStep(from, Number(step))))}>
              {named(anchor)} <span className="quiet">{trimmed(from)}~</span>
            </button>
          );
        })}
      </div>
      {problem && (
        <p id={`problem-${key}`} className="field-problem" role="alert">
          {said(problem)}
        </p>
      )}
      <label className="field">
        <span className="visually-hidden">{t('judge.mark.commentOn', { name })}</span>
        <textarea rows={2} value={comment} placeholder={t('judge.mark.comment')} onChange={({ target }) => onComment(target.value)} />
      </label>
      {onCite && (
        <button type="button" className="button plain" onClick={onCite}>
          {t('judge.mark.cite')}
        </button>
      )}
    </fieldset>
  );
}

const trimmed = (value: number): string => String(Math.round(value * 100) / 100);
/** The lowest mark of a level that is a multiple of the step. */
const onStep = (from: number, step: number): number => Math.round(Math.ceil(from / step - 1e-9) * step * 100) / 100;

function goToNext(input: HTMLInputElement): void {
  const all = [...document.querySelectorAll<HTMLInputElement>('input.mark')];
  const next = all[all.indexOf(input) + 1];
  next?.focus();
  next?.select();
}
