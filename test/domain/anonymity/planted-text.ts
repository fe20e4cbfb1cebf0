import type { FindingKind, PersonalDataKind } from '../../../src/domain/anonymity/finding.js';
import type { Identity } from '../../../src/domain/anonymity/identity.js';
import type { TextPart } from '../../../src/domain/document.js';
import { randomStream, type RandomStream } from '../../../src/domain/random-stream.js';

/** A letter, and which planted thing it belongs to; -1: none. */
type Letter = [letter: string, planted: number];

interface Planted {
  kind: FindingKind;
  personal: PersonalDataKind | null;
}

interface Span extends Planted {
  start: number;
  end: number;
}

export interface PlantedPart {
  part: TextPart;
  spans: Span[];
}

export interface PlantedDocument {
  identity: Identity;
  parts: PlantedPart[];
}

/** `[[MEMBER_NAME:김민수]]` is planted, and so is `[[MOBILE:010-0000-1234]]`; the rest is not to be found. */
const markup = /\[\[([A-Z_]+):([^\]]*)\]\]/g;

const teamKinds = new Set<string>(['MEMBER_NAME', 'DEPARTMENT', 'DISTRICT', 'TEAM_NAME', 'MAIL', 'PHONE']);

const plantedOf = (word: string): Planted =>
  teamKinds.has(word)
    ? { kind: word as FindingKind, personal: null }
    : { kind: 'PERSONAL_DATA', personal: word.replace(/^ANY_/, '') as PersonalDataKind };

/** How a text comes out of files: `wrap` breaks lines after so many letters, wherever that is. */
export interface Extraction {
  decomposed: boolean;
  wrap: number | null;
}

/** Takes the markup out of a text, treats it as an extraction does, and says where everything planted is. */
export function planted(marked: string, place: Omit<TextPart, 'text'>, { decomposed, wrap }: Extraction): PlantedPart {
  const found: Planted[] = [];
  let letters: Letter[] = [];
  let from = 0;
  for (const { 0: whole, 1: word, 2: inner, index } of marked.matchAll(markup)) {
    letters.push(...lettersOf(marked.slice(from, index), -1));
    found.push(plantedOf(word!));
    letters.push(...lettersOf(inner!, found.length - 1));
    from = index + whole.length;
  }
  letters.push(...lettersOf(marked.slice(from), -1));
  if (wrap !== null) letters = wrapped(letters, wrap);
  if (decomposed) letters = letters.map(([letter, of]) => [letter.normalize('NFD'), of]);
  let length = 0;
  const spans = found.map((one) => ({ ...one, start: Number.POSITIVE_INFINITY, end: 0 }));
  for (const [letter, of] of letters) {
    const span = spans[of];
    if (span) [span.start, span.end] = [Math.min(span.start, length), length + letter.length];
    length += letter.length;
  }
  return { part: { ...place, text: letters.map(([letter]) => letter).join('') }, spans };
}

const lettersOf = (text: string, of: number): Letter[] => [...text].map((letter) => [letter, of]);

function wrapped(letters: Letter[], width: number): Letter[] {
  let column = 0;
  return letters.flatMap(([letter, of], index): Letter[] => {
    column = letter === '\n' ? 0 : column + 1;
    const next = letters[index + 1]?.[0] ?? '\n';
    // Korean lines break within words; Latin ones, and numbers, between them.
    if (column < width || /\s/.test(letter + next) || (/[!-~]/.test(letter) && /[!-~]/.test(next))) return [[letter, of]];
    column = 0;
    const inside = letters[index + 1]?.[1] === of ? of : -1;
    return [
      [letter, of],
      ['\n', inside],
    ];
  });
}

/** With the particle that fits: `with('김민수', '이', '가')`. */
export function particle(word: string, afterConsonant: string, afterVowel: string): string {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  if (code < 0 || code > 11171) return word + afterVowel;
  return word + (code % 28 > 0 ? afterConsonant : afterVowel);
}

export class Chance {
  private readonly stream: RandomStream;

  constructor(seed: number) {
    this.stream = randomStream(seed);
  }

  /** From 0 to below `below`. */
  below(below: number): number {
    return Math.floor(this.stream() * below);
  }

  is(share: number): boolean {
    return this.stream() < share;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, list.length) }, () => left.splice(this.below(left.length), 1)[0]!);
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }
}
