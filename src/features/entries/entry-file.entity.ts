import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { TeamMember } from '../teams/team.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';
import { Slides } from './slides.entity.js';

export enum FileSlot {
  REPORT = 'REPORT',
  SUMMARY = 'SUMMARY',
  SLIDES = 'SLIDES',
  CODE = 'CODE',
  DATA = 'DATA',
  EVIDENCE = 'EVIDENCE',
}
registerEnumType(FileSlot, { name: 'FileSlot', description: 'What a file is for. The report (분석보고서) is required.' });

/** A file in its slot: of the draft while `version` is null, else of that submission, and then never changed (trigger). */
@Entity()
@Check('entry_file_slot_check', `slot in ('REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE')`)
@Index(['entryId', 'slot'], { unique: true, where: 'version_id is null' })
@Unique(['versionId', 'slot'])
export class EntryFile {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Column('uuid', { nullable: true })
  versionId: string | null;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  version: Relation<EntryVersion> | null;

  @Column('text')
  slot: FileSlot;

  @Index()
  @Column('uuid')
  storedFileId: string;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;
}

/** The door through which judges get what is shown of a submitted file (ShownCopy): the only bytes that ever go to a judge. */
@Entity()
@Check('judge_copy_of_one_check', `num_nonnulls(entry_file_id, slides_id) = 1`)
export class JudgeCopy {
  /** Random: all that a judge knows of a file. */
  @PrimaryColumn('uuid')
  id: string;

  /** Of which file it is: one of an entry's version, or slides. */
  @Column('uuid', { nullable: true })
  entryFileId: string | null;

  @OneToOne(() => EntryFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entryFile: Relation<EntryFile> | null;

  @Column('uuid', { nullable: true })
  slidesId: string | null;

  @OneToOne(() => Slides, { onDelete: 'RESTRICT' })
  @JoinColumn()
  slides: Relation<Slides> | null;
}

/** That a consenting member's completed courses were frozen at a submission. The content can be destroyed; this row stays (trigger). */
@Entity()
@Unique(['versionId', 'memberId'])
export class HistorySnapshot {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  versionId: string;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  version: Relation<EntryVersion>;

  @Column('uuid')
  memberId: string;

  @ManyToOne(() => TeamMember, { onDelete: 'RESTRICT' })
  @JoinColumn()
  member: Relation<TeamMember>;

  /** SHA-256 of the content's salt and text: meaningless once the salt is gone. */
  @Column('text')
  saltedHash: string;

  @Column('timestamp with time zone', { precision: 3 })
  takenAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  destroyedAt: Date | null;
}

/** The records themselves, apart, so that withdrawing the consent can delete them and their salt. */
@Entity()
export class HistoryContent {
  @PrimaryColumn('uuid')
  snapshotId: string;

  @OneToOne(() => HistorySnapshot, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'snapshot_id' })
  snapshot: Relation<HistorySnapshot>;

  @Column('text')
  salt: string;

  /** RFC 8785 text of the records. */
  @Column('text')
  records: string;
}
