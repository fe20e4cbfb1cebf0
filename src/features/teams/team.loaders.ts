import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { consentKinds } from '../../domain/consent.js';
import { grouped } from '../../platform/database/grouped.js';
import { Department } from '../accounts/department.entity.js';
import { DeadlineExtension } from './deadline-extension.entity.js';
import { Disqualification } from './disqualification.entity.js';
import { Consent, Team, type TeamMember } from './team.entity.js';
import { membersOfTeams } from './team.queries.js';
import { TeamWithdrawal } from './team-withdrawal.entity.js';

export interface TeamLoaders {
  teamById: DataLoader<string, Team>;
  /** Every member of a team, asked or in, with its account's name, the lead's first. */
  membersOfTeam: DataLoader<string, TeamMember[]>;
  /** In the order of the texts, withdrawn ones included. */
  consentsOfMember: DataLoader<string, Consent[]>;
  /** Null while the team was not withdrawn by anybody. */
  withdrawalOfTeam: DataLoader<string, TeamWithdrawal | null>;
  /** The first one first. */
  extensionsOfTeam: DataLoader<string, DeadlineExtension[]>;
  /** The latest first. */
  disqualificationsOfTeam: DataLoader<string, Disqualification[]>;
  departmentById: DataLoader<string, Department>;
}

const inOrderOfTexts = (one: Consent, other: Consent): number => consentKinds.indexOf(one.kind) - consentKinds.indexOf(other.kind);

// Mutations change these; one that follows another in the same request has to read them anew.
const fresh = { cache: false };

export const teamLoaders = (db: DataSource): TeamLoaders => ({
  teamById: new DataLoader(async (ids) => {
    const teams = await db.getRepository(Team).findBy({ id: In([...ids]) });
    return grouped(ids, teams, (team) => team.id).map(([team]) => team ?? new Error('no such team'));
  }, fresh),
  membersOfTeam: new DataLoader(async (ids) => grouped(ids, await membersOfTeams(db.manager, ids), (member) => member.teamId), fresh),
  consentsOfMember: new DataLoader(async (ids) => {
    const consents = await db.getRepository(Consent).find({ where: { memberId: In([...ids]) }, order: { givenAt: 'ASC', id: 'ASC' } });
    return grouped(ids, consents.toSorted(inOrderOfTexts), (consent) => consent.memberId);
  }, fresh),
  withdrawalOfTeam: new DataLoader(async (ids) => {
    const withdrawals = await db.getRepository(TeamWithdrawal).findBy({ teamId: In([...ids]) });
    return grouped(ids, withdrawals, ({ teamId }) => teamId).map(([withdrawal]) => withdrawal ?? null);
  }, fresh),
  extensionsOfTeam: new DataLoader(async (ids) => {
    const order = { extendedAt: 'ASC', id: 'ASC' } as const;
    const extensions = await db.getRepository(DeadlineExtension).find({ where: { teamId: In([...ids]) }, order });
    return grouped(ids, extensions, ({ teamId }) => teamId);
  }, fresh),
  disqualificationsOfTeam: new DataLoader(async (ids) => {
    const order = { proposedAt: 'DESC', id: 'DESC' } as const;
    const found = await db.getRepository(Disqualification).find({ where: { teamId: In([...ids]) }, order });
    return grouped(ids, found, ({ teamId }) => teamId);
  }, fresh),
  departmentById: new DataLoader(async (ids) => {
    const departments = await db.getRepository(Department).findBy({ id: In([...ids]) });
    return grouped(ids, departments, (department) => department.id).map(([department]) => department ?? new Error('no such department'));
  }),
});
