import type { EntityManager } from 'typeorm';
import { isInTime } from '../../domain/phase.js';
import type { Reception } from '../../domain/reception.js';
import type { Competition } from '../competitions/competition.entity.js';

/** What of the receiving of entries is not over at a moment. With the edition locked none of it begins anew meanwhile. */
export async function receptionOf(tx: EntityManager, competition: Competition, now: Date): Promise<Reception> {
  const later = await extendedTeams(tx, competition);
  return {
    extended: later.filter(({ until }) => isInTime(until, now)),
    unchecked: competition.requiresEligibilityCheck ? await undecidedEntries(tx, competition.id) : [],
  };
}

const extendedTeams = (tx: EntityManager, { id, submissionsCloseAt }: Competition) =>
  tx.query<Reception['extended']>(
    `select id as team, name, extended_until as until from team
      where competition_id = $1 and state in ('FORMING', 'REGISTERED') and extended_until > $2
      order by name collate "ko-x-icu", id`,
    [id, submissionsCloseAt],
  );

async function undecidedEntries(tx: EntityManager, competitionId: string): Promise<string[]> {
  const rows = await tx.query<{ number: string }[]>(
    `select entry.number from entry join team on team.id = entry.team_id
      where entry.competition_id = $1 and entry.state = 'SUBMITTED' and team.state in ('FORMING', 'REGISTERED')
        and entry.eligibility in ('UNCHECKED', 'NEEDS_CORRECTION')
      order by entry.number`,
    [competitionId],
  );
  return rows.map(({ number }) => number);
}
