import { type Fingerprints, shingleLength } from './fingerprints.js';

/** Words that two texts have in common: from where to where in each (`end` is behind the last), counted in letters. */
export interface Passage {
  left: Span;
  right: Span;
}
export interface Span {
  start: number;
  end: number;
}

/** Fewer equal letters than these in a row are a phrase that anybody writes. */
const shortestRun = 20;
/** Runs that are only so far apart on both sides are one passage in which words were changed. */
const widestGap = 12;
/** Shorter passages prove nothing. */
const shortestPassage = 40;

/** A text as passages are looked for in it. */
interface Fingerprinted {
  codes: Uint16Array;
  fingerprints: Fingerprints;
}

/**
 * The passages that two texts have in common, in the order of the left one. `isCommon` tells which hashes stand in so many texts that
 * they point to nobody: what is between such fingerprints is not counted as a passage's own.
 */
export function passagesOf(left: Fingerprinted, right: Fingerprinted, isCommon: (hash: number) => boolean): Passage[] {
  const common = commonSpans(left.fingerprints, isCommon);
  return joined(runsOf(left, right, isCommon)).filter((passage) => covered([passage.left], common) >= shortestPassage);
}

/** Shorter than a sentence of a form, what many have in common are figures of speech, and those may be part of what was copied. */
const shortestForm = 30;

/** The parts of a text that everybody has: from one common fingerprint to the next, as long as they follow each other. */
export function commonSpans({ hashes, at }: Fingerprints, isCommon: (hash: number) => boolean): Span[] {
  const spans: Span[] = [];
  let isGoingOn = false;
  hashes.forEach((hash, index) => {
    const isOne = isCommon(hash);
    const end = at[index]! + shingleLength;
    if (isOne && isGoingOn) spans.at(-1)!.end = end;
    else if (isOne) spans.push({ start: at[index]!, end });
    isGoingOn = isOne;
  });
  return spans.filter(({ start, end }) => end - start >= shortestForm);
}

/** Equal runs of letters, as long as they go, found from equal fingerprints. */
function runsOf(left: Fingerprinted, right: Fingerprinted, isCommon: (hash: number) => boolean): Passage[] {
  const places = placesIn(right.fingerprints);
  const runs: Passage[] = [];
  // How far the runs found so far reach, by how much further right they stand in the right text.
  const reached = new Map<number, number>();
  left.fingerprints.hashes.forEach((hash, index) => {
    const start = left.fingerprints.at[index]!;
    for (const other of isCommon(hash) ? [] : (places.get(hash) ?? [])) {
      if ((reached.get(other - start) ?? -1) > start) continue;
      const run = grown(left.codes, right.codes, start, other);
      if (run.left.end - run.left.start < shortestRun) continue;
      reached.set(other - start, run.left.end);
      runs.push(run);
    }
  });
  return runs;
}

/** A phrase repeated very often on the other side is looked at only at its first places. */
const mostPlaces = 8;

function placesIn({ hashes, at }: Fingerprints): Map<number, number[]> {
  const places = new Map<number, number[]>();
  hashes.forEach((hash, index) => {
    const known = places.get(hash);
    if (!known) places.set(hash, [at[index]!]);
    else if (known.length < mostPlaces) known.push(at[index]!);
  });
  return places;
}

function grown(left: Uint16Array, right: Uint16Array, start: number, other: number): Passage {
  let before = 0;
  while (before < start && before < other && left[start - before - 1] === right[other - before - 1]) before += 1;
  let after = 0;
  while (start + after < left.length && other + after < right.length && left[start + after] === right[other + after]) after += 1;
  // Hashes can be equal by accident.
  if (after < shingleLength) return { left: { start, end: start }, right: { start: other, end: other } };
  return { left: { start: start - before, end: start + after }, right: { start: other - before, end: other + after } };
}

function joined(runs: readonly Passage[]): Passage[] {
  const passages: Passage[] = [];
  for (const run of runs.toSorted((a, b) => a.left.start - b.left.start || a.right.start - b.right.start)) {
    const last = passages.findLast((passage) => isNext(passage, run));
    if (last) stretch(last, run);
    else passages.push({ left: { ...run.left }, right: { ...run.right } });
  }
  return passages;
}

const isNext = (passage: Passage, run: Passage): boolean =>
  isNear(passage.left, run.left) && isNear(passage.right, run.right) && run.right.start >= passage.right.start;

const isNear = (span: Span, next: Span): boolean => next.start <= span.end + widestGap && next.start >= span.start;

function stretch(passage: Passage, { left, right }: Passage): void {
  passage.left.end = Math.max(passage.left.end, left.end);
  passage.right.end = Math.max(passage.right.end, right.end);
}

/** How many letters some spans cover together, but for those in the spans `except`, which lie in order and apart. */
export function covered(spans: readonly Span[], except: readonly Span[] = []): number {
  let [sum, reached, next] = [0, 0, 0];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, reached);
    if (span.end <= start) continue;
    reached = span.end;
    sum += span.end - start;
    while (next < except.length && except[next]!.end <= start) next += 1;
    for (let index = next; index < except.length && except[index]!.start < span.end; index += 1) {
      sum -= Math.min(except[index]!.end, span.end) - Math.max(except[index]!.start, start);
    }
  }
  return sum;
}
