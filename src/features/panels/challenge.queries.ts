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
        and (account.email = challenge.person_email or replace(account.name, ' ', '') = replace(challenge.person_name, ' ', ''))
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
