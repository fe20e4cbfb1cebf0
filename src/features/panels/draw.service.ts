import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { drawOrder, problemsOfAnnouncement, problemsOfSeed, type SeedAnnouncement } from '../../domain/draw.js';
import { mayAnnounceDraw, mayDraw } from '../../domain/permission/draw.js';
import { phaseAt } from '../../domain/phase.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { CompetitionState } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { PresentationDraw, PresentationSlot } from './draw.entity.js';
import type { AnnounceDrawInput, DrawOrderInput } from './draw.input.js';
import { drawnEntries } from './draw.queries.js';

@Injectable()
export class DrawService {
  constructor(private readonly db: DataSource) {}

  /** Commits to a seed before anybody could know what order it gives. */
  async announce(actor: Actor, wish: AnnounceDrawInput): Promise<PresentationDraw> {
    await stageForOrganizers(this.db, actor, wish.stage);
    const announcement: SeedAnnouncement = {
      seedHash: wish.seedHash ?? null,
      sourceKo: wish.sourceKo?.normalize('NFC').trim() ?? null,
      sourceEn: wish.sourceEn?.normalize('NFC').trim() ?? null,
    };
    refuseProblems(problemsOfAnnouncement(announcement));
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      refuse(mayAnnounceDraw(stage, (await standingDraw(tx, stage.id)) !== null));
      const draw = tx.getRepository(PresentationDraw).create({
        id: randomId(),
        stageId: stage.id,
        ...announcement,
        announcedAt: await databaseNow(tx),
        announcedBy: actor.accountId,
        seed: null,
        drawnAt: null,
        drawnBy: null,
        voidedAt: null,
      });
      await tx.getRepository(PresentationDraw).insert(draw);
      const { id, seedHash } = draw;
      await record(tx, { actor, as: 'ORGANIZER' }, 'draw.announced', stage.id, { draw: id, seedHash });
      return draw;
    });
  }

  /** Draws the order of a presentation from the announced seed, once; from then on it is public. */
  async draw(actor: Actor, wish: DrawOrderInput): Promise<PresentationDraw> {
    const { competitionId } = await stageForOrganizers(this.db, actor, wish.stage);
    const seed = clean(wish.seed);
    refuseProblems(problemsOfSeed(seed));
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_read');
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      const draw = await standingDraw(tx, stage.id);
      const now = await databaseNow(tx);
      const entries = await drawnEntries(tx, stage.id);
      const facts = {
        state: stage.state,
        phase: phaseAt({ ...competition, calendar: competition }, now),
        isAnnounced: draw !== null,
        isDrawn: draw?.seed != null,
        fitsAnnouncement: draw?.seedHash == null || draw.seedHash === sha256(seed),
        entries: entries.length,
      };
      refuse(mayDraw(facts));
      const drawn = { seed, drawnAt: now, drawnBy: actor.accountId };
      await tx.getRepository(PresentationDraw).update({ id: draw!.id }, drawn);
      await insertAll(tx, PresentationSlot, slotsOf(draw!.id, seed, entries));
      const data = { draw: draw!.id, seedHash: sha256(seed), entries: entries.length };
      await record(tx, { actor, as: 'ORGANIZER' }, 'draw.drawn', stage.id, data);
      return { ...draw!, ...drawn };
    });
  }

  /** What was announced and drawn for a stage of an edition that is public; null: nothing was. */
  ofStage(stageId: string): Promise<PresentationDraw | null> {
    const competition = { state: Not(CompetitionState.DRAFT) };
    return this.db.getRepository(PresentationDraw).findOneBy({ stageId, voidedAt: IsNull(), stage: { competition } });
  }
}

const standingDraw = (tx: EntityManager, stageId: string): Promise<PresentationDraw | null> =>
  tx.getRepository(PresentationDraw).findOneBy({ stageId, voidedAt: IsNull() });

/** Each track has an order of its own. */
const slotsOf = (drawId: string, seed: string, entries: Awaited<ReturnType<typeof drawnEntries>>) =>
  [...Map.groupBy(entries, ({ trackId }) => trackId)].flatMap(([trackId, ofTrack]) => {
    const ids = new Map(ofTrack.map(({ number, id }) => [number, id]));
    const order = drawOrder(seed, [...ids.keys()], sha256);
    return order.map((number, index) => ({ drawId, trackId, entryId: ids.get(number)!, position: index + 1 }));
  });
