import { problem } from './problem.js';
import { type Problem, refusal, type Refusal } from './refusal.js';
import { isBlank } from './text.js';

/** More than anybody types: a sentence. */
const longest = 200;
const mostWords = 10;
/** Stands between title, summary and files, so that nothing is found across their ends. */
const separator = '\u001f';

/**
 * What is looked for: words, all of which must be there, and phrases in straight or curly quotes. A quote that is not closed goes to the
 * end. No character has a meaning of its own besides.
 */
export function searchWords(text: string): string[] {
  const words = [
    ...text
      .toWellFormed()
      .normalize('NFC')
      .matchAll(/["“”]([^"“”]*)["“”]?|[^\s"“”]+/g),
  ].map(([word, phrase]) => phrase ?? word);
  return [...new Set(words.map((word) => folded(word).trim()))].filter((word) => !isBlank(word));
}

/** Why a text cannot be looked for: too long, too many words, or none. */
export function mayLookFor(text: string): Refusal | null {
  const problems: Problem[] = [];
  if (text.length > longest)
    problems.push(problem('text', 'TOO_LONG', `${longest}자 이하로 입력해 주세요.`, `Please use at most ${longest} characters.`));
  else if (searchWords(text).length === 0)
    problems.push(problem('text', 'REQUIRED', '찾을 말을 입력해 주세요.', 'Please say what to look for.'));
  else if (searchWords(text).length > mostWords) {
    problems.push(
      problem('text', 'TOO_MANY', `낱말은 ${mostWords}개까지 찾을 수 있습니다.`, `Please look for at most ${mostWords} words.`),
    );
  }
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}

/** What an entry says in its title, summary and files, one after the other, as it is kept for searching. */
export const searchText = (places: readonly string[]): string => places.map(folded).join(separator);

/** Composed, without case; blanks beside Hangul are left out, because people set them as they like and lines end anywhere. */
export const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Hangul}) | (?=\p{Script=Hangul})/gu, '');

/**
 * Every character, and every two that stand side by side, each as one number: what words of one and two characters are looked up by. Blanks count
 * here, or 도시 장애 would be found by 시장.
 */
export function pairsOf(places: readonly string[]): number[] {
  const pairs = new Set<number>();
  for (const place of places) {
    const text = place.normalize('NFC').toLowerCase();
    let before = 32;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (!isBlankUnit(unit)) {
        pairs.add(unit);
        if (!isBlankUnit(before)) pairs.add((before << 16) | unit);
      }
      before = unit;
    }
  }
  return [...pairs];
}

/** Every three characters of a folded text, as numbers that a few of them share: where all those of a longer word are, it may be. */
export function triplesOf(text: string): number[] {
  const triples = new Set<number>();
  for (let at = 0; at + 3 <= text.length; at += 1) {
    triples.add(
      (Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^ (text.charCodeAt(at + 2) * 0x1_0001)) |
        0,
    );
  }
  return [...triples];
}

const isBlankUnit = (unit: number): boolean => unit <= 32 || unit === 0xa0 || unit === 0x3000;

/** Where a word was found, with some of what is around it. */
export interface Excerpt {
  before: string;
  match: string;
  after: string;
}

const around = 60;

/** The first place of a word (as `searchWords` gives it) in a text; null: it is not there. Linear in the text. */
export function excerptOf(text: string, word: string): Excerpt | null {
  const found = patternOf(word).exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const before = text.slice(Math.max(0, found.index - around), found.index).toWellFormed();
  const after = text.slice(end, end + around).toWellFormed();
  return { before: inOneLine(before), match: inOneLine(found[0]), after: inOneLine(after) };
}

/** The word with blanks wherever folding leaves them out, but for a word of two characters, which is found only as it is. */
function patternOf(word: string): RegExp {
  const characters = [...word];
  let pattern = '';
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1] ?? '';
    if (word.length > 2 && (isHangul(before) || (at > 0 && isHangul(character)))) pattern += '\\s*';
    pattern += character === ' ' ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  return new RegExp(pattern, 'iu');
}

const isHangul = (character: string): boolean => /^\p{Script=Hangul}/u.test(character);

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
