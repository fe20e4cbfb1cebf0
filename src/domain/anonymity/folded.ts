/** A text as it is searched: composed, of ordinary width and small letters, without marks that nobody sees. */
export interface Folded {
  text: string;
  /** Where each of its UTF-16 units began, and ended, in the text as it was written. */
  from: number[];
  to: number[];
}

// A Hangul syllable typed in parts, a letter with its accents, or anything else one by one.
const clusters = /[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|\P{M}\p{M}*|\p{M}/gu;
const plain = /^[\n\x20-\x7e가-힣]$/;
const unseen = /\p{Default_Ignorable_Code_Point}|\ufeff/gu;
const dashes = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g;
const dots = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\u318d\u119e\uff65]/g;

/** Folds a text, and remembers where everything came from. */
export function fold(written: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  const parts: string[] = [];
  for (const { 0: cluster, index } of written.matchAll(clusters)) {
    const part = plain.test(cluster) ? cluster.toLowerCase() : foldCluster(cluster);
    for (let unit = 0; unit < part.length; unit += 1) {
      folded.from.push(index);
      folded.to.push(index + cluster.length);
    }
    parts.push(part);
  }
  return { ...folded, text: parts.join('') };
}

const foldCluster = (cluster: string): string =>
  cluster
    .replace(unseen, '')
    .replace(dots, '·')
    .replace(dashes, '-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .normalize('NFC')
    .toLowerCase();

/** A word as it stands in a folded text. */
export const foldWord = (word: string): string => fold(word).text.trim();

/** The piece between two places of a folded text, as it was written. */
export const asWritten = (written: string, { from, to }: Folded, start: number, end: number): string =>
  end > start ? written.slice(from[start], to[end - 1]) : '';

/** Puts a backslash before whatever a regular expression would read otherwise. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
