import { panelReliability, type PanelReliability } from '../reliability/panel-reliability.js';
import type { Criterion } from '../rubric.js';
import { type DepartmentAffinity, type DepartmentTest, toldTests } from './department.js';
import { flagsOf, type JudgeFlag } from './flags.js';
import { diagnoseJudges, type JudgeDiagnostics } from './judge-diagnostics.js';
import type { DiagnosticLimits } from './limits.js';
import { outlierSheets } from './outlier-sheets.js';
import { numberPanel, type PanelSheet } from './panel-sheets.js';

/** What the sheets of one panel show, for those who organise. */
export interface PanelExamination<Sheet> {
  /** The noise of a sheet, in points; null where nothing is left to see it by. */
  residualSd: number | null;
  /** In the order in which they first stand in the sheets. */
  judges: (JudgeDiagnostics & { judge: string; flags: JudgeFlag[]; ownBody: DepartmentTest | null })[];
  /** What the same body adds to a sheet over the whole panel. */
  bodyAffinity: DepartmentAffinity | null;
  /** The farthest first. In points: what the judge gave, and by how much more than the entry and the judge lead to expect. */
  outliers: { sheet: Sheet; total: number; residual: number; studentised: number }[];
  reliability: PanelReliability;
}

/** Examines the sheets of one panel, those of each judge in that judge's own order. */
export function examinePanel<Sheet extends PanelSheet>(
  criteria: readonly Pick<Criterion, 'maxPoints' | 'weight'>[],
  sheets: readonly Sheet[],
  limits: DiagnosticLimits,
): PanelExamination<Sheet> {
  const { judges, judging } = numberPanel(criteria, sheets);
  const { residualSd, residuals, ...panel } = diagnoseJudges(judging);
  const own = judges.map((judge) => sheets.filter((sheet) => sheet.judge === judge && sheet.isSameBody).length);
  const ownBody = toldTests(
    panel.judges.map(({ ownDepartment }) => ownDepartment),
    own,
  );
  return {
    residualSd,
    judges: panel.judges.map((judge, index) => ({
      ...judge,
      judge: judges[index]!,
      flags: flagsOf(judge, limits),
      ownBody: ownBody[index]!,
    })),
    bodyAffinity: panel.departmentAffinity,
    outliers: outlierSheets(residuals, limits.outlierResidual).map((sheet) => ({
      sheet: sheets[sheet]!,
      total: judging.design.totals[sheet]!,
      residual: residuals[sheet]!.residual,
      studentised: residuals[sheet]!.external!,
    })),
    reliability: panelReliability(judging.design),
  };
}
