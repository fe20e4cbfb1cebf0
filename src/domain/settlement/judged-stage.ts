import { type Design, designOf, type ScoredSheet } from '../model/design.js';
import { compareText } from './compare-text.js';
import type { StageEntry, StageInputs } from './stage-inputs.js';

/** The sheets that count as a design for the models: its indices stand for these entries and judges. */
export interface JudgedStage {
  design: Design;
  /** Ids; entries without a sheet that counts are left out, withdrawn and disqualified ones are not: their sheets tell about their judges. */
  entries: string[];
  judges: string[];
}

/**
 * Ordered by id throughout, so that not even the last binary digit of an estimate depends on the order in which rows were read. Totals
 * are 100·Σ w·x/M / Σ w in double precision.
 */
export function judgedStage({ rubric: { criteria }, entries }: StageInputs): JudgedStage {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const totalOf = ({ marks }: StageEntry['sheets'][number]): number | null => {
    const points = new Map(marks.map((mark) => [mark.criterion, Number(mark.points)]));
    if (criteria.some(({ key }) => !points.has(key))) return null;
    return (100 * criteria.reduce((sum, { key, maxPoints, weight }) => sum + (weight * points.get(key)!) / Number(maxPoints), 0)) / weights;
  };
  const counting = entries
    .map(({ id, sheets }) => ({ id, sheets: sheets.flatMap((sheet) => withTotal(sheet.judge, totalOf(sheet))) }))
    .filter(({ sheets }) => sheets.length > 0)
    .toSorted((a, b) => compareText(a.id, b.id));
  const judges = [...new Set(counting.flatMap(({ sheets }) => sheets.map(({ judge }) => judge)))].toSorted(compareText);
  const indexOf = new Map(judges.map((judge, index) => [judge, index]));
  const sheets = counting.flatMap((entry, index): ScoredSheet[] =>
    entry.sheets.map(({ judge, total }) => ({ entry: index, judge: indexOf.get(judge)!, total })).toSorted((a, b) => a.judge - b.judge),
  );
  return { design: designOf(counting.length, judges.length, sheets), entries: counting.map(({ id }) => id), judges };
}

const withTotal = (judge: string, total: number | null) => (total === null ? [] : [{ judge, total }]);
