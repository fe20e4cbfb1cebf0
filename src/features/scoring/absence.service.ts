import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayRecordAbsence, mayUndoAbsence } from '../../domain/permission/absence.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { tellTeam } from '../teams/tell-team.service.js';
import { Absence } from './absence.entity.js';
import type { RecordAbsenceInput, UndoAbsenceInput } from './absence.input.js';
import { ABSENCE_RECORDED, ABSENCE_UNDONE } from './absence.letter.js';
import { presenceOf } from './absence.queries.js';

@Injectable()
export class AbsenceService {
  constructor(private readonly db: DataSource) {}

  /** Records that a team did not come. Nobody owes its sheets any more, and its entry, without a sheet, has no place in the stage. */
  async record(actor: Actor, wish: RecordAbsenceInput): Promise<Absence> {
    await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(this.db, async (tx) => {
      // Exclusive: no judge hands in a sheet meanwhile.
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      const presence = await presenceOf(tx, stage.id, wish.entry);
      if (!presence) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayRecordAbsence({ stage, ...presence }));
      refuseProblems(problemsOfReason(wish.reason));
      const absence = tx.getRepository(Absence).create({
        id: timeOrderedId(),
        stageId: stage.id,
        entryId: wish.entry,
        reason: clean(wish.reason),
        recordedAt: await databaseNow(tx),
        recordedBy: actor.accountId,
        undoneAt: null,
        undoneBy: null,
        undoReason: null,
      });
      await tx.getRepository(Absence).insert(absence);
      await tellTeam(tx, presence.teamId, ABSENCE_RECORDED, { absence: absence.id });
      await record(tx, { actor, as: 'ORGANIZER' }, 'absence.recorded', wish.entry, { absence: absence.id, stage: stage.id });
      return absence;
    });
  }

  /** Takes an absence back: the entry is to be judged again. */
  async undo(actor: Actor, wish: UndoAbsenceInput): Promise<Absence> {
    const found = await this.db.getRepository(Absence).findOne({ where: { id: wish.absence }, relations: { entry: true } });
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    await stageForOrganizers(this.db, actor, found.stageId);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, found.stageId, 'pessimistic_write');
      const absence = await tx.getRepository(Absence).findOneByOrFail({ id: found.id });
      refuse(mayUndoAbsence(stage.state, absence.undoneAt !== null));
      refuseProblems(problemsOfReason(wish.reason));
      const undone = {
        undoneAt: await databaseNow(tx),
        undoneBy: actor.accountId,
        undoReason: clean(wish.reason),
      };
      await tx.getRepository(Absence).update({ id: absence.id }, undone);
      await tellTeam(tx, found.entry.teamId, ABSENCE_UNDONE, { absence: absence.id });
      await record(tx, { actor, as: 'ORGANIZER' }, 'absence.undone', absence.entryId, { absence: absence.id, stage: stage.id });
      return { ...absence, ...undone };
    });
  }
}
