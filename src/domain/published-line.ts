import type { AwardTier, DecidedAward } from './award-rule.js';
import { type PublicationOptions, reachesOut, showsAll } from './publication-options.js';
import { isWinner } from './winner.js';

/** A line of a ranking that may be published. */
interface RankedLine {
  entry: string;
  place: number | null;
  score: string | null;
  tieBrokenBy: string | null;
  belowFloor: boolean;
}

/** Why an award was revoked (수상 취소), for the public. */
export interface RevokedAward {
  reasonKo: string;
  reasonEn: string;
}

/** What is made public of a line. */
export interface ShownLine extends RankedLine {
  isWinner: boolean;
  award: Pick<AwardTier, 'key' | 'nameKo' | 'nameEn'> | null;
  revoked: RevokedAward | null;
  isTeamNamed: boolean;
  areMembersNamed: boolean;
  hasSummary: boolean;
  hasReport: boolean;
  hasComments: boolean;
}

/** Who wins: those with an award that was decided on, or those placed high enough where none were announced. */
export type Winning = { tiers: AwardTier[]; awards: DecidedAward[] } | { awardedPlaces: number };

/**
 * The lines of a ranking that are made public, and how much of each. Where places are not told the order tells none: awards by tier, and
 * below one tier, as among all others, the order of `lines` once it was put by entry numbers.
 */
export function linesToShow(
  lines: readonly RankedLine[],
  options: PublicationOptions,
  winning: Winning,
  revoked: ReadonlyMap<string, RevokedAward>,
): ShownLine[] {
  const tierOf = tiersOf(winning);
  return lines.flatMap((line) => {
    const tier = tierOf.get(line.entry);
    const hasWon = 'tiers' in winning ? tier !== undefined : isWinner(line, winning.awardedPlaces);
    const isListed = hasWon || (showsAll(options) && line.place !== null && line.score !== null);
    return isListed ? [shown(line, { options, hasWon, tier: tier ?? null, revoked: revoked.get(line.entry) ?? null })] : [];
  });
}

const tiersOf = (winning: Winning): Map<string, AwardTier> =>
  'tiers' in winning
    ? new Map(
        winning.awards.flatMap(({ tier, entries }) => {
          const found = winning.tiers.find(({ key }) => key === tier);
          return found ? entries.map((entry) => [entry, found] as const) : [];
        }),
      )
    : new Map();

interface Share {
  options: PublicationOptions;
  hasWon: boolean;
  tier: AwardTier | null;
  revoked: RevokedAward | null;
}

function shown(line: RankedLine, { options, hasWon, tier, revoked }: Share): ShownLine {
  const hasPlace = reachesOut(options.places, hasWon);
  const stillWins = hasWon && revoked === null;
  return {
    entry: line.entry,
    place: hasPlace ? line.place : null,
    score: reachesOut(options.scores, hasWon) ? line.score : null,
    tieBrokenBy: hasPlace ? line.tieBrokenBy : null,
    belowFloor: hasPlace && line.belowFloor,
    isWinner: stillWins,
    award: tier && { key: tier.key, nameKo: tier.nameKo, nameEn: tier.nameEn },
    revoked: hasWon ? revoked : null,
    isTeamNamed: revoked === null && reachesOut(options.teamNames, hasWon),
    areMembersNamed: stillWins && options.memberNames,
    hasSummary: stillWins && options.summaries,
    hasReport: stillWins && options.reports,
    hasComments: stillWins && options.comments,
  };
}

/** How lines of one track follow each other: by place as far as it is told, then by tier, then by entry number. */
export function inPublicOrder(tiers: readonly { key: string }[]) {
  const tierOf = (line: ShownLine) => (line.award ? tiers.findIndex(({ key }) => key === line.award!.key) : tiers.length);
  return (a: ShownLine & { entryNumber: string }, b: ShownLine & { entryNumber: string }): number =>
    (a.place ?? Infinity) - (b.place ?? Infinity) || tierOf(a) - tierOf(b) || (a.entryNumber < b.entryNumber ? -1 : 1);
}
