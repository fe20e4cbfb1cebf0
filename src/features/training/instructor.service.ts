import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayNameInstructors } from '../../domain/permission/training.js';
import { refusal, Refused, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { Account } from '../accounts/account.entity.js';
import { Instructor, type TaughtSession } from './instructor.entity.js';
import type { NameInstructorsInput } from './instructor.input.js';
import { CourseSession } from './programme.entity.js';

@Injectable()
export class InstructorService {
  constructor(private readonly db: DataSource) {}

  /** Makes the instructors of a session exactly these. Higher features hear of it by the job `training-changed`. */
  async name(actor: Actor, wish: NameInstructorsInput): Promise<TaughtSession> {
    refuse(mayNameInstructors(actor));
    return transaction(
      this.db,
      async (tx) => {
        const where = { courseId: wish.course, ordinal: wish.session };
        const session = await tx.getRepository(CourseSession).findOne({ where, lock: { mode: 'pessimistic_write' } });
        if (!session) throw new Refused(refusal('NOT_FOUND'));
        await tx.getRepository(Instructor).delete({ courseSessionId: session.id });
        const rows = wish.instructors.map(({ name, email }) => ({ id: timeOrderedId(), courseSessionId: session.id, name, email }));
        if (rows.length > 0) await tx.getRepository(Instructor).insert(rows);
        await record(tx, { actor, as: 'TRAINING_OFFICER' }, 'training.instructors_named', session.id, { count: rows.length });
        await addJob(tx, 'training-changed', {}, 'training-changed');
        return { ordinal: session.ordinal, instructors: await tx.getRepository(Instructor).find(byMail([session.id])) };
      },
      { instructor_course_session_id_email_key: 'INSTRUCTOR_TWICE' },
    );
  }

  /** The sessions of a course, in their order. Whoever calls has asked who is looking. */
  async ofCourse(courseId: string): Promise<TaughtSession[]> {
    const sessions = await this.db.getRepository(CourseSession).find({ where: { courseId }, order: { ordinal: 'ASC' } });
    const instructors = await this.db.getRepository(Instructor).find(byMail(sessions.map(({ id }) => id)));
    const found = Map.groupBy(instructors, ({ courseSessionId }) => courseSessionId);
    return sessions.map(({ id, ordinal }) => ({ ordinal, instructors: found.get(id) ?? [] }));
  }

  /** The accounts of those who taught these sessions, as far as they have one. */
  async accountsOf(sessions: readonly TaughtSession[]): Promise<string[]> {
    const emails = sessions.flatMap(({ instructors }) => instructors.map(({ email }) => email));
    return (await this.db.getRepository(Account).findBy({ email: In(emails) })).map(({ id }) => id);
  }
}

const byMail = (sessionIds: string[]) => ({ where: { courseSessionId: In(sessionIds) }, order: { email: 'ASC' } }) as const;
