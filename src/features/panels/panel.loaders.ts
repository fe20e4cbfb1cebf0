import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { Account } from '../accounts/account.entity.js';
import { Assignment, Judge } from './panel.entity.js';
import { namesOfAssignments, type PairNames } from './panel.queries.js';

export interface PanelLoaders {
  judgesOfPanel: DataLoader<string, Judge[]>;
  judgeById: DataLoader<string, Judge>;
  accountOfJudge: DataLoader<string, Account>;
  assignmentsOfJudge: DataLoader<string, Assignment[]>;
  namesOfAssignment: DataLoader<string, PairNames>;
}

// Mutations change these; one that follows another in the same request has to read them anew.
const fresh = { cache: false };

export const panelLoaders = (db: DataSource): PanelLoaders => ({
  judgesOfPanel: new DataLoader(async (ids) => {
    const judges = await db.getRepository(Judge).find({ where: { panelId: In([...ids]) }, order: { id: 'ASC' } });
    return grouped(ids, judges, (judge) => judge.panelId);
  }, fresh),
  judgeById: new DataLoader(async (ids) => {
    const judges = await db.getRepository(Judge).findBy({ id: In([...ids]) });
    return grouped(ids, judges, (judge) => judge.id).map(([judge]) => judge ?? new Error('no such judge'));
  }, fresh),
  accountOfJudge: new DataLoader(async (accountIds) => {
    const accounts = await db.getRepository(Account).findBy({ id: In([...accountIds]) });
    return grouped(accountIds, accounts, (account) => account.id).map(([account]) => account ?? new Error('no such account'));
  }),
  assignmentsOfJudge: new DataLoader(async (ids) => {
    const order = { assignedAt: 'ASC', id: 'ASC' } as const;
    const assignments = await db.getRepository(Assignment).find({ where: { judgeId: In([...ids]) }, order });
    return grouped(ids, assignments, (assignment) => assignment.judgeId);
  }, fresh),
  namesOfAssignment: new DataLoader(async (ids) => {
    const names = await namesOfAssignments(db, ids);
    return grouped(ids, names, ({ assignmentId }) => assignmentId).map(([found]) => found ?? new Error('no such assignment'));
  }),
});
