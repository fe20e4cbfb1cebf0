import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayAssign, mayBeJudge, mayChangePanel } from '../../domain/permission/panel.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { Account } from '../accounts/account.entity.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { Stage } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { Entry } from '../entries/entry.entity.js';
import { blindCodeOf, newBlindCode } from './blind-code.js';
import { Assignment, Judge, Panel } from './panel.entity.js';
import type { AppointJudgeInput, AssignJudgeInput } from './panel.input.js';
import { entriesWithoutCode, hatsOf, pairingOf } from './panel.queries.js';

@Injectable()
export class PanelService {
  constructor(private readonly db: DataSource) {}

  /** Puts a person on the panel of a stage and track, which is made with its first judge. */
  async appoint(actor: Actor, wish: AppointJudgeInput): Promise<Judge> {
    const { competitionId } = await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(
      this.db,
      async (tx) => {
        // Exclusive: a pledge signed at the same moment is seen by `pledgeIn`, and nobody else makes the same panel.
        const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
        refuse(mayChangePanel(stage.state));
        const track = await tx.getRepository(Track).findOneBy({ id: wish.track, competitionId });
        if (!track) throw new Refused(refusal('NOT_FOUND'));
        const account = await accountOf(tx, wish.email);
        const hats = await hatsOf(tx, account.id, competitionId);
        refuse(mayBeJudge(hats.roles, hats.isMember));
        const panel = await panelOf(tx, stage, track);
        const judge = tx.getRepository(Judge).create({
          id: timeOrderedId(),
          panelId: panel.id,
          accountId: account.id,
          maxLoad: wish.maxLoad ?? null,
          expertise: [],
          leftAt: null,
          ...(await pledgeIn(tx, stage, account.id)),
        });
        await tx.getRepository(Judge).insert(judge);
        await addJob(tx, 'panel-changed', { competition: competitionId }, `panel-changed:${competitionId}`);
        await record(tx, { actor, as: 'ORGANIZER' }, 'judge.appointed', judge.id, {
          stage: stage.id,
          track: track.id,
          account: account.id,
        });
        return judge;
      },
      { one_hat: 'HAS_ANOTHER_HAT', judge_panel_id_account_id_key: 'JUDGE_TWICE' },
    );
  }

  /** Gives a judge an entry of the panel's track, unless a conflict or the judge's load forbids it. */
  async assign(actor: Actor, wish: AssignJudgeInput): Promise<Assignment> {
    const { stageId } = await judgeForOrganizers(this.db.manager, actor, wish.judge);
    return transaction(
      this.db,
      async (tx) => {
        await lockStage(tx, stageId, 'pessimistic_read');
        await tx.getRepository(Entry).findOne({ where: { id: wish.entry }, lock: { mode: 'pessimistic_read' } });
        // One assignment of a judge at a time, or two together could go over the load.
        await tx.getRepository(Judge).findOne({ where: { id: wish.judge }, lock: { mode: 'pessimistic_write' } });
        const now = await databaseNow(tx);
        const pairing = await pairingOf(tx, wish.judge, wish.entry);
        refuse(pairing ? mayAssign(pairing) : refusal('NOT_FOUND'));
        const assignment = tx
          .getRepository(Assignment)
          .create({ id: randomId(), stageId, judgeId: wish.judge, entryId: wish.entry, assignedAt: now });
        await tx.getRepository(Assignment).insert(assignment);
        await blindCodeOf(tx, stageId, wish.entry);
        const data = { stage: stageId, judge: wish.judge, entry: wish.entry };
        await record(tx, { actor, as: 'ORGANIZER' }, 'judge.assigned', assignment.id, data);
        return assignment;
      },
      { assignment_judge_id_entry_id_key: 'ASSIGNED_ALREADY' },
    );
  }

  /** Lets teams know who is on the panels, from now on; saying it again changes nothing. */
  async announce(actor: Actor, competitionId: string): Promise<Competition> {
    refuse(mayOrganize(actor, competitionId));
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
      if (competition.isPanelAnnounced) return competition;
      await tx.getRepository(Competition).update({ id: competitionId }, { isPanelAnnounced: true });
      await record(tx, { actor, as: 'ORGANIZER' }, 'panel.announced', competitionId);
      return { ...competition, isPanelAnnounced: true };
    });
  }

  /** The panels of an edition, by stage and track. */
  ofCompetition(competitionId: string): Promise<Panel[]> {
    return this.db.getRepository(Panel).find({
      where: { stage: { competitionId } },
      relations: { stage: true, track: true },
      order: { stage: { ordinal: 'ASC' }, track: { ordinal: 'ASC' } },
    });
  }
}

/** A judge and the stage of its panel, for whoever organises the edition; to everybody else there is no such judge. */
export async function judgeForOrganizers(
  db: EntityManager,
  actor: Actor,
  judgeId: string,
): Promise<{ judge: Judge; stageId: string; competitionId: string }> {
  const judge = await db.getRepository(Judge).findOne({ where: { id: judgeId }, relations: { panel: { stage: true } } });
  if (!judge) throw new Refused(refusal('NOT_FOUND'));
  const { competitionId } = judge.panel.stage;
  refuse(mayOrganize(actor, competitionId));
  return { judge, stageId: judge.panel.stageId, competitionId };
}

async function accountOf(tx: EntityManager, email: string): Promise<Account> {
  const account = await tx.getRepository(Account).findOneBy({ email: email.trim().toLowerCase() });
  if (!account || account.disabledAt) throw new Refused(refusal('ACCOUNT_UNKNOWN'));
  return account;
}

async function panelOf(tx: EntityManager, stage: Stage, track: Track): Promise<Panel> {
  const key = { stageId: stage.id, trackId: track.id };
  const found = await tx.getRepository(Panel).findOneBy(key);
  if (found) return found;
  const panel = tx.getRepository(Panel).create({ id: timeOrderedId(), ...key });
  await tx.getRepository(Panel).insert(panel);
  return panel;
}

/** A pledge is signed for a stage: who has signed it does not sign again for another track. */
async function pledgeIn(tx: EntityManager, stage: Stage, accountId: string): Promise<Pick<Judge, 'pledgedAt' | 'pledgeTextHash'>> {
  const [sameJudge] = await tx.getRepository(Judge).findBy({ accountId, panel: { stageId: stage.id } });
  return { pledgedAt: sameJudge?.pledgedAt ?? null, pledgeTextHash: sameJudge?.pledgeTextHash ?? null };
}

/** Draws the blind codes of entries that have none in a stage yet, in a few statements. */
export async function drawBlindCodes(tx: EntityManager, stageId: string, entryIds: readonly string[]): Promise<void> {
  for (let waiting = entryIds; waiting.length > 0;) {
    const proposed = waiting.map((entryId) => ({ entryId, code: newBlindCode() }));
    waiting = (await entriesWithoutCode(tx, stageId, proposed)).map(({ entryId }) => entryId);
  }
}
