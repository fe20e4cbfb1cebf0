import type { DataSource } from 'typeorm';
import { Account } from './account.entity.js';

/** Accounts whose mail address or name contains a text, whatever its letters; null: all. */
export const accountsCalled = (db: DataSource, search: string | null) => {
  const accounts = db.getRepository(Account).createQueryBuilder('account').where('true');
  const text = search?.trim().normalize('NFC').toLowerCase();
  return text
    ? accounts.andWhere('(position(:text in account.email) > 0 or position(:text in lower(account.name)) > 0)', { text })
    : accounts;
};
