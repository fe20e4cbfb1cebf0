import { changesBetween, type LineChange, type PublicLine, withoutNames } from './publication-diff.js';
import { type PublicationOptions, reachesOut, showsAll } from './publication-options.js';

/** Whether a line won, if it kept that or not. */
const hasWon = ({ isWinner, awardKey, revokedKo }: PublicLine): boolean => isWinner || awardKey !== null || revokedKo !== null;

/**
 * How a publication that was public differs from the one that followed it, as far as what is public *now* tells such things: a place or a
 * score that was taken back by a later choice is not told by way of what changed, and neither is an entry that won nothing where only winners are listed.
 */
export function changesToldNow(before: readonly PublicLine[], after: readonly PublicLine[], now: PublicationOptions): LineChange[] {
  const winners = new Set([...before, ...after].filter(hasWon).map(({ entryNumber }) => entryNumber));
  const told = (lines: readonly PublicLine[]): PublicLine[] =>
    lines.filter(({ entryNumber }) => showsAll(now) || winners.has(entryNumber)).map((line) => asToldNow(line, now));
  return withoutNames(changesBetween(told(before), told(after)));
}

function asToldNow(line: PublicLine, { places, scores }: PublicationOptions): PublicLine {
  const hasPlace = reachesOut(places, hasWon(line));
  return {
    ...line,
    place: hasPlace ? line.place : null,
    score: reachesOut(scores, hasWon(line)) ? line.score : null,
    tieBrokenBy: hasPlace ? line.tieBrokenBy : null,
    belowFloor: hasPlace && line.belowFloor,
  };
}
