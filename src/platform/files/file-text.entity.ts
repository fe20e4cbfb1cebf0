import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { TextPart } from '../../domain/document.js';
import { StoredFile } from './stored-file.entity.js';

/** What can be read in an uploaded file. Goes with the file's bytes (trigger). Nobody is shown it as it is. */
@Entity()
@Check('file_text_state_check', `state in ('PENDING', 'READY', 'FAILED', 'NOT_READABLE')`)
@Check('file_text_read_check', `(state = 'PENDING') = (read_at is null)`)
export class FileText {
  @PrimaryColumn('uuid')
  storedFileId: string;

  @OneToOne(() => StoredFile, { onDelete: 'CASCADE' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;

  /** FAILED: the document broke its reader, or is too large for it. NOT_READABLE: a kind without text that we can read. */
  @Column('text', { default: 'PENDING' })
  state: 'PENDING' | 'READY' | 'FAILED' | 'NOT_READABLE';

  /** Exact for PDF and slides, else what the document or its reader says; null: unknown, or a kind without pages. */
  @Column('int', { nullable: true })
  pageCount: number | null;

  @Column('jsonb', { default: [] })
  parts: TextPart[];

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  readAt: Date | null;
}
