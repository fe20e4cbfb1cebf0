import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import {
  mayChangeConflicts,
  mayConfirmExclusion,
  mayConfirmLift,
  mayProposeLift,
  mayRejectProposal,
} from '../../domain/permission/conflict.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Entry } from '../entries/entry.entity.js';
import { Conflict } from './conflict.entity.js';
import type { ConflictArgs, ExcludeJudgeInput, LiftConflictInput, RejectProposalInput } from './conflict.input.js';
import { conflictsAfter, countConflicts } from './conflict.queries.js';
import { judgeForOrganizers } from './panel.service.js';

/** Organisers exclude judges (제척) and lift conflicts that are wrong: one proposes, another one confirms. */
@Injectable()
export class ConflictService {
  constructor(private readonly db: DataSource) {}

  /** Proposes to keep a judge from a team's entry, in every stage. */
  async exclude(actor: Actor, wish: ExcludeJudgeInput): Promise<Conflict> {
    const { judge, competitionId } = await judgeForOrganizers(this.db.manager, actor, wish.judge);
    return transaction(
      this.db,
      async (tx) => {
        refuse(mayChangeConflicts(actor, await lockCompetition(tx, competitionId, 'pessimistic_read')));
        const entry = await tx.getRepository(Entry).findOneBy({ id: wish.entry, competitionId });
        if (!entry) throw new Refused(refusal('NOT_FOUND'));
        refuseProblems(problemsOfReason(wish.reason));
        const id = timeOrderedId();
        const pair = { competitionId, accountId: judge.accountId, teamId: entry.teamId };
        const raised = { raisedAt: await databaseNow(tx), raisedBy: actor.accountId, reason: clean(wish.reason) };
        await tx.getRepository(Conflict).insert({ id, ...pair, ground: 'EXCLUDED', state: 'PROPOSED', cause: id, ...raised });
        await record(tx, { actor, as: 'ORGANIZER' }, 'exclusion.proposed', id, { judge: judge.id, entry: entry.id });
        return tx.getRepository(Conflict).findOneByOrFail({ id });
      },
      { conflict_account_id_team_id_idx: 'EXCLUDED_ALREADY' },
    );
  }

  /** The second organiser: from now on the judge sees nothing of the entry, and no sheet of the judge counts for it. */
  confirmExclusion(actor: Actor, id: string): Promise<Conflict> {
    return this.change(actor, id, 'exclusion.confirmed', (conflict, now) => {
      refuse(mayConfirmExclusion(actor, conflict));
      return { state: 'STANDING', decidedAt: now, decidedBy: actor.accountId };
    });
  }

  /** Proposes to let a conflict count no more, because it is wrong. */
  lift(actor: Actor, wish: LiftConflictInput): Promise<Conflict> {
    return this.change(actor, wish.conflict, 'lift.proposed', (conflict, now) => {
      refuse(mayProposeLift(conflict));
      refuseProblems(problemsOfReason(wish.reason));
      return { liftProposedAt: now, liftProposedBy: actor.accountId, liftReason: clean(wish.reason) };
    });
  }

  confirmLift(actor: Actor, id: string): Promise<Conflict> {
    return this.change(actor, id, 'lift.confirmed', (conflict, now) => {
      refuse(mayConfirmLift(actor, conflict));
      return { state: 'LIFTED', liftedAt: now, liftedBy: actor.accountId };
    });
  }

  /** Turns a proposal down: an exclusion comes to nothing, a conflict stands on. */
  reject(actor: Actor, wish: RejectProposalInput): Promise<Conflict> {
    return this.change(actor, wish.conflict, 'proposal.rejected', (conflict, now) => {
      refuse(mayRejectProposal(conflict));
      refuseProblems(problemsOfReason(wish.reason));
      return conflict.state === 'PROPOSED'
        ? { state: 'REJECTED', decidedAt: now, decisionReason: clean(wish.reason) }
        : { liftProposedAt: null, liftProposedBy: null, liftReason: null };
    });
  }

  /** What is on record of an edition, newest first. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after, state = null, ground = null }: ConflictArgs): Promise<Page<Conflict>> {
    const wanted = { competitionId, state, ground };
    const rows = await conflictsAfter(this.db.manager, wanted, first, decodeCursor(after, 'INSTANT'));
    const total = await countConflicts(this.db.manager, wanted);
    return pageOf(rows, first, total, ({ raisedAt, id }) => [raisedAt.toISOString(), id]);
  }

  /** Loads, locks, asks, writes and records: how every change of a conflict goes. */
  private change(
    actor: Actor,
    id: string,
    action: string,
    changed: (conflict: Conflict, now: Date) => Partial<Omit<Conflict, 'competition' | 'account' | 'team' | 'member'>>,
  ): Promise<Conflict> {
    return transaction(this.db, async (tx) => {
      const conflict = await lockConflict(tx, actor, id);
      const changes = changed(conflict, await databaseNow(tx));
      await tx.getRepository(Conflict).update({ id }, changes);
      await record(tx, { actor, as: 'ORGANIZER' }, action, id, { ground: conflict.ground, team: conflict.teamId });
      return { ...conflict, ...changes };
    });
  }
}

/** A conflict on record, for whoever organises its edition; to everybody else there is none. */
async function lockConflict(tx: EntityManager, actor: Actor, id: string): Promise<Conflict> {
  const conflicts = tx.getRepository(Conflict);
  const found = await conflicts.findOneBy({ id });
  const edition = found && (await tx.getRepository(Competition).findOneByOrFail({ id: found.competitionId }));
  refuse(edition ? mayChangeConflicts(actor, edition) : refusal('NOT_FOUND'));
  refuse(mayChangeConflicts(actor, await lockCompetition(tx, edition!.id, 'pessimistic_read')));
  return conflicts.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
}
