import type { TextPart } from '../document.js';
import { findMails, findOwnMails, findOwnPhones, findPhones } from './contact.js';
import { type Finding, type Hit, withoutOverlaps } from './finding.js';
import { asWritten, type Folded, fold, foldWord } from './folded.js';
import type { Identity } from './identity.js';
import { findKoreanName, isKoreanName } from './korean-name.js';
import { findLatinName, findRomanised } from './latin-name.js';
import { findPersonalNumbers } from './personal-numbers.js';
import { findTeamName } from './team-name.js';
import { findWorkplaces } from './workplace.js';

/** Counts up with every change of what is found: what an earlier one looked at is looked at again. */
export const RULE_VERSION = 2;

/** More of them are no help to anybody. */
export const MOST_FINDINGS = 500;

/** A part is looked through in pieces of so many characters, cut at the end of a line: the longest table takes no long breath. */
const longestPiece = 50_000;

/** Everything in a document that tells whose it is, in reading order, and personal data of whomever. */
export const findLeaks = (identity: Identity, parts: readonly TextPart[]): Finding[] =>
  parts
    .flatMap(inPieces)
    .flatMap((piece) => leaksOfPiece(identity, piece))
    .slice(0, MOST_FINDINGS);

/** A piece of a part, and where in it that begins. */
export interface Piece {
  part: TextPart;
  offset: number;
}

export function inPieces(part: TextPart): Piece[] {
  const pieces: Piece[] = [];
  for (let offset = 0; offset < part.text.length;) {
    const longest = part.text.slice(offset, offset + longestPiece);
    const lineEnd = offset + longest.length < part.text.length ? longest.lastIndexOf('\n') + 1 : 0;
    const text = lineEnd > 0 ? longest.slice(0, lineEnd) : longest;
    pieces.push({ part: { ...part, text }, offset });
    offset += text.length;
  }
  return pieces;
}

/** What `findLeaks` finds in one piece. */
export function leaksOfPiece(identity: Identity, { part, offset }: Piece): Finding[] {
  const folded = fold(part.text);
  const { text } = folded;
  const mails = findOwnMails(identity.mails, text, part.where);
  const own = withoutOverlaps([
    ...namesIn(identity, part, text).filter((name) => !mails.some((mail) => overlap(mail, name))),
    ...findWorkplaces(identity, text, part),
    ...(identity.teamName === null ? [] : findTeamName(identity.teamName, text)),
    ...mails,
    ...findOwnPhones(identity.phones, text),
  ]);
  const others = personalDataIn(text).filter((found) => !own.some((mine) => overlap(mine, found)));
  return withoutOverlaps([...own, ...others]).map((found) => {
    const finding = told(part, folded, found);
    return { ...finding, at: finding.at + offset };
  });
}

function namesIn({ names, workplaces }: Identity, { where }: TextPart, text: string): Hit[] {
  const folded = [...new Set(names.map(foldWord))];
  const korean = folded.map((name) => name.replace(/\s/g, '')).filter(isKoreanName);
  const bodies = workplaces.flatMap(({ division, above, agency }) => [agency, ...above, ...(division ? [division] : [])]);
  const around = { names: korean, bodies: bodies.flatMap(({ nameKo }) => [foldWord(nameKo), `${foldWord(nameKo)}청`]) };
  return [
    ...korean.flatMap((name) => [...findKoreanName(name, text, where, around), ...findRomanised(name, text)]),
    ...folded.filter((name) => !korean.includes(name.replace(/\s/g, ''))).flatMap((name) => findLatinName(name, text)),
  ];
}

/** Personal data by its form, whosever it is. */
const personalDataIn = (text: string): Hit[] => [...findMails(text), ...findPhones(text), ...findPersonalNumbers(text)];

const overlap = (a: Hit, b: Hit): boolean => a.start < b.end && b.start < a.end;

const around = 24;

/** A hit with what is written before and after it. */
function told({ where, page, label, text: written }: TextPart, folded: Folded, { start, end, ...found }: Hit): Finding {
  return {
    kind: found.kind,
    personal: found.personal,
    certainty: found.certainty,
    where,
    page,
    label,
    at: folded.from[start]!,
    before: asWritten(written, folded, Math.max(0, start - around), start),
    match: asWritten(written, folded, start, end),
    after: asWritten(written, folded, end, Math.min(folded.text.length, end + around)),
  };
}
