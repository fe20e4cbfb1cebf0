import { isCommonWord } from './common-words.js';
import type { TextPart } from '../document.js';
import { literal } from './folded.js';
import { type Certainty, type Hit, hit } from './finding.js';
import {
  afterTitle,
  animate,
  anyLabel,
  anyTitle,
  attached,
  blankLabel,
  citation,
  humanDeed,
  nextLabel,
  particles,
  peopleWords,
  personLabel,
  signedOff,
  strangerAfter,
  strangerBefore,
  subject,
  sureTitle,
} from './korean-words.js';

const isKorean = /^[가-힣]{2,5}$/;
const doubleSurname = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방|어금|망절)/;
/** Surnames that stand before nouns as words of their own: 이 지수, 전 직원, 3조 정수. */
const surnameWords = '이전한고조정하구두모각양신우남강차여원천만명인도안장주배기반지제민위성';

/** What stands beside a Korean name in a document and can tell that somebody is meant. */
export interface NameSurroundings {
  /** Full Korean names of the team, folded. */
  names: readonly string[];
  /** What their divisions and agencies are called, folded. */
  bodies: readonly string[];
}

export const isKoreanName = (name: string): boolean => isKorean.test(name);

const givenOf = (name: string): string => (name.length > 3 && doubleSurname.test(name) ? name.slice(2) : name.slice(1));

/** How much it takes until a word is taken for somebody's name: COMMON ones are words of the language, SHORT ones parts of many. */
type Clearness = 'CLEAR' | 'SHORT' | 'COMMON';

function clearnessOf(name: string, text: string): Clearness {
  if (isCommonWord(name) || isUsedAsWord(name, text)) return 'COMMON';
  return name.length === 2 ? 'SHORT' : 'CLEAR';
}

/** A document that says 조성하다, 조성된 and 조성률 speaks of no person called so. */
function isUsedAsWord(name: string, text: string): boolean {
  const uses = text.match(new RegExp(`${name}(?:하[는여고며]|한\\s|할|함|했|되|된|됨|률|량|용\\s|화\\s|별\\s|적인)`, 'g')) ?? [];
  return uses.length >= 2;
}

/** One occurrence of a name: its syllables with what stands between them. */
interface Occurrence {
  name: string;
  text: string;
  start: number;
  end: number;
  gaps: string[];
  clearness: Clearness;
}

/** Every place of a folded text that says a member's name. */
export function findKoreanName(name: string, text: string, where: TextPart['where'], around: NameSurroundings): Hit[] {
  const gap = '((?:[ \\t]?[·.\\-_][ \\t]?|[ \\t]{0,3}\\n?[ \\t]{0,3}))';
  const pattern = new RegExp([...name].join(gap), 'g');
  const clearness = clearnessOf(name, text);
  const hits: Hit[] = [];
  for (const found of text.matchAll(pattern)) {
    const occurrence = { name, text, start: found.index, end: found.index + found[0].length, gaps: found.slice(1), clearness };
    const certainty = where === 'TEXT' ? certaintyOf(occurrence, around) : certaintyInProperty(occurrence, where);
    if (certainty) hits.push(hit('MEMBER_NAME', occurrence.start, occurrence.end, certainty));
  }
  return [...hits, ...findGivenName(name, text)];
}

/** In properties and paths a name stands between signs, not in sentences. */
function certaintyInProperty({ text, start, end, clearness, gaps }: Occurrence, where: TextPart['where']): Certainty | null {
  const [before, after] = [text[start - 1] ?? '', text.slice(end).match(/^[가-힣]*/)![0]];
  const stands = !/[가-힣]/.test(before) && (after === '' || particles.test(after) || isTitled(after, anyTitle));
  if (!stands || (gaps.some(Boolean) && clearness === 'COMMON')) return null;
  if (where !== 'PATH' || clearness !== 'COMMON') return 'CERTAIN';
  return /(?:users|home)[\\/]$/.test(text.slice(0, start)) || after !== '' || isTitledApart(text.slice(end), anyTitle) ? 'CERTAIN' : null;
}

