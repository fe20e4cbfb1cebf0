import { isUUID } from 'class-validator';
import { Refused, refusal } from '../../domain/refusal.js';
import { partOf } from '../../domain/paper-part.js';
import type { PadoRequest } from '../../platform/session/request.js';
import type { SheetChoice } from './sheet.queries.js';

/** So many sheets are drawn for one request: with long comments they take half a minute, and other papers wait for them. */
const MOST_SHEETS = 300;

/** Which sheets somebody asks for, and which part of them where they are too many for one file; null: all in one. */
export interface SheetWish extends SheetChoice {
  part: number | null;
}

/** From the parameters `track`, `judge` and `part` of an address. @throws Refused NOT_FOUND for an id that is none, INVALID_INPUT */
export function sheetWishOf({ query }: PadoRequest): SheetWish {
  const { track = null, judge = null, part = null } = query;
  return { track: idIn(track), judge: idIn(judge), part: part === null ? null : ordinalIn(part) };
}

function idIn(value: unknown): string | null {
  if (value === null) return null;
  if (!isUUID(value)) throw new Refused(refusal('NOT_FOUND'));
  return value as string;
}

function ordinalIn(value: unknown): number {
  if (typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value)) return Number(value);
  const problem = { path: 'part', code: 'NOT_A_NUMBER', ko: 'part는 1부터 세는 수입니다.', en: 'part is a number from 1 on.' };
  throw new Refused(refusal('INVALID_INPUT', { problems: [problem] }));
}

/** The sheets of one file, and what its name says of the others. Where a choice leaves none, there is nothing to draw. */
export function chosenSlice(pairs: readonly string[], { track, judge, part }: SheetWish): { pairs: readonly string[]; partName: string } {
  if (pairs.length === 0 && (track ?? judge) !== null) throw new Refused(refusal('NOT_FOUND'));
  const chosen = partOf(pairs, part, MOST_SHEETS);
  if ('code' in chosen) throw new Refused(chosen);
  return { pairs: chosen.items, partName: chosen.parts > 1 ? ` ${chosen.parts}부 중 ${part}부` : '' };
}
