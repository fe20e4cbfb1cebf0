import { type Hit, hit } from './finding.js';
import { foldWord, literal } from './folded.js';
import { humanDeed, particles } from './korean-words.js';

const between = '[\\s·.,_()\\-\'"]{0,2}';
const teamBefore = /(?:팀명|팀\s?이름|팀|참가팀|출품팀)\s?[:：|]?\s?['"‘“「<([]?\s?$/;
const teamAfter = /^\s?['"’”」>)\]]?\s?(?:팀|조)(?![가-힣]{3})/;
const quotedBefore = /['"‘“「『《<]\s?$/;
const quotedAfter = /^\s?['"’”」』》>]/;

/**
 * A team's name as it is written, and with other blanks in it. One of few syllables, or one that is spaced otherwise and so may be
 * ordinary words, is taken for the team's only where it is said to be one.
 */
export function findTeamName(teamName: string, text: string): Hit[] {
  const name = foldWord(teamName);
  const letters = [...name].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  if (letters.length < 2) return [];
  const isShort = letters.filter((letter) => letter !== '팀').length < 4;
  const plain = name.replace(/\s+/g, ' ');
  return [...text.matchAll(new RegExp(letters.map(literal).join(between), 'g'))].flatMap(({ index, 0: found }) => {
    const end = index + found.length;
    if (!standsFree(text, index, end)) return [];
    const isExact = found.replace(/\s+/g, ' ') === plain.slice(0, found.length) || isStretched(found);
    return (isExact && !isShort) || isSaid(text, index, end) ? [hit('TEAM_NAME', index, end, isExact ? 'CERTAIN' : 'LIKELY')] : [];
  });
}

const isStretched = (found: string): boolean => /^\S(?:\s\S)+$/.test(found);

function standsFree(text: string, start: number, end: number): boolean {
  const right = text.slice(end).match(/^[가-힣]*/)![0];
  const isHangul = /[가-힣]/.test(text[end - 1]!);
  const before = text[start - 1] ?? '';
  if (/[a-z0-9]/.test(before) && /[a-z0-9]/.test(text[start]!)) return false;
  if (!isHangul && /^[a-z0-9]/.test(text.slice(end)) && /[a-z0-9]/.test(text[end - 1]!)) return false;
  const left = text.slice(0, start).match(/[가-힣]{0,6}$/)![0];
  return (
    (left === '' || !/[가-힣]/.test(text[start]!) || /팀명?$/.test(left)) &&
    (right === '' || particles.test(right) || right.startsWith('팀'))
  );
}

function isSaid(text: string, start: number, end: number): boolean {
  const [line, rest] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 40)];
  const isQuoted = quotedBefore.test(line) && quotedAfter.test(rest);
  const deed = /^(?:이|가|은|는)\s/.test(rest) && humanDeed.test(rest.split(/[.!?\n]/)[0]!);
  return teamBefore.test(line) || teamAfter.test(rest) || isQuoted || deed;
}
