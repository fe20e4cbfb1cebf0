import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Account } from '../accounts/account.entity.js';
import { Competition } from './competition.entity.js';

/** A notice of an edition; what it says stands in its versions. */
@ObjectType({ description: 'A notice of an edition (공고), with every version that it had.' })
@Entity()
export class Notice {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  publishedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'published_by' })
  publisher: Relation<Account>;

  @Field({ description: 'When its first version was written.' })
  @Column('timestamp with time zone', { precision: 3 })
  publishedAt: Date;
}

/** What a notice said from a moment on. Never changed (trigger). */
@ObjectType({ description: 'What a notice says, or said before it was revised.' })
@Entity()
@Unique(['noticeId', 'ordinal'])
@Check('notice_version_change_check', `(ordinal = 1) = (change_ko is null) and (ordinal = 1) = (change_en is null)`)
export class NoticeVersion {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  noticeId: string;

  @ManyToOne(() => Notice, { onDelete: 'RESTRICT' })
  @JoinColumn()
  notice: Relation<Notice>;

  @Field(() => Int, { description: 'Counts from 1; the last one holds.' })
  @Column('int')
  ordinal: number;

  @Field()
  @Column('text')
  titleKo: string;

  @Field()
  @Column('text')
  titleEn: string;

  @Field({ description: 'Plain text of several lines.' })
  @Column('text')
  textKo: string;

  @Field({ description: 'Plain text of several lines.' })
  @Column('text')
  textEn: string;

  @Field(() => String, { nullable: true, description: 'What this version has changed; null in the first one.' })
  @Column('text', { nullable: true })
  changeKo: string | null;

  @Field(() => String, { nullable: true, description: 'What this version has changed; null in the first one.' })
  @Column('text', { nullable: true })
  changeEn: string | null;

  @Column('uuid')
  publishedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'published_by' })
  publisher: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  publishedAt: Date;
}

/** A file that came with a version. Its id is random: the public sees it. */
@Entity()
@Unique(['versionId', 'ordinal'])
@Unique(['versionId', 'storedFileId'])
export class NoticeFile {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  versionId: string;

  @ManyToOne(() => NoticeVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  version: Relation<NoticeVersion>;

  @Column('int')
  ordinal: number;

  @Index()
  @Column('uuid')
  storedFileId: string;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;
}
