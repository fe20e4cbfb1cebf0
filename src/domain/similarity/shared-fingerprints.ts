/** What stands in more texts than this is a form, a law or a figure of speech. */
const mostSharing = 10;
/** Places for the number of a text below its hash in one exact number: 32 + 16 bits. */
const texts = 2 ** 16;

/** Fingerprints that a few texts share, and those that so many do that they point to nobody. */
export interface Shared {
  common: Set<number>;
  /** Texts that share a fingerprint, ascending; one group after the other. `groupAt[g]` is where group `g` begins. */
  members: Uint16Array;
  groupAt: Int32Array;
}

/**
 * Who shares which fingerprint. Everything lies in a few typed arrays: five thousand reports have some twenty million fingerprints, more than
 * a map can hold.
 * @throws RangeError for more than 65,536 texts.
 */
export function sharedFingerprints(hashesOfTexts: readonly Int32Array[], given: Iterable<number>): Shared {
  if (hashesOfTexts.length > texts) throw new RangeError(`At most ${texts} texts are compared.`);
  const sorted = sortedPairs(hashesOfTexts);
  const common = new Set(given);
  const members = new Uint16Array(sorted.length);
  const groupAt: number[] = [0];
  let filled = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const hash = Math.floor(sorted[start]! / texts);
    let holders = 0;
    for (end = start; end < sorted.length && Math.floor(sorted[end]! / texts) === hash; end += 1) {
      if (end > start && sorted[end] === sorted[end - 1]) continue;
      if (holders <= mostSharing) members[filled + holders] = sorted[end]! % texts;
      holders += 1;
    }
    const signed = hash | 0;
    if (holders > mostSharing) common.add(signed);
    if (holders < 2 || common.has(signed)) continue;
    filled += holders;
    groupAt.push(filled);
  }
  return { common, members: members.slice(0, filled), groupAt: Int32Array.from(groupAt) };
}

function sortedPairs(hashesOfTexts: readonly Int32Array[]): Float64Array {
  const pairs = new Float64Array(hashesOfTexts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  hashesOfTexts.forEach((hashes, text) => {
    for (const hash of hashes) pairs[filled++] = (hash >>> 0) * texts + text;
  });
  pairs.sort();
  return pairs;
}

/** The groups that each text is in: `of[at[t]]` to `of[at[t + 1] - 1]` are those of text `t`. */
function groupsOfTexts({ members, groupAt }: Shared, count: number): { of: Int32Array; at: Int32Array } {
  const at = new Int32Array(count + 1);
  for (const text of members) at[text + 1]! += 1;
  for (let text = 0; text < count; text += 1) at[text + 1]! += at[text]!;
  const [of, next] = [new Int32Array(members.length), at.slice()];
  for (let group = 0; group + 1 < groupAt.length; group += 1) {
    for (let index = groupAt[group]!; index < groupAt[group + 1]!; index += 1) of[next[members[index]!]!++] = group;
  }
  return { of, at };
}

/** For each text before `earlierFrom`, how many fingerprints it shares with which later texts. */
export function* hitsOf(shared: Shared, count: number, earlierFrom: number): Generator<{ left: number; right: number; hits: number }> {
  const { members, groupAt } = shared;
  const groups = groupsOfTexts(shared, count);
  const hits = new Int32Array(count);
  for (let left = 0; left < Math.min(earlierFrom, count); left += 1) {
    const met = new Set<number>();
    for (let index = groups.at[left]!; index < groups.at[left + 1]!; index += 1) {
      const group = groups.of[index]!;
      for (let member = groupAt[group]!; member < groupAt[group + 1]!; member += 1) {
        const right = members[member]!;
        if (right <= left) continue;
        hits[right]! += 1;
        met.add(right);
      }
    }
    for (const right of met) {
      yield { left, right, hits: hits[right]! };
      hits[right] = 0;
    }
  }
}
