/** Composed and in lower case, so that a word is found however it was typed. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const isPlain = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/.test(character);

/** A word that begins or ends with a Latin letter or a digit must stand free there: `R` is not in `RDB`, while `GIS` is in `GIS를`. */
function occurs(word: string, text: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const runsOn = isPlain(word[0]) && isPlain(text[at - 1]);
    const goesOn = isPlain(word.at(-1)) && isPlain(text[at + word.length]);
    if (!runsOn && !goesOn) return true;
  }
  return false;
}

/**
 * What it costs that a judge reads an entry, at `entry · judges + judge`: 0 where one of the judge's words occurs in what the entry says of
 * itself, 1 for a judge without words, 2 where none does.
 */
export function costsByExpertise(texts: readonly string[], words: readonly (readonly string[])[]): Uint8Array {
  const costs = new Uint8Array(texts.length * words.length).fill(2);
  const prepared = texts.map(folded);
  // The same word of many judges is looked for once.
  const places = new Map<string, Uint8Array>();
  const placesOf = (word: string) => {
    const key = folded(word);
    const found = places.get(key) ?? Uint8Array.from(prepared, (text) => Number(occurs(key, text)));
    places.set(key, found);
    return found;
  };
  for (const [judge, own] of words.entries()) {
    const found = own.map(placesOf);
    for (let entry = 0; entry < texts.length; entry++) {
      if (own.length === 0) costs[entry * words.length + judge] = 1;
      else if (found.some((place) => place[entry] === 1)) costs[entry * words.length + judge] = 0;
    }
  }
  return costs;
}
