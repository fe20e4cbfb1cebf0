import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, GrantedRole } from '../../domain/actor.js';
import type { Locale } from '../../domain/locale.js';
import { isStrongEnough } from '../../domain/password.js';
import { mayManageAccount } from '../../domain/permission/account.js';
import { problemsOfPersonName } from '../../domain/person-name.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { isDay } from '../../domain/day.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { clean } from '../../domain/text.js';
import { Account, Employment } from './account.entity.js';
import { Department } from './department.entity.js';
import { lockAccount } from './lock-account.js';
import { hashPassword } from './password.js';
import { RoleGrant } from './session.entity.js';

/** A person to be given an account, and where that person works. */
export interface NewAccount {
  email: string;
  name: string;
  password: string;
  locale?: Locale;
  /** Codes of departments; without an agency no employment is written. */
  agency?: string;
  department?: string;
  employeeNumber?: string;
  grade?: string;
  /** A day, `2020-03-01`: since when; the first day of this year if that is not said. Training before it is not linked. */
  employedSince?: string;
  roles?: { role: GrantedRole; competitionId: string | null }[];
}

@Injectable()
export class AccountService {
  constructor(private readonly db: DataSource) {}

  /** Makes an account with its employment and roles. Called by the CLI and the demo, not by the API. */
  async create(wish: NewAccount): Promise<Account> {
    const email = wish.email.trim().toLowerCase();
    refuse(isStrongEnough(wish.password, email) ? null : refusal('PASSWORD_TOO_WEAK'));
    const passwordHash = await hashPassword(wish.password);
    return transaction(
      this.db,
      async (tx) => {
        const account = await addAccount(tx, 'SYSTEM', wish, passwordHash);
        if (wish.agency) await employ(tx, account, wish, seoulDay(account.createdAt));
        return account;
      },
      { account_email_key: 'ACCOUNT_EXISTS', employment_one_person_per_number: 'EMPLOYEE_NUMBER_TAKEN', one_hat: 'HAS_ANOTHER_HAT' },
    );
  }

  /** What a person may say about oneself. */
  async updateProfile(actor: Actor, wish: { name?: string | null; locale?: Locale | null }): Promise<Account> {
    refuse(mayManageAccount(actor));
    const name = wish.name == null ? undefined : clean(wish.name);
    if (name !== undefined) refuseProblems(problemsOfPersonName('name', name));
    const changes = { ...(name !== undefined && { name }), ...(wish.locale && { locale: wish.locale }) };
    return transaction(this.db, async (tx) => {
      const account = await lockAccount(tx, actor.accountId, 'pessimistic_write');
      if (Object.keys(changes).length > 0) {
        await tx.getRepository(Account).update({ id: account.id }, changes);
        await record(tx, { actor, as: 'PERSON' }, 'account.changed', account.id, { fields: Object.keys(changes) });
      }
      return { ...account, ...changes };
    });
  }

  byId(id: string): Promise<Account> {
    return this.db.getRepository(Account).findOneByOrFail({ id });
  }

  grantsOf(accountId: string): Promise<RoleGrant[]> {
    return this.db.getRepository(RoleGrant).find({ where: { accountId }, order: { role: 'ASC', id: 'ASC' } });
  }
}

/** An account with its roles; null: without a password, for somebody who comes in by a link. */
export async function addAccount(
  tx: EntityManager,
  who: ActingAs,
  wish: Pick<NewAccount, 'email' | 'name' | 'locale' | 'roles'>,
  passwordHash: string | null,
): Promise<Account> {
  const account = tx.getRepository(Account).create({
    id: timeOrderedId(),
    email: wish.email.trim().toLowerCase(),
    name: clean(wish.name),
    locale: wish.locale ?? 'ko',
    passwordHash,
    disabledAt: null,
    createdAt: await databaseNow(tx),
  });
  await tx.getRepository(Account).insert(account);
  for (const { role, competitionId } of wish.roles ?? []) await grant(tx, account.id, role, competitionId);
  const roles = (wish.roles ?? []).map(({ role, competitionId }) => ({ role, competition: competitionId }));
  await record(tx, who, 'account.created', account.id, { roles });
  return account;
}

async function employ(tx: EntityManager, account: Account, wish: NewAccount, today: string): Promise<void> {
  const agency = await departmentOf(tx, wish.agency!);
  const department = wish.department ? await departmentOf(tx, wish.department) : agency;
  if (!wish.employeeNumber) throw new Refused(refusal('EMPLOYEE_NUMBER_MISSING'));
  if (wish.employedSince && !isDay(wish.employedSince)) throw new Refused(refusal('DAY_UNKNOWN', { day: wish.employedSince }));
  await tx.getRepository(Employment).insert({
    id: timeOrderedId(),
    accountId: account.id,
    agencyId: agency.id,
    departmentId: department.id,
    employeeNumber: wish.employeeNumber,
    grade: wish.grade ?? null,
    validFrom: wish.employedSince ?? `${today.slice(0, 4)}-01-01`,
    validTo: null,
  });
}

async function departmentOf(tx: EntityManager, code: string): Promise<Department> {
  const department = await tx.getRepository(Department).findOneBy({ code });
  if (!department) throw new Refused(refusal('DEPARTMENT_UNKNOWN', { code }));
  return department;
}

async function grant(tx: EntityManager, accountId: string, role: GrantedRole, competitionId: string | null): Promise<void> {
  await tx.getRepository(RoleGrant).insert({ id: timeOrderedId(), accountId, role, competitionId });
}
