import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { advance, problemOfTie } from '../../domain/advance.js';
import { mayAdvance, mayUndoAdvancement } from '../../domain/permission/advance.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { AdvanceQuota } from '../competitions/advance-quota.entity.js';
import { Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { AdvancedEntry } from '../panels/advanced-entry.entity.js';
import { PresentationDraw } from '../panels/draw.entity.js';
import { Assignment } from '../panels/panel.entity.js';
import { Advancement } from './advancement.entity.js';
import type { AdvanceEntriesInput, UndoAdvancementInput } from './advancement.input.js';
import { latestSettlement, stillCompeting } from './advancement.queries.js';
import type { AdvancedLine, DecidedTie } from './advancement.type.js';
import { refuseOpenDeliberation } from './open-deliberation.js';
import type { Settlement } from './settlement.entity.js';
import type { TrackStanding } from './settlement.service.js';

@Injectable()
export class AdvancementService {
  constructor(private readonly db: DataSource) {}

  /** Lets the best entries of a settled stage go on to the next one. Asked again for the same settlement, it tells what was decided. */
  async advance(actor: Actor, wish: AdvanceEntriesInput): Promise<Advancement> {
    await stageForOrganizers(this.db, actor, wish.stage);
    const reason = wish.ties.length > 0 ? clean(wish.reason ?? '') : null;
    if (reason !== null) refuseProblems(problemsOfReason(reason));
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, wish.stage, 'pessimistic_read');
      const next = await lockNext(tx, stage);
      const settlement = await latestSettlement(tx, stage.id);
      const standing = next && (await tx.getRepository(Advancement).findOneBy({ toStageId: next.id, undoneAt: IsNull() }));
      if (standing && standing.settlementId === settlement?.id) return standing;
      refuse(mayAdvance({ state: stage.state, next: next?.state ?? null, hasAdvanced: standing !== null }));
      await refuseOpenDeliberation(tx, settlement!);
      const { lines, ties } = await choose(tx, settlement!, wish.ties);
      const made = tx.getRepository(Advancement).create({
        id: timeOrderedId(),
        fromStageId: stage.id,
        toStageId: next!.id,
        settlementId: settlement!.id,
        rows: canonicalText(lines),
        ties: canonicalText(ties),
        reason: ties.length > 0 ? reason : null,
        decidedAt: await databaseNow(tx),
        decidedBy: actor.accountId,
        undoneAt: null,
        undoneBy: null,
        undoReason: null,
      });
      await tx.getRepository(Advancement).insert(made);
      const rows = lines.map(({ entry }) => ({ stageId: next!.id, entryId: entry }));
      await insertAll(tx, AdvancedEntry, rows);
      const data = { advancement: made.id, to: next!.id, settlement: settlement!.id, entries: lines.length, rowsHash: sha256(made.rows) };
      const decided = ties.map(({ track, decision }) => ({ track, decision }));
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.advanced', stage.id, { ...data, ties: decided });
      return made;
    });
  }

  /** Takes an advancement back before the next stage begins, with what was assigned and drawn there. It stays on record. */
  async undo(actor: Actor, wish: UndoAdvancementInput): Promise<Advancement> {
    const found = await this.db.getRepository(Advancement).findOneBy({ id: wish.advancement });
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    await stageForOrganizers(this.db, actor, found.fromStageId);
    refuseProblems(problemsOfReason(wish.reason));
    return transaction(this.db, async (tx) => {
      await lockStage(tx, found.fromStageId, 'pessimistic_read');
      const next = await lockStage(tx, found.toStageId, 'pessimistic_write');
      const advancement = await tx.getRepository(Advancement).findOneByOrFail({ id: found.id });
      if (advancement.undoneAt) return advancement;
      refuse(mayUndoAdvancement(next.state));
      const changes = {
        undoneAt: await databaseNow(tx),
        undoneBy: actor.accountId,
        undoReason: clean(wish.reason),
      };
      await tx.getRepository(Advancement).update({ id: found.id }, changes);
      const { affected: assignments } = await tx.getRepository(Assignment).delete({ stageId: next.id });
      await tx.getRepository(AdvancedEntry).delete({ stageId: next.id });
      const noDraw = { voidedAt: changes.undoneAt };
      const { affected: draws } = await tx.getRepository(PresentationDraw).update({ stageId: next.id, voidedAt: IsNull() }, noDraw);
      const data = { advancement: found.id, assignments, draws };
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.advancement_undone', found.fromStageId, data);
      return { ...advancement, ...changes };
    });
  }

  /** The advancements of an edition, oldest first, those that were undone included. */
  ofCompetition(competitionId: string): Promise<Advancement[]> {
    return this.db.getRepository(Advancement).find({ where: { fromStage: { competitionId } }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }
}

/** The stage after this one; null: this is the last. */
async function lockNext(tx: EntityManager, { competitionId, ordinal }: Stage): Promise<Stage | null> {
  const where = { competitionId, ordinal: MoreThan(ordinal) };
  const next = await tx.getRepository(Stage).findOne({ where, order: { ordinal: 'ASC' } });
  return next && lockStage(tx, next.id, 'pessimistic_write');
}

/**
 * Who goes on, track by track. Entries below a floor, and those that left the competition since, are passed over.
 * @throws Refused ADVANCE_TIED, which names the entries of every tie that is not decided.
 */
async function choose(
  tx: EntityManager,
  settlement: Settlement,
  decisions: AdvanceEntriesInput['ties'],
): Promise<{ lines: AdvancedLine[]; ties: DecidedTie[] }> {
  const standings = JSON.parse(settlement.rows) as TrackStanding[];
  const placed = standings.filter(({ place, belowFloors = [] }) => place !== null && belowFloors.length === 0);
  const competing = await stillCompeting(
    tx,
    placed.map(({ entry }) => entry),
  );
  const byId = new Map(competing.map((entry) => [entry.id, entry]));
  const quotas = await tx.getRepository(AdvanceQuota).findBy({ stageId: settlement.stageId });
  const trackIds = [...new Set(placed.map(({ track }) => track))];
  const tracks = await tx.getRepository(Track).find({ where: trackIds.map((id) => ({ id })), order: { ordinal: 'ASC' } });
  const chosen = tracks.map(({ id: track, shortName }) => {
    const candidates = placed.flatMap((standing) => {
      const entry = standing.track === track ? byId.get(standing.entry) : undefined;
      return entry ? [{ ...entry, place: standing.place! }] : [];
    });
    const quota = quotas.find(({ trackId }) => trackId === track) ?? null;
    const decision = decisions.find((tie) => tie.track === track)?.decision ?? null;
    return { track, shortName, quota: quota?.quota ?? 0, decision, ...advance(candidates, quota, decision) };
  });
  const undecided = chosen.filter(({ tied }) => tied.length > 0);
  if (undecided.length > 0) {
    const entries = undecided.flatMap(({ tied }) => tied.map(({ number }) => number).toSorted());
    throw new Refused(refusal('ADVANCE_TIED', { entries, problems: undecided.map(problemOfTie) }));
  }
  return {
    lines: chosen.flatMap(({ track, advanced }) => advanced.map(({ id, place }) => ({ track, entry: id, place }))),
    ties: chosen.flatMap(({ track, decision, boundary }) =>
      boundary.length > 0 ? [{ track, decision: decision!, entries: boundary.map(({ id }) => id) }] : [],
    ),
  };
}
