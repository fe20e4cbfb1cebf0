import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Finding } from '../../domain/anonymity/finding.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';

/**
 * What tells whose an entry is: in one of its files, or, where none is named, in the title, summary and declarations of a version or of
 * the draft. What was not checked yet has no row. It names people: it goes with the file's bytes (trigger), and with the members' data.
 */
@Entity()
@Check('leak_check_state_check', `state in ('DONE', 'FAILED')`)
@Check('leak_check_of_one_check', `num_nonnulls(version_id, stored_file_id) <= 1`)
@Index(['entryId', 'versionId', 'storedFileId'], { unique: true })
export class LeakCheck {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'CASCADE' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Index()
  @Column('uuid', { nullable: true })
  versionId: string | null;

  @ManyToOne(() => EntryVersion, { onDelete: 'CASCADE' })
  @JoinColumn()
  version: Relation<EntryVersion> | null;

  @Index()
  @Column('uuid', { nullable: true })
  storedFileId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'CASCADE' })
  @JoinColumn()
  storedFile: Relation<StoredFile> | null;

  /** FAILED: there was no text to look through. */
  @Column('text')
  state: 'DONE' | 'FAILED';

  @Column('jsonb')
  findings: Finding[];

  /** Hash of the rules, of the team as it was, and of what was looked through: where it is the same, nothing is looked through again. */
  @Column('text')
  basis: string;

  @Column('timestamp with time zone', { precision: 3 })
  checkedAt: Date;
}
