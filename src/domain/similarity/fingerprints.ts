/**
 * A text without what is easily changed: only its letters and digits, composed (NFKC), in small letters. `at[i]` is where in the text
 * the i-th of them stood.
 */
export interface Letters {
  codes: Uint16Array;
  at: Int32Array;
}

const isLetter = /[\p{L}\p{N}]/u;

/** Letters and digits of a composed (NFC) text. Spaces, punctuation and line ends say nothing about who wrote it: programs move them about. */
export function lettersOf(text: string): Letters {
  const codes: number[] = [];
  const at: number[] = [];
  let position = 0;
  for (const character of text) {
    if (isLetter.test(character)) {
      for (const unit of unitsOf(character)) {
        codes.push(unit);
        at.push(position);
      }
    }
    position += character.length;
  }
  return { codes: Uint16Array.from(codes), at: Int32Array.from(at) };
}

function unitsOf(character: string): number[] {
  // Nearly every character of a Korean report is a syllable of its own already.
  const code = character.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return [code];
  const plain = character.normalize('NFKC').toLowerCase();
  return Array.from({ length: plain.length }, (_, index) => plain.charCodeAt(index));
}

/** Letters in a shingle, and shingles of which one is kept: any run of 21 equal letters leaves an equal fingerprint. */
export const shingleLength = 10;
const windowLength = 12;

export interface Fingerprints {
  /** Hashes of shingles. */
  hashes: Int32Array;
  /** Where each of them begins, among the letters. */
  at: Int32Array;
}

/**
 * Winnowing (Schleimer, Wilkerson and Aiken 2003): of every window of shingles the one with the smallest hash is kept, the rightmost of
 * equals. What is kept depends on the words alone, so a copied passage leaves the same fingerprints wherever it stands.
 */
export function fingerprintsOf({ codes }: Pick<Letters, 'codes'>): Fingerprints {
  const shingles = hashesOf({ codes });
  const [hashes, at]: [number[], number[]] = [[], []];
  let kept = -1;
  for (let end = Math.min(windowLength, shingles.length) - 1; end < shingles.length && end >= 0; end += 1) {
    const begin = Math.max(0, end - windowLength + 1);
    const least = kept < begin ? leastIn(shingles, begin, end) : shingles[end]! <= shingles[kept]! ? end : kept;
    if (least === kept) continue;
    kept = least;
    hashes.push(shingles[kept]!);
    at.push(kept);
  }
  return { hashes: Int32Array.from(hashes), at: Int32Array.from(at) };
}

function leastIn(shingles: Int32Array, begin: number, end: number): number {
  let least = begin;
  for (let index = begin + 1; index <= end; index += 1) if (shingles[index]! <= shingles[least]!) least = index;
  return least;
}

const base = 0x01000193;

/** A hash of each run of letters, rolled along and then mixed, so that their order does not follow the alphabet. */
export function hashesOf({ codes }: Pick<Letters, 'codes'>): Int32Array {
  const count = Math.max(0, codes.length - shingleLength + 1);
  const hashes = new Int32Array(count);
  let top = 1;
  for (let power = 1; power < shingleLength; power += 1) top = Math.imul(top, base);
  let rolled = 0;
  for (let index = 0; index < codes.length; index += 1) {
    if (index >= shingleLength) rolled = (rolled - Math.imul(codes[index - shingleLength]!, top)) | 0;
    rolled = (Math.imul(rolled, base) + codes[index]!) | 0;
    if (index >= shingleLength - 1) hashes[index - shingleLength + 1] = mixed(rolled);
  }
  return hashes;
}

/** The finaliser of MurmurHash3 (public domain): every bit of the sum moves every bit of the hash. */
function mixed(sum: number): number {
  let hash = sum;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
