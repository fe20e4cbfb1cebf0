import type { UseQueryResult } from '@tanstack/react-query';
import { useAllPages } from '../../../api/pages.js';
import { useEdition } from '../layout/edition.js';
import type { Cut } from './cuts.js';
import { StandingsDocument, type Settlement, type Standing } from './documents.js';

/** The whole ranking of a settlement, all tracks. */
export function useStandings(settlement: Settlement): UseQueryResult<readonly Standing[]> {
  const { slug } = useEdition();
  return useAllPages(
    StandingsDocument,
    { slug },
    ({ organizerDesk: { settlements } }) => settlements.find(({ id }) => id === settlement.id)!.standings,
    { of: settlement.id },
  );
}

export interface RankedLine extends Standing {
  /** Whether a cut comes after it. */
  isCut: boolean;
  /** How many entries of the track have a place. */
  placed: number;
}

export const placeBy = (line: Pick<Standing, 'sensitivity'>, rule: Standing['sensitivity'][number]['rule']): number | null =>
  line.sensitivity.find((found) => found.rule === rule)?.place ?? null;

interface Placed {
  place: number | null;
}

/** Lines in the order of places, with where a cut comes. */
export function withCuts<Line extends Placed>(lines: readonly Line[], cuts: readonly Cut[]): (Line & { isCut: boolean })[] {
  const isInside = ({ place }: Placed, { places }: Cut) => place !== null && place <= places;
  return lines.map((line, index) => {
    const next = lines[index + 1];
    return { ...line, isCut: next !== undefined && cuts.some((cut) => isInside(line, cut) && !isInside(next, cut)) };
  });
}

/** The lines of a track in the order of places. */
export function linesOf(standings: readonly Standing[], track: string, cuts: readonly Cut[]): RankedLine[] {
  const lines = standings.filter((line) => line.track.id === track);
  const placed = lines.filter(({ place }) => place !== null).length;
  return withCuts(lines, cuts).map((line) => ({ ...line, placed }));
}
