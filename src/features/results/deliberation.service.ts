import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type DecidedEntry, problemsOfDecision, undecidedOf } from '../../domain/deliberation.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayRecordDeliberation } from '../../domain/permission/deliberation.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { StageRule } from '../competitions/stage.entity.js';
import { lockStage } from '../competitions/stage.service.js';
import { latestSettlement, stillCompeting } from './advancement.queries.js';
import { CommitteeDecision } from './committee-decision.entity.js';
import { agendasOf, leavesToPeople, linesOf, ruleOf, tieOf, type TrackAgenda } from './deliberation-agenda.js';
import type { RecordDeliberationInput } from './deliberation.input.js';
import { decisionsOfStages, hasAdvancedFrom, latestByTrack } from './deliberation.queries.js';
import type { TrackDeliberation } from './deliberation.type.js';
import { settlementsThatCount } from './final.queries.js';
import { entriesNumbered } from './score-import.queries.js';
import { Settlement } from './settlement.entity.js';
import { factsOfStages, hasChanged, withDecisionsOf } from './settlement-inputs.queries.js';

/** A committee talks about entries that scores hardly tell apart at a quota; what it decides is recorded, and settling again takes it in. */
@Injectable()
export class DeliberationService {
  constructor(private readonly db: DataSource) {}

  /** Records what a committee decided on a track, as a new version beside earlier ones. It counts from the next settlement on. */
  async record(actor: Actor, wish: RecordDeliberationInput): Promise<CommitteeDecision> {
    const found = await this.db.getRepository(Settlement).findOne({ where: { id: wish.settlement }, relations: { stage: true } });
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    const { competitionId } = found.stage;
    refuse(mayOrganize(actor, competitionId));
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_read');
      await lockStage(tx, found.stageId, 'pessimistic_write');
      const facts = (await factsOfStages(tx, [found.stageId])).get(found.stageId);
      const rule = await ruleOf(tx, found);
      refuse(
        mayRecordDeliberation({
          competitionState: competition.state,
          hasAdvanced: await hasAdvancedFrom(tx, found.stageId),
          isAnnounced: leavesToPeople(rule),
          isLatest: (await latestSettlement(tx, found.stageId))?.id === found.id,
          isOutdated: hasChanged(facts && withDecisionsOf(facts, found), found),
        }),
      );
      const agenda = agendasOf(found, rule).find(({ track }) => track === wish.track);
      if (!agenda) throw new Refused(refusal('NOT_FOUND'));
      const entries = await checkedEntries(tx, competitionId, agenda, wish.entries);
      return write(tx, actor, found, wish.track, entries);
    });
  }

  /** What committees have to talk about in an edition: of each stage that is settled, each track that not all go on from. */
  async ofCompetition(competitionId: string): Promise<TrackDeliberation[]> {
    const settlements = await settlementsThatCount(this.db.manager, competitionId);
    const rules = await this.db.getRepository(StageRule).findBy({ id: In(settlements.map(({ ruleId }) => ruleId)) });
    const ruleOfSettlement = ({ ruleId }: Settlement) => JSON.parse(rules.find(({ id }) => id === ruleId)!.rule) as Rule;
    const agendas = settlements.map((settlement) => ({ settlement, tracks: agendasOf(settlement, ruleOfSettlement(settlement)) }));
    const listed = agendas.flatMap(({ tracks }) => tracks.flatMap((track) => track.listed.map(({ entry }) => entry)));
    const competing = new Set((await stillCompeting(this.db.manager, listed)).map(({ id }) => id));
    const stageIds = settlements.map(({ stageId }) => stageId);
    const decisions = Map.groupBy(await decisionsOfStages(this.db.manager, stageIds), ({ stageId }) => stageId);
    return agendas.flatMap(({ settlement, tracks }) =>
      tracks.map((agenda) => deliberationOf(settlement.id, agenda, decisions.get(settlement.stageId) ?? [], competing)),
    );
  }
}

function deliberationOf(
  settlementId: string,
  agenda: TrackAgenda,
  decisions: readonly CommitteeDecision[],
  competing: ReadonlySet<string>,
): TrackDeliberation {
  const { track, quota, isAnnounced } = agenda;
  const lines = linesOf(agenda, latestByTrack(decisions).get(track) ?? null, competing);
  const decided = lines.flatMap(({ entry, decidedOrder }) => (decidedOrder === null ? [] : [entry]));
  const ofTrack = decisions.filter(({ trackId }) => trackId === track);
  return { settlementId, track, quota, isAnnounced, lines, undecided: undecidedOf(lines, decided).length, decisions: ofTrack };
}

/** @throws Refused INVALID_INPUT where the entries are not those of the list, or one has no reason. */
async function checkedEntries(
  tx: EntityManager,
  competitionId: string,
  agenda: TrackAgenda,
  wish: RecordDeliberationInput['entries'],
): Promise<DecidedEntry[]> {
  const numbers = wish.map(({ entryNumber }) => clean(entryNumber));
  const ids = new Map((await entriesNumbered(tx, competitionId, numbers)).map(({ number, id }) => [number, id]));
  const competing = await stillCompeting(
    tx,
    agenda.listed.map(({ entry }) => entry),
  );
  const known = agenda.listed.map((line) => {
    return { entry: line.entry, isCompeting: competing.some(({ id }) => id === line.entry), tie: tieOf(agenda, line) };
  });
  const entries = wish.map(({ reason }, index) => ({ entry: ids.get(numbers[index]!) ?? numbers[index]!, reason: clean(reason) }));
  refuseProblems(problemsOfDecision(known, entries));
  return entries;
}

async function write(
  tx: EntityManager,
  actor: Actor,
  { id: settlementId, stageId }: Settlement,
  trackId: string,
  entries: DecidedEntry[],
): Promise<CommitteeDecision> {
  const earlier = await tx.getRepository(CommitteeDecision).countBy({ stageId, trackId });
  const decision = tx.getRepository(CommitteeDecision).create({
    id: timeOrderedId(),
    stageId,
    trackId,
    version: earlier + 1,
    settlementId,
    entries: canonicalText(entries),
    salt: randomBytes(16).toString('hex'),
    decidedAt: await databaseNow(tx),
    decidedBy: actor.accountId,
  });
  await tx.getRepository(CommitteeDecision).insert(decision);
  await record(tx, { actor, as: 'ORGANIZER' }, 'deliberation.recorded', stageId, {
    decision: decision.id,
    track: trackId,
    version: decision.version,
    settlement: settlementId,
    entries: entries.map(({ entry }) => entry),
    hash: sha256(decision.salt + decision.entries),
  });
  return decision;
}
