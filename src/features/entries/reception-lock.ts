import { type EntityManager, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { entryStateWith } from '../../domain/entry.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { Refused, type Refusal, refusal, refuse } from '../../domain/refusal.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage, StageState } from '../competitions/stage.entity.js';
import { Team } from '../teams/team.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';

/**
 * An entry for whoever organises its edition, or else may do so much of it (`may`), locked with its team; to everybody else there is
 * none. No stage opens meanwhile.
 */
export async function lockReceived(
  tx: EntityManager,
  actor: Actor,
  entryId: string,
  may: (actor: Actor, competitionId: string) => Refusal | null = mayOrganize,
) {
  const found = await tx.getRepository(Entry).findOneBy({ id: entryId });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  refuse(may(actor, found.competitionId));
  const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_write');
  const team = await tx.getRepository(Team).findOneOrFail({ where: { id: found.teamId }, lock: { mode: 'pessimistic_read' } });
  const entry = await tx.getRepository(Entry).findOneOrFail({ where: { id: entryId }, lock: { mode: 'pessimistic_write' } });
  const begun = await tx.getRepository(Stage).countBy({ competitionId: competition.id, state: Not(StageState.DRAFT) });
  const facts = {
    competitionState: competition.state,
    judgingHasBegun: begun > 0,
    entryState: entryStateWith(entry.state, team.state),
  };
  return { competition, team, entry, facts, now: await databaseNow(tx) };
}

/** The latest submission of an entry that was submitted. */
export const latestVersion = (tx: EntityManager, entryId: string): Promise<EntryVersion> =>
  tx.getRepository(EntryVersion).findOneOrFail({ where: { entryId }, order: { ordinal: 'DESC' } });
