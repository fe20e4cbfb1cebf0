import { type Hit, hit } from './finding.js';
import { literal } from './folded.js';
import { spellingsOfSyllable, spellingsOfSurname } from './romanised.js';

const between = '[ \\t\\n.,_\\-]{0,3}';
const apart = '[ \\t\\n.,_\\-]{1,3}';
const [begins, ends] = ['(?<![a-z])', '(?![a-z])'];

/** A name in Latin letters, in either order of its words: `John Smith`, `SMITH, John`. */
export function findLatinName(name: string, text: string): Hit[] {
  const words = name.split(/[\s.,_-]+/).filter(Boolean);
  if (words.join('').length < 4) return [];
  const inOrder = words.map(literal).join(words.length > 1 ? between : '');
  const turned = words.length > 1 ? [`${literal(words.at(-1)!)}${apart}${words.slice(0, -1).map(literal).join(between)}`] : [];
  return matches([inOrder, ...turned], text);
}

/** A Korean name in Latin letters, as people spell theirs: Kim Min-su, Minsoo Kim, KIM MIN SU. */
export function findRomanised(name: string, text: string): Hit[] {
  const syllables = [...name];
  const surname = `(?:${spellingsOfSurname(syllables[0]!).join('|')})`;
  const given = syllables
    .slice(1)
    .map((syllable) => `(?:${spellingsOfSyllable(syllable).join('|')})`)
    .join('[ \\-]?');
  // Run together, short ones are parts of words, and words: hanji.
  const gap = syllables.length > 2 ? between : apart;
  return matches([`${surname}${gap}${given}`, `${given}${apart}${surname}`], text);
}

const matches = (patterns: readonly string[], text: string): Hit[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(`${begins}${pattern}${ends}`, 'g'))].map(({ index, 0: found }) =>
      hit('MEMBER_NAME', index, index + found.length),
    ),
  );
