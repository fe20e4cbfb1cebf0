import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfDeadline } from '../../domain/deadline.js';
import { maySetSlidesDeadline } from '../../domain/permission/slides.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { SetSlidesDeadlineInput } from './slides-deadline.input.js';
import { Stage } from './stage.entity.js';
import { lockStage, stageForOrganizers } from './stage.service.js';

@Injectable()
export class SlidesDeadlineService {
  constructor(private readonly db: DataSource) {}

  /** Asks those who present for slides until a deadline, or moves it, until the presentation begins. */
  async set(actor: Actor, wish: SetSlidesDeadlineInput): Promise<Stage> {
    await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(this.db, async (tx) => {
      // Exclusive: what is handed in at the same moment is judged by one deadline or the other.
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      refuse(maySetSlidesDeadline(stage));
      refuseProblems(problemsOfDeadline('dueAt', wish.dueAt, await databaseNow(tx)));
      const set = { slidesDueAt: wish.dueAt };
      await tx.getRepository(Stage).update({ id: stage.id }, set);
      const data = { dueAt: wish.dueAt.toISOString(), before: stage.slidesDueAt?.toISOString() ?? null };
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.slides_deadline_set', stage.id, data);
      return { ...stage, ...set };
    });
  }
}
