import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { Competition } from '../competitions/competition.entity.js';
import { Disqualification } from './disqualification.entity.js';
import { Team, TeamMember } from './team.entity.js';

/** Every member of these teams, asked or in, with the name of its account and nothing else of it: the lead first, then in the order of invitation. */
export const membersOfTeams = (db: EntityManager, teamIds: readonly string[]): Promise<TeamMember[]> =>
  db
    .getRepository(TeamMember)
    .createQueryBuilder('member')
    .leftJoin('member.account', 'account')
    .addSelect(['account.id', 'account.name'])
    .where({ teamId: In([...teamIds]) })
    .orderBy('member.role', 'ASC')
    .addOrderBy('member.invitedAt', 'ASC')
    .addOrderBy('member.id', 'ASC')
    .getMany();

/** Korean order, whatever the locale of the database. */
const byName = `team.name collate "ko-x-icu"`;

/** The teams of an edition after a keyset of name and id, in Korean order of their names. */
export function teamsByName(db: EntityManager, competitionId: string, after: Keyset | null, limit: number): Promise<Team[]> {
  const teams = db.getRepository(Team).createQueryBuilder('team').where({ competitionId });
  if (after) teams.andWhere(`(${byName}, team.id) > (:name, :id)`, { name: after[0], id: after[1] });
  return teams.orderBy(byName, 'ASC').addOrderBy('team.id', 'ASC').limit(limit).getMany();
}

/** How many members a team had when registration closed: afterwards it fills their places, and no more. */
export async function placesOf(tx: EntityManager, { id }: Team, { registrationClosesAt }: Competition): Promise<number> {
  const [row] = await tx.query<{ places: number }[]>(
    `select count(*)::int as places from team_member
      where team_id = $1 and date_trunc('second', joined_at) <= $2 and (state = 'JOINED' or date_trunc('second', left_at) > $2)`,
    [id, registrationClosesAt],
  );
  return row!.places;
}

/** How many proposals of an edition wait for a second organiser: to disqualify a team, or to take one in again. */
export function pendingDisqualificationsOf(tx: EntityManager, competitionId: string): Promise<number> {
  const team = { competitionId };
  return tx.getRepository(Disqualification).count({
    where: [
      { team, state: 'PROPOSED' },
      { team, state: 'STANDING', reinstatementProposedBy: Not(IsNull()) },
    ],
  });
}