function certaintyOf(found: Occurrence, around: NameSurroundings): Certainty | null {
  const spelling = spellingOf(found);
  if (!spelling) return null;
  const { text, start, end, name } = found;
  const line = text.slice(Math.max(0, start - 40), start);
  const rest = text.slice(end, end + 60);
  const [left, right] = spelling === 'STRETCHED' ? stretch(found) : [line.match(/[가-힣]*$/)![0], rest.match(/^[가-힣]*/)![0]];
  const isLabelled = anyLabel.test(line) || (spelling === 'STRETCHED' && blankLabel.test(left));
  if (!mayPrecede(left, around, name) || !mayFollow(right, around, name)) return null;
  if (!isLabelled && (citation.test(rest) || strangerAfter.test(rest) || strangerBefore.test(line))) return null;
  const clearness = spelling === 'PARTED' && isWordAndNoun(name) ? 'COMMON' : found.clearness;
  return speaksOfPerson({ ...found, clearness }, { left, right, line, rest }, around, spelling);
}

/** STRETCHED: a blank or a dot after each syllable. PARTED: between surname and given name. BROKEN: somewhere else, as extraction does. */
type Spelling = 'PLAIN' | 'STRETCHED' | 'PARTED' | 'BROKEN';

function spellingOf({ name, gaps }: Occurrence): Spelling | null {
  const open = gaps.filter((gap) => gap !== '');
  if (open.length === 0) return 'PLAIN';
  if (open.length === 1 && open[0]!.includes('\n')) return 'PLAIN';
  const surname = name.length - givenOf(name).length;
  const atSurname = gaps[surname - 1] !== '' && open.length === 1;
  if (atSurname) return name.length === 2 ? 'STRETCHED' : 'PARTED';
  if (open.length === gaps.length) return new Set(gaps.map((gap) => gap.trim() || gap)).size === 1 ? 'STRETCHED' : 'BROKEN';
  return open.some((gap) => gap.includes('\n')) && open.length > 1 ? null : 'BROKEN';
}

/** The syllables on both sides of a stretched name that are stretched as it is, put together. */
function stretch({ text, start, end, gaps }: Occurrence): [string, string] {
  const gap = literal(gaps[0]!);
  const before = text.slice(Math.max(0, start - 40), start).match(new RegExp(`(?:(?<![가-힣])[가-힣]${gap})+$`));
  const after = text.slice(end, end + 40).match(new RegExp(`^(?:${gap}[가-힣](?![가-힣]))+`));
  const touching = text.slice(end).match(/^[가-힣]+/)?.[0] ?? '';
  const letters = (run: RegExpMatchArray | null): string => (run?.[0] ?? '').replace(/[^가-힣]/g, '');
  return [text.slice(0, start).match(/[가-힣]+$/)?.[0] ?? letters(before), touching || letters(after)];
}

const isTitled = (right: string, title: RegExp): boolean => {
  const found = title.exec(right)?.[0];
  return found !== undefined && afterTitle.test(right.slice(found.length));
};

const mayPrecede = (left: string, { names, bodies }: NameSurroundings, name: string): boolean =>
  left === '' || attached.test(left) || [...names, ...bodies].some((word) => word !== name && left.endsWith(word));

const mayFollow = (right: string, { names }: NameSurroundings, name: string): boolean =>
  right === '' ||
  particles.test(right) ||
  nextLabel.test(right) ||
  isTitled(right, anyTitle) ||
  names.some((other) => other !== name && right.startsWith(other));

/** `이 지원 사업` says this support, though somebody may be called 이지원. */
const isWordAndNoun = (name: string): boolean => surnameWords.includes(name[0]!) && isCommonWord(givenOf(name));

interface Beside {
  left: string;
  right: string;
  line: string;
  rest: string;
}

