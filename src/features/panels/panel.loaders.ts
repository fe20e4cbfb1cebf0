import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { Account } from '../accounts/account.entity.js';
import { TeamMember } from '../teams/team.entity.js';
import { Challenge } from './challenge.entity.js';
import { announcedJudges, challengedJudges, matchesOfChallenges } from './challenge.queries.js';
import type { ChallengedJudge } from './chaired-challenge.type.js';
import { Assignment, Judge } from './panel.entity.js';
import { turnsOf } from './draw.queries.js';
import { namesOfAssignments, type PairNames } from './panel.queries.js';

export interface PanelLoaders {
  judgesOfPanel: DataLoader<string, Judge[]>;
  judgeById: DataLoader<string, Judge>;
  accountById: DataLoader<string, Account>;
  assignmentsOfJudge: DataLoader<string, Assignment[]>;
  namesOfAssignment: DataLoader<string, PairNames>;
  /** Null where the member's account is no more. */
  nameOfMember: DataLoader<string, string | null>;
  challengesOfTeam: DataLoader<string, Challenge[]>;
  /** Who may be meant by a challenge. */
  judgesOfChallenge: DataLoader<string, Judge[]>;
  /** The same, for the chair. */
  challengedJudges: DataLoader<string, ChallengedJudge[]>;
  /** The names of those who judge a team's track, if they are announced. */
  announcedJudgesOfTeam: DataLoader<string, string[]>;
  turnsOfDraw: DataLoader<string, Awaited<ReturnType<typeof turnsOf>>>;
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
  accountById: new DataLoader(async (accountIds) => {
    const accounts = await db.getRepository(Account).findBy({ id: In([...accountIds]) });
    return grouped(accountIds, accounts, (account) => account.id).map(([account]) => account ?? new Error('no such account'));
  }),
  assignmentsOfJudge: new DataLoader(async (ids) => {
    const order = { assignedAt: 'ASC', id: 'ASC' } as const;
    const assignments = await db.getRepository(Assignment).find({ where: { judgeId: In([...ids]) }, order });
    return grouped(ids, assignments, (assignment) => assignment.judgeId);
  }, fresh),
  turnsOfDraw: new DataLoader(async (ids) => grouped(ids, await turnsOf(db.manager, ids), ({ drawId }) => drawId), fresh),
  namesOfAssignment: new DataLoader(async (ids) => {
    const names = await namesOfAssignments(db, ids);
    return grouped(ids, names, ({ assignmentId }) => assignmentId).map(([found]) => found ?? new Error('no such assignment'));
  }),
  nameOfMember: new DataLoader(async (ids) => {
    const members = await db.getRepository(TeamMember).find({ where: { id: In([...ids]) }, relations: { account: true } });
    return grouped(ids, members, (member) => member.id).map(([member]) => member?.account?.name ?? null);
  }),
  challengesOfTeam: new DataLoader(async (ids) => {
    const order = { filedAt: 'ASC', id: 'ASC' } as const;
    const challenges = await db.getRepository(Challenge).find({ where: { teamId: In([...ids]) }, order });
    return grouped(ids, challenges, (challenge) => challenge.teamId);
  }, fresh),
  judgesOfChallenge: new DataLoader(async (ids) => {
    const matches = await matchesOfChallenges(db.manager, ids);
    const judges = await db.getRepository(Judge).findBy({ id: In(matches.map(({ judgeId }) => judgeId)) });
    return grouped(ids, matches, ({ challengeId }) => challengeId).map((own) =>
      own.flatMap(({ judgeId }) => judges.filter(({ id }) => id === judgeId)),
    );
  }, fresh),
  challengedJudges: new DataLoader(async (ids) => {
    return grouped(ids, await challengedJudges(db.manager, ids), ({ challengeId }) => challengeId);
  }, fresh),
  announcedJudgesOfTeam: new DataLoader(async (ids) => {
    const announced = await announcedJudges(db.manager, ids);
    return grouped(ids, announced, ({ teamId }) => teamId).map(([found]) => found?.names ?? []);
  }, fresh),
});
