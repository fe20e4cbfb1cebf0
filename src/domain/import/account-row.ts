import type { Locale } from '../locale.js';
import { problem } from '../problem.js';
import type { Problem } from '../refusal.js';
import { dayCell, employeeNumberCell, mailCell } from '../training-cell.js';
import { cellReader, type CellReading } from './cell-reader.js';
import { nameCell } from './department-row.js';

/** The headers of a file of accounts. Their order does not matter. */
export const accountHeaders = {
  needed: ['메일', '성명', '소속기관', '부서', '직원번호', '직급', '기준일'],
  optional: ['상태', '언어'],
} as const;

export type AccountHeader = (typeof accountHeaders)['needed' | 'optional'][number];
export type AccountCells = Record<AccountHeader, string>;

/** Where somebody works, as a row says it: agency and department by code or Korean name; without a department in the agency itself. */
export interface WorkCells {
  agency: string;
  department: string | null;
  employeeNumber: string;
  grade: string | null;
}

/** One row: a person as of a day, `2025-07-01`. */
export type AccountRow = { mail: string; name: string; locale: Locale | null } & (
  | { state: 'WORKS'; day: string; work: WorkCells }
  /** From outside: works nowhere that is on record. */
  | { state: 'WORKS'; day: string | null; work: null }
  /** The day is the first one on which the person works there no more. */
  | { state: 'LEFT'; day: string; work: null }
);

const stateCell: CellReading<'WORKS' | 'LEFT'> = {
  read: (text) => ({ 재직: 'WORKS' as const, 퇴직: 'LEFT' as const })[text.replace(/\s/g, '')] ?? null,
  code: 'UNKNOWN_STATE',
  ko: '상태는 재직 또는 퇴직이며, 비워 두면 재직입니다.',
  en: 'The state is 재직 (works) or 퇴직 (left); blank is 재직.',
};

const localeCell: CellReading<Locale> = {
  read: (text) => (text === 'ko' || text === 'en' ? text : null),
  code: 'UNKNOWN_LOCALE',
  ko: '언어는 ko 또는 en입니다.',
  en: 'The language is ko or en.',
};

/** Reads one row of a file, or tells everything that is wrong with it. The path of a problem is the header of its cell. */
export function parseAccountRow(cells: AccountCells): AccountRow | { problems: Problem[] } {
  const { problems, value } = cellReader(cells);
  const who = {
    mail: value('메일', 'needed', mailCell)?.toLowerCase() ?? '',
    name: value('성명', 'needed', nameCell) ?? '',
    locale: value('언어', 'optional', localeCell),
  };
  const state = value('상태', 'optional', stateCell) ?? 'WORKS';
  const agency = value('소속기관', 'optional', nameCell);
  const work = {
    department: value('부서', 'optional', nameCell),
    employeeNumber: value('직원번호', agency === null || state === 'LEFT' ? 'optional' : 'needed', employeeNumberCell),
    grade: value('직급', 'optional', nameCell),
  };
  const day = value('기준일', agency === null && state === 'WORKS' ? 'optional' : 'needed', dayCell);
  if (state === 'WORKS' && agency === null && Object.values(work).some((cell) => cell !== null)) {
    problems.push(
      problem('소속기관', 'REQUIRED', '부서, 직원번호, 직급은 소속기관과 함께 적습니다.', 'Department, number and grade need an agency.'),
    );
  }
  if (problems.length > 0) return { problems };
  // Every needed cell without a problem has a value.
  if (state === 'LEFT') return { ...who, state, day: day!, work: null };
  if (agency === null) return { ...who, state, day, work: null };
  return { ...who, state, day: day!, work: { ...work, agency, employeeNumber: work.employeeNumber! } };
}
