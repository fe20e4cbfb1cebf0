import type { Design } from '../model/design.js';
import { fitMixedModel } from '../model/mixed-model.js';
import { relativeSe } from '../uncertainty/relative-se.js';
import { krippendorffAlpha } from './alpha.js';
import { intraclassCorrelations, type IntraclassCorrelations } from './icc.js';
import { concordanceOf } from './kendall.js';
import { rankingReliability, type RankingReliability } from './ranking-reliability.js';

/** How far the totals of a panel agree, and what a ranking by adjusted scores is worth. */
export interface PanelReliability {
  /** Krippendorff's alpha of the totals (interval). */
  alpha: number | null;
  /** Kendall's W and the intraclass correlations need every judge's sheet on every entry; null without. */
  kendallW: number | null;
  icc: IntraclassCorrelations | null;
  /** Of the scores adjusted by model B; nulls where nothing tells judges from entries. */
  ranking: RankingReliability;
}

/** Entries and judges without a sheet count for nothing. */
export function panelReliability(design: Design): PanelReliability {
  const rows = totalsByEntry(design);
  const judges = design.sheetsOfJudge.filter((count) => count > 0).length;
  const full = rows.length > 0 && rows.every(({ length }) => length === judges) ? rows : null;
  const fit = fitMixedModel(design);
  const isSeen = (_: number, entry: number) => design.sheetsOfEntry[entry]! > 0;
  return {
    alpha: krippendorffAlpha(rows, 'interval'),
    kendallW: full && concordanceOf(full).W,
    icc: full && intraclassCorrelations(full),
    ranking: fit
      ? rankingReliability(fit.adjusted.filter(isSeen), relativeSe(fit, judges).filter(isSeen))
      : { reliability: null, standardError: null },
  };
}

/** The totals of each entry that has any, in the order of the judges. */
const totalsByEntry = ({ entries, byEntry, firstOfEntry, totals }: Design): number[][] =>
  Array.from({ length: entries }, (_, entry) =>
    Array.from(byEntry.subarray(firstOfEntry[entry], firstOfEntry[entry + 1]), (sheet) => totals[sheet]!),
  ).filter(({ length }) => length > 0);
