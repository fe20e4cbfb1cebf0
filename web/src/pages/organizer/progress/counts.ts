import { named } from '../../../i18n/in-language.js';
import type { AssignedJudge, AssignedPanel } from '../assignment/documents.js';

export interface CountedJudge extends AssignedJudge {
  trackName: string;
  submitted: number;
  begun: number;
  total: number;
}

/** The judges of a stage, track by track, with how far each has come; never with marks. */
export function judgesOf(
  panels: readonly AssignedPanel[],
  stage: string,
  tracks: readonly { id: string; nameKo: string; nameEn: string }[],
): readonly CountedJudge[] {
  return panels
    .filter((panel) => panel.stage.id === stage)
    .flatMap(({ track, judges }) => {
      const known = tracks.find(({ id }) => id === track.id);
      return judges.map((judge) => ({ ...judge, trackName: known ? named(known) : '', ...countsOf(judge) }));
    });
}

const countsOf = ({ assignments }: AssignedJudge) => ({
  submitted: assignments.filter(({ sheetState }) => sheetState === 'SUBMITTED').length,
  begun: assignments.filter(({ sheetState }) => sheetState === 'DRAFT').length,
  total: assignments.length,
});

/** How many entries have how many of their sheets: the fewest first. */
export function entriesBySheets(judges: readonly CountedJudge[]): { finished: number; of: number; entries: number }[] {
  const sheets = new Map<string, { finished: number; of: number }>();
  for (const { entryNumber, sheetState } of judges.flatMap(({ assignments }) => assignments)) {
    const so = sheets.get(entryNumber) ?? { finished: 0, of: 0 };
    sheets.set(entryNumber, { finished: so.finished + Number(sheetState === 'SUBMITTED'), of: so.of + 1 });
  }
  const counted = new Map<string, { finished: number; of: number; entries: number }>();
  for (const so of sheets.values()) {
    const key = `${so.finished}/${so.of}`;
    counted.set(key, { ...so, entries: (counted.get(key)?.entries ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((a, b) => a.finished / a.of - b.finished / b.of);
}
