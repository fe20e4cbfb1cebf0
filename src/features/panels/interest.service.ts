import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfInterest } from '../../domain/conflict.js';
import { mayDeclareInterest } from '../../domain/permission/conflict.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { Department } from '../accounts/department.entity.js';
import { DeclaredInterest } from './conflict.entity.js';
import type { DeclareConflictInput } from './conflict.input.js';
import { JudgeSeatService } from './judge-seat.service.js';

/** What judges say of their own conflicts, without ever being told which entries they concern. */
@Injectable()
export class InterestService {
  constructor(
    private readonly db: DataSource,
    private readonly seats: JudgeSeatService,
  ) {}

  /** Keeps what was said, as it was said. No team is looked at here: the answer, and the work for it, are the same for a hit and a miss. */
  async declare(actor: Actor, wish: DeclareConflictInput): Promise<DeclaredInterest> {
    const { competition } = await this.seats.seatIn(actor, wish.stage);
    const { personName = null, personEmail = null } = wish;
    refuseProblems(problemsOfInterest({ department: wish.department ?? null, personName, personEmail }));
    return transaction(this.db, async (tx) => {
      const now = await databaseNow(tx);
      const interests = tx.getRepository(DeclaredInterest);
      const own = { competitionId: competition.id, accountId: actor.accountId };
      refuse(mayDeclareInterest(competition.state, await interests.countBy(own)));
      const department = await departmentOf(tx, wish.department ?? null);
      const said = { departmentId: department?.id ?? null, personName, personEmail, declaredAt: now };
      const interest = interests.create({ id: randomId(), ...own, ...said });
      await interests.insert(interest);
      await record(tx, { actor, as: 'JUDGE' }, 'interest.declared', interest.id, {
        competition: competition.id,
        of: personName === null ? 'DEPARTMENT' : 'PERSON',
      });
      await addJob(tx, 'panel-changed', { competition: competition.id }, `panel-changed:${competition.id}`);
      return { ...interest, department };
    });
  }

  /** What a judge has declared in the edition of a stage, oldest first. */
  async ofActor(actor: Actor, stageId: string): Promise<DeclaredInterest[]> {
    const { competition } = await this.seats.seatIn(actor, stageId);
    return this.db.getRepository(DeclaredInterest).find({
      where: { competitionId: competition.id, accountId: actor.accountId },
      relations: { department: true },
      order: { declaredAt: 'ASC', id: 'ASC' },
    });
  }
}

async function departmentOf(tx: EntityManager, code: string | null): Promise<Department | null> {
  const department = code === null ? null : await tx.getRepository(Department).findOneBy({ code });
  const unknown = problem('department', 'UNKNOWN', '이 코드의 부서가 없습니다.', 'There is no department with this code.');
  refuseProblems(code !== null && !department ? [unknown] : []);
  return department;
}
