import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { StageState } from '../competitions/stage.entity.js';
import { JudgeSeatService } from '../panels/judge-seat.service.js';
import { assignedEntries, presentedEntries } from './judge-desk.queries.js';
import type { JudgeDesk } from './judge-desk.type.js';

@Injectable()
export class JudgeDeskService {
  constructor(
    private readonly db: DataSource,
    private readonly seats: JudgeSeatService,
  ) {}

  /** A judge's own work in a stage. Nothing is on the desk before the pledge is signed and judging has begun. */
  async of(actor: Actor, stageId: string): Promise<JudgeDesk> {
    const { stage, pledgedAt, judgeIds } = await this.seats.seatIn(actor, stageId);
    const isLaidOut = pledgedAt !== null && stage.state !== StageState.DRAFT;
    const assignments = isLaidOut ? await assignedEntries(this.db, judgeIds) : [];
    const presentations = isLaidOut && !stage.isBlind ? await presentedEntries(this.db, judgeIds) : [];
    return { stage, pledgedAt, assignments, presentations, judgeIds };
  }
}
