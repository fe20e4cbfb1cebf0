import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { AccountChange } from './account-change.entity.js';
import { Employment } from './account.entity.js';
import { RoleGrant } from './session.entity.js';

export interface AccountLoaders {
  rolesOfAccount: DataLoader<string, RoleGrant[]>;
  employmentsOfAccount: DataLoader<string, Employment[]>;
  changesOfAccount: DataLoader<string, AccountChange[]>;
}

export const accountLoaders = (db: DataSource): AccountLoaders => ({
  rolesOfAccount: new DataLoader(async (ids) => {
    const rows = await db.getRepository(RoleGrant).find({ where: { accountId: In([...ids]) }, order: { role: 'ASC', id: 'ASC' } });
    return grouped(ids, rows, (row) => row.accountId);
  }),
  employmentsOfAccount: new DataLoader(async (ids) => {
    const relations = { agency: true, department: true };
    const order = { validFrom: 'DESC', id: 'ASC' } as const;
    const rows = await db.getRepository(Employment).find({ where: { accountId: In([...ids]) }, relations, order });
    return grouped(ids, rows, (row) => row.accountId);
  }),
  changesOfAccount: new DataLoader(async (ids) => {
    const rows = await db.getRepository(AccountChange).find({ where: { accountId: In([...ids]) }, order: { changedAt: 'ASC', id: 'ASC' } });
    return grouped(ids, rows, (row) => row.accountId);
  }),
});
