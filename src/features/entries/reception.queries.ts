import { type EntityManager, IsNull } from 'typeorm';
import { isInTime } from '../../domain/phase.js';
import type { Reception } from '../../domain/reception.js';
import type { Competition } from '../competitions/competition.entity.js';
import { Supplement } from './supplement.entity.js';

/** What of the receiving of entries is not over at a moment. With the edition locked none of it begins anew meanwhile. */
export async function receptionOf(tx: EntityManager, competition: Competition, now: Date): Promise<Reception> {
  const later = await extendedTeams(tx, competition);
  return {
    extended: later.filter(({ until }) => isInTime(until, now)),
    unchecked: competition.requiresEligibilityCheck ? await undecidedEntries(tx, competition.id) : [],
    supplements: (await askedEntries(tx, competition.id)).filter(({ until }) => isInTime(until, now)),
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

const askedEntries = (tx: EntityManager, competitionId: string) =>
  tx.query<Reception['supplements']>(
    `select entry.number, supplement.due_at as until
       from supplement join entry on entry.id = supplement.entry_id join team on team.id = entry.team_id
      where entry.competition_id = $1 and entry.state = 'SUBMITTED' and team.state in ('FORMING', 'REGISTERED')
        and supplement.withdrawn_at is null
      order by entry.number, supplement.id`,
    [competitionId],
  );

/** What the team of an entry was last asked to put right and was not taken back, due or not; null: nothing. */
export const standingSupplement = (tx: EntityManager, entryId: string): Promise<Supplement | null> =>
  tx.getRepository(Supplement).findOne({ where: { entryId, withdrawnAt: IsNull() }, order: { askedAt: 'DESC', id: 'DESC' } });
