import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';

/** Something that was done, written in the transaction that did it. Ids, counts and hashes only: no names, no marks. */
@Entity()
export class AuditEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;

  /** Null: the system itself. */
  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text')
  actingAs: string;

  @Column('text')
  action: string;

  @Column('text')
  subject: string;

  /** RFC 8785 text, not jsonb, so that its hash can be made again to the byte. */
  @Column('text')
  data: string;
}

/** Committed events that no seal covers yet. */
@Entity()
export class AuditUnsealed {
  @PrimaryColumn('uuid')
  eventId: string;

  @OneToOne(() => AuditEvent)
  @JoinColumn({ name: 'event_id' })
  event: Relation<AuditEvent>;
}

/** A link of the chain: the event's place in it, and a hash over all of the event and the link before. */
@Entity()
export class AuditSeal {
  @PrimaryColumn('bigint')
  seq: string;

  @Column('uuid')
  eventId: string;

  @OneToOne(() => AuditEvent)
  @JoinColumn({ name: 'event_id' })
  event: Relation<AuditEvent>;

  @Column('text')
  previousHash: string;

  @Column('text')
  hash: string;
}
