import type { Locale } from '../locale.js';
import type { AccountHeader, AccountRow, WorkCells } from './account-row.js';
import { type Employment, joined, type KnownEmployment, left } from './employment-change.js';
import type { Sentences } from '../sentences/sentences.js';
import { byLine, cellProblem, type LineProblem } from './line-problem.js';
import { lettersOf } from './plain-name.js';
import { type KnownUnit, workplaceFinder } from './workplace.js';

export interface AccountLine {
  line: number;
  row: AccountRow;
}

export interface KnownAccount {
  id: string;
  email: string;
  name: string;
  isDisabled: boolean;
}

interface KnownPeople {
  /** Those with the mail addresses of the file. */
  accounts: readonly KnownAccount[];
  /** All of those accounts, and whoever has one of the file's numbers. */
  employments: readonly KnownEmployment[];
  units: readonly KnownUnit[];
}

/** What is to be written, by kind. */
interface Writings {
  added: { email: string; name: string; locale: Locale; work: Employment | null }[];
  /** New employments of people who were on record. */
  begun: (Employment & { accountId: string })[];
  /** What an employment that began on the very day says now. */
  corrected: (Employment & { id: string; accountId: string })[];
  /** Employments by the first day on which they are no more. */
  ended: { id: string; accountId: string; day: string }[];
  /** Accounts that nobody signs in to any more. */
  disabled: string[];
}

/** What a file of accounts comes to. Nothing is written where there are problems. */
export interface AccountPlan extends Writings {
  problems: LineProblem[];
  unchanged: number;
}

type Tell = (header: AccountHeader, code: string, ko: string, en: string) => void;

/** Who a line is about, as far as that is on record. */
interface Person {
  account: KnownAccount | undefined;
  own: readonly KnownEmployment[];
}

/** What the lines do to the people on record, who are known by mail address and employee number, and never by a name. */
export function planAccounts(lines: readonly AccountLine[], known: KnownPeople, today: string, actorId: string | null): AccountPlan {
  const plan: AccountPlan = { problems: [], added: [], begun: [], corrected: [], ended: [], disabled: [], unchanged: 0 };
  const accounts = new Map(known.accounts.map((account) => [account.email, account]));
  const employments = Map.groupBy(known.employments, ({ accountId }) => accountId);
  const firstWith = { 메일: new Map<string, number>(), 직원번호: new Map<string, number>() };
  const workOf = workFinder(known);

  for (const { line, row } of lines) {
    const problems: LineProblem[] = [];
    const tell: Tell = (header, code, ko, en) => void problems.push(cellProblem(line, header, code, ko, en));
    const isFirst = (header: keyof typeof firstWith, key: string) => {
      const first = firstWith[header].get(key);
      firstWith[header].set(key, first ?? line);
      if (first !== undefined) tell(header, 'REPEATED', `${first}행에 이미 있습니다.`, `Line ${first} has it already.`);
    };
    const account = accounts.get(row.mail);
    const person = { account, own: account ? (employments.get(account.id) ?? []) : [] };
    isFirst('메일', row.mail);
    if (account && lettersOf(account.name) !== lettersOf(row.name)) tell('성명', 'NAME_DIFFERS', ...sentences.NAME_DIFFERS);
    const work = row.work && workOf(row.work, row.day, person, tell);
    if (work) isFirst('직원번호', numberOf(work));
    const written = row.state === 'LEFT' ? leaves(person, row.day, today, actorId, tell) : works(person, row, work, tell);
    plan.problems.push(...problems);
    if (problems.length > 0) continue;
    if (Object.values(written).every((rows) => rows.length === 0)) plan.unchanged += 1;
    for (const kind of Object.keys(written) as (keyof Writings)[]) (plan[kind] as unknown[]).push(...(written[kind] as unknown[]));
  }
  return { ...plan, problems: plan.problems.toSorted(byLine) };
}

