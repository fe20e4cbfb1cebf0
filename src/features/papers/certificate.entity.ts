import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { type CertificateKind, certificateKinds } from '../../domain/certificate.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { Publication } from '../publications/publication.entity.js';
import { TeamMember } from '../teams/team.entity.js';
import { CertificateRun } from './certificate-run.entity.js';

const CertificateKindEnum = enumOf(certificateKinds);
registerEnumType(CertificateKindEnum, { name: 'CertificateKind', description: 'Of a team, or of one of its members.' });

/** A certificate (상장). What it says never changes; a member's name can be taken off, and it can be revoked once (triggers). */
@ObjectType({ description: 'A certificate (상장). What it says never changes; it can be revoked.' })
@Entity()
@Unique(['competitionId', 'ordinal'])
@Index(['entryId'], { unique: true, where: `kind = 'TEAM' and revoked_at is null` })
@Index(['memberId'], { unique: true, where: `revoked_at is null` })
@Index(['entryId', 'ordinal'])
@Check('certificate_kind_check', `kind in ('TEAM', 'MEMBER')`)
@Check('certificate_member_check', `(kind = 'MEMBER') = (member_id is not null)`)
@Check('certificate_redacted_check', `(name is null) = (redacted_at is not null) and (name is not null or department is null)`)
@Check('certificate_revoked_check', `(revoked_at is null) = (revoked_ko is null) and (revoked_at is null) = (revoked_en is null)`)
export class Certificate {
  /** Random: who has it can see what the certificate says. */
  @Field(() => ID, {
    description: 'Its code: `GET /certificates/:code` tells anybody what it says, `GET /certificates/:code.pdf` is the certificate.',
  })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Index()
  @Column('uuid')
  runId: string;

  @ManyToOne(() => CertificateRun, { onDelete: 'RESTRICT' })
  @JoinColumn()
  run: Relation<CertificateRun>;

  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field(() => CertificateKindEnum)
  @Column('text')
  kind: CertificateKind;

  /** Whose it is; null: the team's. */
  @Column('uuid', { nullable: true })
  memberId: string | null;

  @ManyToOne(() => TeamMember, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  member: Relation<TeamMember> | null;

  /** Counted in the edition, without gaps. */
  @Column('int')
  ordinal: number;

  @Field({ description: '`제2025-001호`: counted in the edition, without gaps.' })
  @Column('text')
  number: string;

  @Column('text')
  awardKey: string;

  /** A `CertificateContent` as RFC 8785 text. */
  @Column('text')
  content: string;

  /** Of the team or the member, as printed; null: taken off. */
  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  department: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  redactedAt: Date | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  issuedAt: Date;

  @Column('uuid')
  issuedBy: string;

  @Field(() => Date, { nullable: true, description: 'Null: it holds.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  revokedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was revoked, in Korean; null: it holds.' })
  @Column('text', { nullable: true })
  revokedKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null: it holds.' })
  @Column('text', { nullable: true })
  revokedEn: string | null;
}
