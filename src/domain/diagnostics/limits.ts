/** From where on a statistic of a judge is worth a look. Settings of an edition. */
export interface DiagnosticLimits {
  /** Severe or generous: by more than so many points and so many standard errors. */
  severityPoints: number;
  severityErrors: number;
  /** The judge's spread over that of all judges. */
  leastSpreadRatio: number;
  mostSpreadRatio: number;
  /** Correlation with colleagues, judged from so many sheets on. */
  leastConsistency: number;
  consistencySheets: number;
  /** Mean squared studentised residual. */
  mostOutfit: number;
  /** Differences between criteria, over those of the median judge. */
  leastHaloRatio: number;
  /** Externally studentised residual of a single sheet, without its sign. */
  outlierResidual: number;
  /** t of the drift over the judge's own order, without its sign. */
  mostDriftT: number;
}

/** Where an edition says nothing else. */
export const usualLimits: DiagnosticLimits = {
  severityPoints: 5,
  severityErrors: 2,
  leastSpreadRatio: 0.5,
  mostSpreadRatio: 1.6,
  leastConsistency: 0.3,
  consistencySheets: 10,
  mostOutfit: 1.5,
  leastHaloRatio: 0.5,
  outlierResidual: 3.5,
  mostDriftT: 3,
};
