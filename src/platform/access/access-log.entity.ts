import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type AccessKind, type AccessSubject, accessSubjects } from '../../domain/access.js';
import type { GrantedRole } from '../../domain/actor.js';

/**
 * Somebody saw or fetched another person's data: one row for each person and request. Ids only. Rows are never changed, and removed
 * only after two years. No foreign keys: people stand on higher floors, and a row outlives them.
 */
@Entity()
@Check('access_log_subject_check', `subject in (${accessSubjects.map((subject) => `'${subject}'`).join(', ')})`)
@Check('access_log_what_check', `cardinality(what) > 0`)
@Index(['subjectId', 'at', 'id'])
@Index(['at'])
export class AccessLog {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;

  @Column('uuid')
  actorId: string;

  @Column('text')
  actingAs: GrantedRole | 'PERSON';

  @Column('text')
  subject: AccessSubject;

  @Column('uuid')
  subjectId: string;

  @Column('text', { array: true })
  what: AccessKind[];

  /** The edition in which it was seen; null: in none. */
  @Column('uuid', { nullable: true })
  competitionId: string | null;

  /** From where: the network, the session or token, and the hash of what the browser calls itself. */
  @Column('text')
  network: string;

  @Column('uuid')
  sessionId: string;

  @Column('text', { nullable: true })
  userAgentHash: string | null;

  /** Why it was fetched; null: it was looked at. */
  @Column('text', { nullable: true })
  reason: string | null;
}
