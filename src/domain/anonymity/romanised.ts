// Revised Romanisation, and how people spell their names beside it.
const initials = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
// prettier-ignore
const vowels = [
  'a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i',
];
// prettier-ignore
const finals = [
  '', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't',
];

const otherInitials: Record<string, string[]> = { g: ['k'], r: ['l'], b: ['p'], d: ['t'], j: ['ch'] };
const otherVowels: Record<string, string[]> = {
  eo: ['u', 'o', 'eu'],
  yeo: ['you', 'yu', 'yo'],
  u: ['oo', 'woo'],
  eu: ['u', 'oo', 'ui'],
  o: ['oh'],
  ae: ['ai', 'e'],
  i: ['ee', 'yi'],
  a: ['ah'],
  ui: ['ee', 'eui', 'i'],
  yu: ['yoo', 'you'],
  wo: ['weo'],
  ye: ['yeh', 'e'],
};
const otherSurnames: Record<string, string[]> = {
  이: ['lee', 'yi', 'rhee', 'i'],
  김: ['kim', 'gim'],
  박: ['park', 'bak', 'pak'],
  최: ['choi', 'choe'],
  정: ['jung', 'jeong', 'chung', 'joung'],
  강: ['kang', 'gang'],
  조: ['cho', 'jo'],
  윤: ['yoon', 'yun', 'youn'],
  임: ['lim', 'im', 'yim', 'rim'],
  오: ['oh', 'o'],
  서: ['seo', 'suh'],
  신: ['shin', 'sin'],
  권: ['kwon', 'gwon'],
  안: ['ahn', 'an'],
  유: ['yoo', 'yu', 'you', 'ryu'],
  류: ['ryu', 'ryoo'],
  노: ['noh', 'roh', 'no'],
  우: ['woo', 'u'],
  구: ['koo', 'ku', 'gu'],
  주: ['joo', 'ju'],
};

/** Every usual spelling of a syllable of a given name, the longest first. */
export function spellingsOfSyllable(syllable: string): string[] {
  const code = syllable.charCodeAt(0) - 0xac00;
  if (code < 0 || code > 11171) return [syllable];
  const initial = initials[Math.floor(code / 588)]!;
  const vowel = vowels[Math.floor((code % 588) / 28)]!;
  const final = finals[code % 28]!;
  const starts = [initial, ...(otherInitials[initial] ?? []), ...(initial === 's' && vowel === 'i' ? ['sh'] : [])];
  const middles = [vowel, ...(otherVowels[vowel] ?? [])];
  const ends = final === 'k' ? ['k', 'g', 'c', 'ck'] : final === 'l' ? ['l', 'r'] : [final];
  const spellings = starts.flatMap((start) => middles.flatMap((middle) => ends.map((end) => start + middle + end)));
  return [...new Set(spellings)].toSorted((a, b) => b.length - a.length);
}

export const spellingsOfSurname = (syllable: string): string[] =>
  [...new Set([...(otherSurnames[syllable] ?? []), ...spellingsOfSyllable(syllable)])].toSorted((a, b) => b.length - a.length);
