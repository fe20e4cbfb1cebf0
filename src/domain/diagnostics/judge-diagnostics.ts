import type { Design } from '../model/design.js';
import { fitLeastSquares, type LeastSquaresFit } from '../model/least-squares.js';
import { departmentAffinity, departmentTest, type DepartmentAffinity, type DepartmentTest } from './department.js';
import { medianOf, spreadsAcrossCriteria } from './halo.js';
import { peerMeans } from './peers.js';
import { lineThrough, meanOf, squaresOf } from './regression.js';
import { studentise, type SheetResidual } from './studentised.js';

/** The submitted sheets of a panel; all lists are per sheet, in the design's order. */
export interface Judging {
  design: Design;
  /** mark/points in the order of the criteria; null where only totals are known. */
  shares: readonly (readonly number[])[] | null;
  /** The sheet's place in its judge's own order; null where it is not known. */
  positions: readonly number[] | null;
  /** Whether judge and entry are of the same department; null where departments are not known. */
  sameDepartment: readonly boolean[] | null;
}

/** What a judge's sheets show beside those of colleagues. Null, never NaN: there is too little to say it from. */
export interface JudgeDiagnostics {
  /** Sheets. */
  n: number;
  /** How generous, in points, against judges of the same entries, and its standard error. Negative: severe. */
  leniency: number | null;
  leniencySe: number | null;
  /** Of the judge's totals, in points, and over that of all judges pooled. */
  sd: number | null;
  spreadRatio: number | null;
  /** Correlation of the totals with what colleagues gave the same entries, and the slope of the one on the other. */
  consistency: number | null;
  slopeOnPeers: number | null;
  /** Mean squared studentised residual: about 1 for a judge who is as sure as the others. */
  outfit: number | null;
  /** How much marks differ between criteria, and that over the median judge. */
  haloSpread: number | null;
  haloRatio: number | null;
  /** Points that marks drift by from sheet to sheet in the judge's own order, and its t. */
  driftPerPosition: number | null;
  driftT: number | null;
  ownDepartment: DepartmentTest;
}

export interface PanelDiagnostics {
  /** The noise of a sheet, in points; null without residual degrees of freedom. */
  residualSd: number | null;
  pooledWithinJudgeSd: number | null;
  /** Per judge. */
  judges: JudgeDiagnostics[];
  departmentAffinity: DepartmentAffinity | null;
  /** Per sheet. */
  residuals: SheetResidual[];
}

/** All diagnostics of a panel from the two-way least-squares fit of the totals. Formulas: docs/scoring.md, Diagnostics of judges. */
export function diagnoseJudges(judging: Judging): PanelDiagnostics {
  const { design, sameDepartment } = judging;
  const fit = fitLeastSquares(design);
  const residuals = studentise(design, fit);
  const pooledSd = pooledWithinJudgeSd(design);
  const peers = peerMeans(design, fit.judgeEffect);
  const spreads = judging.shares && spreadsAcrossCriteria(judging.shares);
  const haloSpreads = sheetsByJudge(design).map((sheets) =>
    spreads && sheets.length > 0 ? meanOf(sheets.map((sheet) => spreads[sheet]!)) : null,
  );
  const usualHalo = medianOf(haloSpreads.filter((spread) => spread !== null));
  const judges = sheetsByJudge(design).map((sheets, judge): JudgeDiagnostics => {
    const haloSpread = haloSpreads[judge]!;
    return {
      n: sheets.length,
      ...leniencyOf(fit, judge, sheets),
      ...spreadOf(design, sheets, pooledSd),
      ...consistencyOf(design, sheets, peers),
      outfit: outfitOf(sheets, residuals),
      haloSpread,
      haloRatio: haloSpread !== null && usualHalo !== null && usualHalo > 0 ? haloSpread / usualHalo : null,
      ...driftOf(judging, sheets, residuals),
      ownDepartment: ownDepartmentOf(judging, sheets, residuals),
    };
  });
  return {
    residualSd: fit.residualVariance === null ? null : Math.sqrt(fit.residualVariance),
    pooledWithinJudgeSd: pooledSd,
    judges,
    departmentAffinity: sameDepartment && departmentAffinity(design, fit, sameDepartment),
    residuals,
  };
}

function sheetsByJudge({ judges, judgeOf }: Design): number[][] {
  const lists: number[][] = Array.from({ length: judges }, () => []);
  judgeOf.forEach((judge, sheet) => lists[judge]!.push(sheet));
  return lists;
}

const totalsOf = ({ totals }: Design, sheets: readonly number[]): number[] => sheets.map((sheet) => totals[sheet]!);

function pooledWithinJudgeSd(design: Design): number | null {
  const lists = sheetsByJudge(design).filter(({ length }) => length > 0);
  const df = design.totals.length - lists.length;
  const squares = lists.reduce((sum, sheets) => sum + squaresOf(totalsOf(design, sheets)), 0);
  return df > 0 ? Math.sqrt(squares / df) : null;
}

function leniencyOf({ judgeEffect, judgeSe }: LeastSquaresFit, judge: number, { length }: readonly number[]) {
  return length === 0 ? { leniency: null, leniencySe: null } : { leniency: judgeEffect[judge]!, leniencySe: judgeSe?.[judge] ?? null };
}

function spreadOf(design: Design, sheets: readonly number[], pooledSd: number | null) {
  const sd = sheets.length < 2 ? null : Math.sqrt(squaresOf(totalsOf(design, sheets)) / (sheets.length - 1));
  return { sd, spreadRatio: sd !== null && pooledSd !== null && pooledSd > 0 ? sd / pooledSd : null };
}

function consistencyOf(design: Design, sheets: readonly number[], peers: readonly (number | null)[]) {
  const compared = sheets.flatMap((sheet) => (peers[sheet] == null ? [] : [{ peer: peers[sheet], total: design.totals[sheet]! }]));
  const line = lineThrough(
    compared.map(({ peer }) => peer),
    compared.map(({ total }) => total),
  );
  return { consistency: line?.correlation ?? null, slopeOnPeers: line?.slope ?? null };
}

function outfitOf(sheets: readonly number[], residuals: readonly SheetResidual[]): number | null {
  const studentised = sheets.map((sheet) => residuals[sheet]!.internal).filter((value) => value !== null);
  return studentised.length === 0 ? null : meanOf(studentised.map((value) => value ** 2));
}

function driftOf({ positions }: Judging, sheets: readonly number[], residuals: readonly SheetResidual[]) {
  const line =
    positions && sheets.length > 2
      ? lineThrough(
          sheets.map((sheet) => positions[sheet]!),
          residualsOf(sheets, residuals),
        )
      : null;
  return { driftPerPosition: line?.slope ?? null, driftT: line?.t ?? null };
}

function ownDepartmentOf({ sameDepartment }: Judging, sheets: readonly number[], residuals: readonly SheetResidual[]): DepartmentTest {
  const isOwn = (sheet: number) => sameDepartment?.[sheet] === true;
  return departmentTest(
    residualsOf(sheets.filter(isOwn), residuals),
    residualsOf(
      sheets.filter((sheet) => !isOwn(sheet)),
      residuals,
    ),
  );
}

const residualsOf = (sheets: readonly number[], residuals: readonly SheetResidual[]): number[] =>
  sheets.map((sheet) => residuals[sheet]!.residual);
