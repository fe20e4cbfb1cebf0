import type { Sha256 } from './draw.js';
import { compare, mean, roundFraction } from './fraction.js';
import { canonicalPoints, pointsOf } from './points.js';
import type { PublicationOptions } from './publication-options.js';

/** Part of a ranking, the best at 0: from more than one percent of it up to another, and how many entries stand there. */
export interface Band {
  fromPercent: number;
  toPercent: number;
  entries: number;
}

/** How an entry stands among those with a place. */
export interface OwnStanding {
  place: number | null;
  band: Band | null;
  /** How many entries have a place in the ranking. */
  places: number;
}

type Told = PublicationOptions['ownPlace'];

const cuts = [10, 25, 50, 100] as const;
const fewestOfBand = 5;
/** Of fewer marks a range would tell what single judges gave; of one mark the mean would, and of three the two together: the third is what is left. */
const fewestOfRange = 3;
const hasMean = (marks: number): boolean => marks >= 2 && marks !== 3;

/** What a team is told of its place among all: the place, the band that it lies in, or nothing. */
export function ownStanding(places: readonly number[], own: number | null, told: Told): OwnStanding {
  const band = own === null || told !== 'BAND' ? null : bandOf(places, own);
  return { place: told === 'PLACE' ? own : null, band, places: places.length };
}

interface Part {
  fromPercent: number;
  toPercent: number;
  places: readonly number[];
}

/**
 * The highest 10, 25 and 50 percent of a ranking and the rest. A band of fewer than five entries goes to the one below it, the lowest to the
 * one above. Who shares a place shares its band.
 */
export function bandOf(places: readonly number[], own: number): Band {
  const parts: Part[] = [];
  for (const [index, toPercent] of cuts.entries()) {
    const part = { fromPercent: cuts[index - 1] ?? 0, toPercent, places: places.filter((place) => cutOf(places, place) === toPercent) };
    const above = parts.at(-1);
    parts.splice(-1, above && isTooSmall(above) ? 1 : 0);
    parts.push(above && isTooSmall(above) ? together(above, part) : part);
  }
  const [above, lowest] = [parts.at(-2), parts.at(-1)!];
  const bands = above && isTooSmall(lowest) ? [...parts.slice(0, -2), together(above, lowest)] : parts;
  const { fromPercent, toPercent, places: within } = bands.find((part) => part.places.includes(own))!;
  return { fromPercent, toPercent, entries: within.length };
}

/** The lowest cut that an entry with this place still reaches: places are counted by who stands above, also where they are dense. */
const cutOf = (places: readonly number[], own: number): number =>
  cuts.find((cut) => places.filter((place) => place < own).length + 1 <= Math.floor((places.length * cut) / 100)) ?? 100;

const isTooSmall = ({ places }: Part): boolean => places.length < fewestOfBand;

const together = (above: Part, below: Part): Part => ({
  fromPercent: above.fromPercent,
  toPercent: below.toPercent,
  places: [...above.places, ...below.places],
});

/** A sheet that counted: what it gave on each criterion, and what it says; comments are empty where there are none. */
export interface CountedSheet {
  marks: readonly { criterion: string; points: string; comment: string }[];
  comment: string;
}

/** What the judges of a stage gave on a criterion, taken together: never a mark of one of them. */
export interface CriterionFeedback {
  criterion: string;
  /** Null of fewer than three sheets. */
  lowest: string | null;
  highest: string | null;
  /** Null of one sheet, of three, of which there is the range, and where the team is not told its place: means add up to the score. */
  mean: string | null;
  comments: string[];
}

export interface StageFeedback {
  /** How many sheets counted. */
  sheets: number;
  criteria: CriterionFeedback[];
  /** On the entry as a whole. */
  comments: string[];
}

/**
 * What a team is told of a stage. Each criterion stands alone, and comments in an order that follows from what they say and from
 * `seed`, another one on each criterion: nothing can be put together to the sheet of one judge, whatever order the sheets come in.
 */
export function stageFeedback(
  criteria: readonly string[],
  sheets: readonly CountedSheet[],
  { told, reachTeams, seed, sha256 }: { told: Told; reachTeams: boolean; seed: string; sha256: Sha256 },
): StageFeedback {
  const drawn = (name: string, comments: readonly string[]): string[] => {
    const written = reachTeams ? comments.map((comment) => comment.trim()).filter((comment) => comment !== '') : [];
    const keys = new Map(written.map((comment) => [comment, sha256(`${seed}\n${name}\n${comment}`)]));
    return written.toSorted((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1));
  };
  return {
    sheets: sheets.length,
    criteria: criteria.map((criterion) => {
      const marks = sheets.flatMap((sheet) => sheet.marks.filter((mark) => mark.criterion === criterion));
      const comments = drawn(
        criterion,
        marks.map(({ comment }) => comment),
      );
      return { criterion, ...rangeOf(marks, told), comments };
    }),
    comments: drawn(
      '',
      sheets.map(({ comment }) => comment),
    ),
  };
}

function rangeOf(marks: readonly { points: string }[], told: Told): Pick<CriterionFeedback, 'lowest' | 'highest' | 'mean'> {
  const points = marks.map((mark) => pointsOf(mark.points)).toSorted(compare);
  const hasRange = points.length >= fewestOfRange;
  const shown = (value: (typeof points)[number]) => canonicalPoints(roundFraction(value, 2, 'half-up'));
  return {
    lowest: hasRange ? shown(points[0]!) : null,
    highest: hasRange ? shown(points.at(-1)!) : null,
    mean: told === 'PLACE' && hasMean(points.length) ? shown(mean(points)) : null,
  };
}
