import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CertificateKind } from '../../domain/certificate.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { Publication } from '../publications/publication.entity.js';

export enum CertificateRunState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  STALE = 'STALE',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
}
registerEnumType(CertificateRunState, {
  name: 'CertificateRunState',
  description:
    'DONE: the certificates are issued and printed. STALE: awards, names or the publication changed meanwhile, so nothing was issued. FAILED: ' +
    'the server failed. Unless it is DONE nothing was issued.',
});

/** One issuing of certificates, with the file to print. What was asked never changes, nor does a run that has ended (triggers). */
@ObjectType({
  description:
    'One issuing of certificates (상장): those that were missing are issued, and all that hold are drawn into one file to print.',
})
@Entity()
@Index(['competitionId'], { unique: true, where: `state in ('QUEUED', 'RUNNING')` })
@Index(['competitionId', 'askedAt'])
@Check('certificate_run_kind_check', `kind in ('TEAM', 'MEMBER')`)
@Check('certificate_run_state_check', `state in ('QUEUED', 'RUNNING', 'DONE', 'STALE', 'CANCELLED', 'FAILED')`)
@Check('certificate_run_ended_check', `(state in ('QUEUED', 'RUNNING')) = (ended_at is null)`)
@Check('certificate_run_done_check', `(state = 'DONE') = (print_file_id is not null)`)
@Check('certificate_run_progress_check', `progress between 0 and 100`)
export class CertificateRun {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  /** That it follows. */
  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  @Column('text')
  kind: CertificateKind;

  @Field(() => [String], { nullable: true, description: 'The keys of the tiers that were asked for; null: all.' })
  @Column('text', { array: true, nullable: true })
  tiers: string[] | null;

  /** Of the hash of what was issued in the audit trail. */
  @Column('text')
  salt: string;

  @Field(() => CertificateRunState)
  @Column('text')
  state: CertificateRunState;

  @Field(() => Int, { description: 'Per cent.' })
  @Column('int', { default: 0 })
  progress: number;

  @Field(() => Int, { nullable: true, description: 'How many certificates were issued; null unless it is DONE.' })
  @Column('int', { nullable: true })
  issued: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are in the file to print, those of earlier runs that hold included; null unless it is DONE.',
  })
  @Column('int', { nullable: true })
  printed: number | null;

  @Column('uuid', { nullable: true })
  printFileId: string | null;

  @OneToOne(() => StoredFile, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  printFile: Relation<StoredFile> | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Column('uuid')
  askedBy: string;

  @Field(() => Date, { nullable: true, description: 'Null: it goes on.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  endedAt: Date | null;
}