/** A row of somebody who works, or comes from outside; its place, where it has one, is found. */
function works(
  { account, own }: Person,
  { mail: email, name, locale }: AccountRow,
  work: Employment | null,
  tell: Tell,
): Partial<Writings> {
  if (account?.isDisabled) tell('메일', 'ACCOUNT_DISABLED', ...sentences.ACCOUNT_DISABLED);
  if (!account) return { added: [{ email, name, locale: locale ?? 'ko', work }] };
  const change = work && joined(own, work);
  if (!change || change === 'SAME') return {};
  if (change === 'LATER' || change === 'SEVERAL') {
    tell('기준일', change, ...sentences[change]);
    return {};
  }
  const accountId = account.id;
  if ('corrects' in change) return { corrected: [{ ...work, accountId, id: change.corrects }] };
  return { begun: [{ ...work, accountId }], ended: change.ends ? [{ id: change.ends, accountId, day: work.day }] : [] };
}

/** A row of somebody who left: the employments end, and the account is disabled. */
function leaves({ account, own }: Person, day: string, today: string, actorId: string | null, tell: Tell): Partial<Writings> {
  if (day > today) tell('기준일', 'NOT_YET', ...sentences.NOT_YET);
  if (!account) tell('메일', 'ACCOUNT_UNKNOWN', ...sentences.ACCOUNT_UNKNOWN);
  if (!account) return {};
  if (account.id === actorId) tell('메일', 'NOT_ONESELF', ...sentences.NOT_ONESELF);
  const ends = left(own, day);
  if (ends === 'LATER') tell('기준일', 'LATER', ...sentences.LATER);
  if (ends === 'LATER') return {};
  return { ended: ends.map((id) => ({ id, accountId: account.id, day })), disabled: account.isDisabled ? [] : [account.id] };
}

/** Finds a row's place, and whether its number is free from its day on; null where that is told as a problem. */
function workFinder({ employments, units }: KnownPeople) {
  const workplaceOf = workplaceFinder(units);
  const holders = Map.groupBy(employments, numberOf);
  return (cells: WorkCells, day: string, { account }: Person, tell: Tell): Employment | null => {
    const place = workplaceOf(cells, day);
    if ('ko' in place) tell(place.header, place.code, place.ko, place.en);
    if ('ko' in place) return null;
    const work = { ...place, employeeNumber: cells.employeeNumber, grade: cells.grade, day };
    const others = (holders.get(numberOf(work)) ?? []).filter(({ accountId }) => accountId !== account?.id);
    const isTaken = others.some(({ validTo }) => validTo === null || validTo > day);
    if (isTaken) tell('직원번호', 'EMPLOYEE_NUMBER_TAKEN', ...sentences.EMPLOYEE_NUMBER_TAKEN);
    return work;
  };
}

const numberOf = ({ agencyId, employeeNumber }: { agencyId: string; employeeNumber: string }): string => `${agencyId} ${employeeNumber}`;

const sentences = {
  NAME_DIFFERS: [
    '이 메일은 다른 성명으로 등록되어 있습니다. 메일과 성명을 확인해 주세요.',
    'This mail address belongs to another name. Check the address and the name.',
  ],
  EMPLOYEE_NUMBER_TAKEN: [
    '그 기관의 다른 사람이 쓰는 직원번호입니다. 그 사람이 떠났으면 먼저 반영해 주세요.',
    'Somebody else of that agency has this number. If that person left, take that in first.',
  ],
  ACCOUNT_DISABLED: [
    '막힌 계정입니다. 관리자가 사유를 적어 먼저 열어야 합니다.',
    'This account is disabled. An administrator opens it first, with a reason.',
  ],
  ACCOUNT_UNKNOWN: ['등록되지 않은 메일입니다.', 'There is no account with this mail address.'],
  NOT_ONESELF: ['자기 자신의 계정은 막을 수 없습니다.', 'Nobody disables an account of their own.'],
  NOT_YET: ['퇴직한 날이 된 뒤에 올려 주세요.', 'Send this once the day has come.'],
  LATER: ['그보다 나중의 인사 사항이 이미 등록되어 있습니다.', 'A later change of this person is on record already.'],
  SEVERAL: [
    '그날 일하는 곳이 여럿이라 어느 것이 바뀌는지 알 수 없습니다.',
    'This person works in several places on that day: which one changes?',
  ],
} satisfies Sentences;
