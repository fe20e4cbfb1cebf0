/**
 * Standard errors of the adjusted scores as places among the others: what all entries have in common, the level of this panel, moves
 * nobody's rank. se_rel² = se² − σ_J²/J, never below 0. `judges` is the number of judges with a sheet.
 */
export const relativeSe = ({ se, varJudge }: { se: Float64Array; varJudge: number }, judges: number): Float64Array =>
  se.map((value) => Math.sqrt(Math.max(value * value - varJudge / judges, 0)));
