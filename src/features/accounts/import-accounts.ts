import type { DataSource, EntityManager } from 'typeorm';
import { type AccountPlan, planAccounts } from '../../domain/import/account-plan.js';
import { accountHeaders, parseAccountRow } from '../../domain/import/account-row.js';
import { byLine, type LineProblem } from '../../domain/import/line-problem.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { type ActingAs, record, recordAll } from '../../platform/audit/record.js';
import { linesOfCsv } from '../../platform/csv/lines-of-csv.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { queueMails } from '../../platform/mail/queue-mail.js';
import { AccountChange, AccountChangeKind } from './account-change.entity.js';
import { Account, Employment } from './account.entity.js';
import { lockDepartments } from './departments.queries.js';
import * as sql from './import.queries.js';
import { linkTemplates } from './link-mail.service.js';
import { rederive } from './rederive.js';

/** What a file of accounts came to, or with `dryRun` would come to. With problems, nothing was written. */
export interface AccountsOutcome {
  added: number;
  /** People who were on record and work elsewhere, or as something else, from a day on. */
  changed: number;
  disabled: number;
  /** New accounts that are sent a letter with a link into them. */
  invited: number;
  unchanged: number;
  problems: LineProblem[];
}

interface Wish {
  dryRun: boolean;
  /** Whether those who are new are written to. */
  invite: boolean;
}

/** Takes in a file of accounts, the whole of it or nothing; the same file again changes nothing. The number of statements does not depend on the rows. */
export async function importAccounts(db: DataSource, bytes: Buffer, who: ActingAs, { dryRun, invite }: Wish): Promise<AccountsOutcome> {
  const { lines, problems } = await linesOfCsv(bytes, accountHeaders, parseAccountRow);
  return transaction(
    db,
    async (tx) => {
      await lockDepartments(tx);
      const accounts = await sql.accountsWith(
        tx,
        lines.map(({ row }) => row.mail),
      );
      const numbers = lines.flatMap(({ row }) => row.work?.employeeNumber ?? []);
      const ids = accounts.map(({ id }) => id);
      const known = { accounts, employments: await sql.employmentsOf(tx, ids, numbers), units: await sql.allUnits(tx) };
      const now = await databaseNow(tx);
      const plan = planAccounts(lines, known, seoulDay(now), who === 'SYSTEM' ? null : who.actor.accountId);
      const all = [...problems, ...plan.problems].toSorted(byLine);
      if (all.length > 0) return { added: 0, changed: 0, disabled: 0, invited: 0, unchanged: 0, problems: all };
      const [added, disabled, unchanged] = [plan.added.length, plan.disabled.length, plan.unchanged];
      const changed = plan.begun.length + plan.corrected.length;
      const counts = { added, changed, disabled, invited: invite ? added : 0, unchanged };
      if (!dryRun && lines.length > unchanged) {
        await write(tx, plan, who, now, invite);
        await record(tx, who, 'accounts.imported', timeOrderedId(), { ...counts, sha256: sha256(bytes) });
      }
      return { ...counts, problems: [] };
    },
    { account_email_key: 'ACCOUNT_EXISTS', employment_one_person_per_number: 'EMPLOYEE_NUMBER_TAKEN' },
  );
}

async function write(tx: EntityManager, plan: AccountPlan, who: ActingAs, now: Date, invite: boolean): Promise<void> {
  const people = plan.added.map((person) => ({ ...person, id: timeOrderedId() }));
  await insertAll(
    tx,
    Account,
    people.map(({ id, email, name, locale }) => ({ id, email, name, locale, passwordHash: null, disabledAt: null, createdAt: now })),
  );
  await sql.endEmployments(tx, plan.ended);
  await sql.correctEmployments(tx, plan.corrected);
  const begun = [...plan.begun, ...people.flatMap(({ id, work }) => (work ? [{ ...work, accountId: id }] : []))];
  await insertAll(
    tx,
    Employment,
    begun.map(({ day, ...work }) => ({ ...work, id: timeOrderedId(), validFrom: day, validTo: null })),
  );
  const moves = [...plan.ended, ...plan.corrected, ...begun].map(({ accountId, day }) => ({ account: accountId, day }));
  if (moves.length > 0) await rederive(tx, 'employment-changed', moves);
  const deedsOf = (ids: readonly string[]) => ids.map((subject) => ({ subject }));
  await recordAll(
    tx,
    who,
    'account.created',
    people.map(({ id }) => ({ subject: id, data: { roles: [] } })),
  );
  await recordAll(tx, who, 'account.employed', deedsOf([...new Set(moves.map(({ account }) => account))]));
  if (plan.disabled.length > 0) await disable(tx, plan.disabled, who, now);
  if (!invite) return;
  const data: Record<string, string> = who === 'SYSTEM' ? {} : { by: who.actor.accountId };
  const letters = people.map(({ id, email, locale }) => ({ accountId: id, address: email, locale, data }));
  await queueMails(
    tx,
    letters.map((letter) => ({ ...letter, template: linkTemplates.INVITATION })),
  );
  await recordAll(tx, who, 'account.invited', deedsOf(people.map(({ id }) => id)));
}

/** As an administrator does it one by one; the reason is the file. */
async function disable(tx: EntityManager, ids: readonly string[], who: ActingAs, now: Date): Promise<void> {
  const ended = await sql.disableAccounts(tx, ids, now);
  await recordAll(
    tx,
    who,
    'account.disabled',
    ended.map(({ id, sessionsEnded }) => ({ subject: id, data: { sessionsEnded } })),
  );
  if (who === 'SYSTEM') return;
  const change = { kind: AccountChangeKind.DISABLED, reason: '퇴직 (계정 파일)', changedBy: who.actor.accountId, changedAt: now };
  await insertAll(
    tx,
    AccountChange,
    ids.map((accountId) => ({ ...change, id: timeOrderedId(), accountId })),
  );
}
