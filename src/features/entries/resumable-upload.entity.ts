import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Account } from '../accounts/account.entity.js';

/** A file that arrives in pieces (tus). It ends in a stored file; until then only its account knows of it. */
@Entity()
@Check('resumable_upload_size_check', `size > 0`)
export class ResumableUpload {
  /** Random: it is the address that the client sends to. */
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  /** Of the whole file, as it was announced. How much of it is there, its pieces tell. */
  @Column('bigint')
  size: string;

  @Column('text')
  originalName: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** When its last piece came, or it was completed. */
  @Index()
  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  touchedAt: Date;

  /** What it has become; null while it is not complete. */
  @Index()
  @Column('uuid', { nullable: true })
  storedFileId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'CASCADE' })
  @JoinColumn()
  storedFile: Relation<StoredFile> | null;
}

/** A part of an upload that the store holds for good. Pieces follow each other without a gap: the first byte of each is the end of the one before. */
@Entity()
@Check('upload_piece_size_check', `size > 0 and first_byte >= 0`)
@Unique(['storageKey'])
export class UploadPiece {
  @PrimaryColumn('uuid')
  uploadId: string;

  @ManyToOne(() => ResumableUpload, { onDelete: 'RESTRICT' })
  @JoinColumn()
  upload: Relation<ResumableUpload>;

  @PrimaryColumn('bigint')
  firstByte: string;

  @Column('bigint')
  size: string;

  @Column('text')
  storageKey: string;
}
