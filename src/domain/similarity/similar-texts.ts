import { fingerprintsOf, type Fingerprints, hashesOf, type Letters, lettersOf } from './fingerprints.js';
import { commonSpans, covered, type Passage, passagesOf, type Span } from './passages.js';
import { hitsOf, sharedFingerprints } from './shared-fingerprints.js';

/** Two texts that have so much in common that a person should look. Positions in the passages are those of the texts themselves. */
export interface SimilarPair {
  left: number;
  right: number;
  /** How much of each text stands in the other one too, 0 to 1, by letters. */
  leftShare: number;
  rightShare: number;
  passages: Passage[];
}

/** Which texts are compared. */
export interface Comparison {
  /** Each with all the others; composed (NFC). */
  texts: readonly string[];
  /** From here on they are of earlier editions: those are compared with the ones before, and not among themselves. */
  earlierFrom: number;
  /** Forms and notices that everybody was given: what stands there is nobody's own. */
  given: readonly string[];
}

/** Worth a look: a twentieth of the smaller text, or as much as half a page. */
const leastShare = 0.05;
const leastLetters = 400;
/** Of the fingerprints, before the passages are looked for: fewer than these cannot come to a twentieth. */
const leastHits = 8;
const leastHitShare = 0.015;

/** Without where its letters stood: of all reports of some years that would be too much, and only a few pairs ask. */
interface Prepared {
  text: string;
  codes: Uint16Array;
  fingerprints: Fingerprints;
}

/**
 * The pairs of texts that have passages in common, the largest share first. Time grows with the length of all texts and the number of
 * pairs that have anything in common.
 */
export function similarTexts({ texts, earlierFrom, given }: Comparison): SimilarPair[] {
  const prepared = texts.map(prepare);
  const hashes = prepared.map(({ fingerprints }) => fingerprints.hashes);
  const shared = sharedFingerprints(hashes, hashesOfGiven(given));
  const isCommon = (hash: number) => shared.common.has(hash);
  const sizes = hashes.map((of) => new Set(of).size);
  const pairs: SimilarPair[] = [];
  for (const { left, right, hits } of hitsOf(shared, texts.length, earlierFrom)) {
    const fewer = Math.min(sizes[left]!, sizes[right]!);
    const enough = Math.min(fewer / 2, Math.max(leastHits, leastHitShare * fewer));
    const pair = hits < enough ? null : compared(prepared[left]!, prepared[right]!, isCommon);
    if (pair) pairs.push({ left, right, ...pair });
  }
  return pairs.toSorted((a, b) => largerShare(b) - largerShare(a) || a.left - b.left || a.right - b.right);
}

const largerShare = ({ leftShare, rightShare }: SimilarPair): number => Math.max(leftShare, rightShare);

function prepare(text: string): Prepared {
  const { codes } = lettersOf(text);
  return { text, codes, fingerprints: fingerprintsOf({ codes }) };
}

function* hashesOfGiven(given: readonly string[]): Generator<number> {
  for (const text of given) yield* hashesOf(lettersOf(text));
}

function compared(left: Prepared, right: Prepared, isCommon: (hash: number) => boolean): Omit<SimilarPair, 'left' | 'right'> | null {
  const passages = passagesOf(left, right, isCommon);
  const letters = [
    ownLetters(
      left,
      passages.map((of) => of.left),
      isCommon,
    ),
    ownLetters(
      right,
      passages.map((of) => of.right),
      isCommon,
    ),
  ] as const;
  const [leftShare, rightShare] = [letters[0] / left.codes.length, letters[1] / right.codes.length];
  const isWorthALook = Math.max(leftShare, rightShare) >= leastShare || Math.max(...letters) >= leastLetters;
  if (passages.length === 0 || !isWorthALook) return null;
  const [ofLeft, ofRight] = [lettersOf(left.text), lettersOf(right.text)];
  return { leftShare, rightShare, passages: passages.map((of) => ({ left: inText(ofLeft, of.left), right: inText(ofRight, of.right) })) };
}

const ownLetters = ({ fingerprints }: Prepared, spans: readonly Span[], isCommon: (hash: number) => boolean): number =>
  covered(spans, commonSpans(fingerprints, isCommon));

const inText = ({ at }: Letters, { start, end }: Span): Span => ({ start: at[start]!, end: at[end - 1]! + 1 });
