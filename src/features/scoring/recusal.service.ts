import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../panels/conflict.entity.js';
import type { JudgeDesk } from './judge-desk.type.js';
import { JudgeDeskService } from './judge-desk.service.js';
import type { RecuseInput } from './judging.input.js';
import { lockAssignment } from './lock-assignment.js';

@Injectable()
export class RecusalService {
  constructor(
    private readonly db: DataSource,
    private readonly desks: JudgeDeskService,
  ) {}

  /**
   * A judge steps back from an entry that was recognised. Nothing else happens by itself: the sheet stays as it is and does not count, and
   * organisers see which entry lacks a judge.
   */
  async recuse(actor: Actor, wish: RecuseInput): Promise<JudgeDesk> {
    const stageId = await transaction(this.db, async (tx) => {
      const assignment = await lockAssignment(tx, actor, wish.assignment);
      refuseProblems(problemsOfReason(wish.reason));
      await tx.getRepository(Conflict).insert({
        id: timeOrderedId(),
        competitionId: assignment.competitionId,
        accountId: actor.accountId,
        teamId: assignment.teamId,
        ground: 'RECUSED',
        state: 'STANDING',
        cause: wish.assignment,
        reason: clean(wish.reason),
        raisedAt: await databaseNow(tx),
        raisedBy: actor.accountId,
      });
      await record(tx, { actor, as: 'JUDGE' }, 'judge.recused', wish.assignment, { stage: assignment.stageId });
      return assignment.stageId;
    });
    return this.desks.of(actor, stageId);
  }
}
