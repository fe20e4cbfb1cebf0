import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import { Challenge } from './challenge.entity.js';

/** One challenge more than the page holds, newest first. */
export function challengesAfter(db: EntityManager, competitionId: string, first: number, after: Keyset | null): Promise<Challenge[]> {
  const challenges = db.getRepository(Challenge).createQueryBuilder('challenge').where({ competitionId });
  if (after) challenges.andWhere(`(challenge.filed_at, challenge.id) < (:at, :id)`, { at: after[0], id: after[1] });
  return challenges
    .orderBy('challenge.filed_at', 'DESC')
    .addOrderBy('challenge.id', 'DESC')
    .limit(first + 1)
    .getMany();
}

/** Challenges of teams in an edition that wait for a decision. */
export const openChallenges = (db: EntityManager, competitionId: string): Promise<{ id: string; team: string }[]> =>
  db.query<{ id: string; team: string }[]>(
    `select challenge.id, team.name as team
       from challenge join team on team.id = challenge.team_id
      where challenge.competition_id = $1 and challenge.state = 'OPEN' and team.state not in ('WITHDRAWN', 'DISQUALIFIED')
      order by challenge.filed_at, challenge.id`,
    [competitionId],
  );

/** Whether a challenge may mean a person, by mail address or name, however it is spaced. Tables: `challenge` and `account`. */
const MAY_MEAN = `(account.email = challenge.person_email or replace(account.name, ' ', '') = replace(challenge.person_name, ' ', ''))`;

/** Those that wait for a decision, and may not mean this person, oldest first. */
export const challengesForChair = (db: EntityManager, competitionId: string, accountId: string): Promise<Challenge[]> =>
  db
    .getRepository(Challenge)
    .createQueryBuilder('challenge')
    .innerJoin('challenge.team', 'team')
    .where({ competitionId, state: 'OPEN' })
    .andWhere(`team.state not in ('WITHDRAWN', 'DISQUALIFIED')`)
    .andWhere(`not exists (select from account where account.id = :accountId and ${MAY_MEAN})`, { accountId })
    .orderBy('challenge.filed_at', 'ASC')
    .addOrderBy('challenge.id', 'ASC')
    .getMany();

export async function mayMean(db: EntityManager, challengeId: string, accountId: string): Promise<boolean> {
  const rows = await db.query<object[]>(`select from challenge join account on account.id = $2 and ${MAY_MEAN} where challenge.id = $1`, [
    challengeId,
    accountId,
  ]);
  return rows.length > 0;
}

/** The judges of an edition whom a challenge may mean, with what the chair is told of them. */
export const challengedJudges = (db: EntityManager, challengeIds: readonly string[]) =>
  db.query<{ challengeId: string; id: string; accountId: string; name: string; competitionId: string; stageId: string; trackId: string }[]>(
    `select challenge.id as "challengeId", judge.id, account.id as "accountId", account.name, challenge.competition_id as "competitionId", stage.id as "stageId", panel.track_id as "trackId"
       from challenge
       join stage on stage.competition_id = challenge.competition_id
       join panel on panel.stage_id = stage.id
       join judge on judge.panel_id = panel.id
       join account on account.id = judge.account_id
      where challenge.id = any($1::uuid[]) and ${MAY_MEAN}
      order by stage.ordinal, judge.id`,
    [challengeIds],
  );

/** The judges of an edition whom a challenge may mean, by mail address or name, however it is spaced. */
export const matchesOfChallenges = (db: EntityManager, challengeIds: readonly string[]) =>
  db.query<{ challengeId: string; judgeId: string }[]>(
    `select challenge.id as "challengeId", judge.id as "judgeId"
       from challenge
       join stage on stage.competition_id = challenge.competition_id
       join panel on panel.stage_id = stage.id
       join judge on judge.panel_id = panel.id
       join account on account.id = judge.account_id
      where challenge.id = any($1::uuid[])
        and ${MAY_MEAN}
      order by stage.ordinal, judge.id`,
    [challengeIds],
  );

/** Who judges the track of a team, in Korean order of names; nobody where the edition does not tell. */
export const announcedJudges = (db: EntityManager, teamIds: readonly string[]) =>
  db.query<{ teamId: string; names: string[] }[]>(
    `select team.id as "teamId", array_agg(distinct account.name collate "ko-x-icu") as names
       from team
       join competition on competition.id = team.competition_id and competition.is_panel_announced
       join panel on panel.track_id = team.track_id
       join judge on judge.panel_id = panel.id
       join account on account.id = judge.account_id
      where team.id = any($1::uuid[])
      group by team.id`,
    [teamIds],
  );