function speaksOfPerson(found: Occurrence, beside: Beside, around: NameSurroundings, spelling: Spelling): Certainty | null {
  const { clearness, text, name, end } = found;
  if (clearness === 'CLEAR') return spelling !== 'BROKEN' || isSignedBroken(beside) ? 'CERTAIN' : 'LIKELY';
  const { left, right, line, rest } = beside;
  const next = rest.slice(right === rest.slice(0, right.length) ? right.length : 0);
  const title = clearness === 'COMMON' ? sureTitle : anyTitle;
  const titled = isTitled(right, title) || (right === '' && isTitledApart(next, title));
  const labelled = (clearness === 'COMMON' ? personLabel : anyLabel).test(line) || (left !== '' && blankLabel.test(left));
  const label = line.match(/[:：|]\s*$/) ?? clearness !== 'COMMON';
  if (titled || signedOff.test(rest) || isDealtWith(name, right) || (labelled && label && endsHere(right))) return 'CERTAIN';
  if (isAmongNames(found, around)) return 'CERTAIN';
  const stands = around.bodies.some((body) => line.trimEnd().endsWith(body)) && endsHere(right);
  if (stands && !/^\s?[가-힣]/.test(rest)) return 'CERTAIN';
  if (clearness === 'COMMON' || spelling === 'STRETCHED') return null;
  const clause = text.slice(end, end + 40).split(/[.!?\n]/)[0]!;
  if (subject.test(right) && humanDeed.test(clause)) return 'LIKELY';
  const isAlone = /(?:^|\n)\s*$/.test(line) && /^\s*(?:\n|$)/.test(rest) && name.length === 2;
  return isAlone ? 'LIKELY' : null;
}

/** 에게, 께: of what lives, unless the word itself means some people. */
const isDealtWith = (name: string, right: string): boolean => animate.test(right) && !peopleWords.test(name);

const endsHere = (right: string): boolean => right === '' || particles.test(right);

/** A title after a blank or a bracket: `이정 주무관`, `이정(주무관)`. */
function isTitledApart(next: string, title: RegExp): boolean {
  const word = next.match(/^[ \t]?[(·,/]?[ \t]?([가-힣]+)/)?.[1];
  return word !== undefined && isTitled(word, title);
}

const isSignedBroken = ({ left, right, line, rest }: Beside): boolean =>
  left !== '' || right !== '' || anyLabel.test(line) || isTitledApart(rest, anyTitle);

/** In a list with another name of the team. */
function isAmongNames({ text, start, end, name }: Occurrence, { names }: NameSurroundings): boolean {
  const others = names.filter((other) => other !== name).map((other) => [...other].join('\\s?'));
  if (others.length === 0) return false;
  const other = `(?:${others.join('|')})(?:\\s?\\([^)\\n]{1,12}\\))?`;
  const sign = '\\s{0,2}[,·、/&|+]\\s{0,2}';
  const title = `(?:\\s?[가-힣]{2,4})?`;
  const before = text.slice(Math.max(0, start - 60), start);
  return new RegExp(`${other}${title}${sign}$`).test(before) || new RegExp(`^${title}${sign}${other}`).test(text.slice(end, end + 60));
}

/** `민수 주무관` names 김민수; `박민수 주무관` somebody else. */
function findGivenName(name: string, text: string): Hit[] {
  const given = givenOf(name);
  if (given.length < 2) return [];
  const title = isCommonWord(given) ? /^씨/ : sureTitle;
  const hits: Hit[] = [];
  for (const { index } of text.matchAll(new RegExp(`(?<![가-힣])${given}(?=\\s?[가-힣])`, 'g'))) {
    const end = index + given.length;
    const right = text.slice(end).match(/^[가-힣]*/)![0];
    const titled = isTitled(right, title) || (right === '' && isTitledApart(text.slice(end, end + 20), title));
    const afterSurname = /(?<![가-힣])[가-힣]{1,2}\s$/.test(text.slice(Math.max(0, index - 4), index));
    if (titled && !afterSurname) hits.push(hit('MEMBER_NAME', index, end, 'LIKELY'));
  }
  return hits;
}
