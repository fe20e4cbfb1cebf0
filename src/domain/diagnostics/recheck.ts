import { roundFraction } from '../fraction.js';
import { fitLeastSquares } from '../model/least-squares.js';
import type { Criterion } from '../rubric.js';
import type { DiagnosticLimits } from './limits.js';
import { outlierSheets } from './outlier-sheets.js';
import { numberPanel, type PanelSheet } from './panel-sheets.js';
import { studentise } from './studentised.js';

/** A judge's request to look at an own sheet again: the own mark, and nothing of a colleague's. */
export interface Recheck<Sheet> {
  sheet: Sheet;
  ko: string;
  en: string;
}

/**
 * The own sheets that lie beyond the limit of what their entry and their judge lead to expect, in the order of the sheets, which says nothing
 * about how far. A sheet that was submitted again has been looked at, and is asked about no more: otherwise its judge could find out
 * colleagues' marks by trying.
 */
export function sheetsToRecheck<Sheet extends PanelSheet & { isOwn: boolean; submissions: number }>(
  criteria: readonly Pick<Criterion, 'maxPoints' | 'weight'>[],
  sheets: readonly Sheet[],
  { outlierResidual }: DiagnosticLimits,
): Recheck<Sheet>[] {
  const {
    totals,
    judging: { design },
  } = numberPanel(criteria, sheets);
  const outliers = new Set(outlierSheets(studentise(design, fitLeastSquares(design)), outlierResidual));
  return sheets.flatMap((sheet, index) => {
    if (!sheet.isOwn || sheet.submissions > 1 || !outliers.has(index)) return [];
    const total = roundFraction(totals[index]!, 2, 'half-up').replace(/\.?0+$/, '');
    return [{ sheet, ko: `채점을 다시 확인해 주세요: ${total}점`, en: `Please check your marks again: ${total} points.` }];
  });
}
