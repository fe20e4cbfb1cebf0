import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { ScanState } from '../../domain/scan.js';
import type { StoredKind } from './file-kind.js';

/** Bytes that the store holds for good: written once the store said they are durable, never changed (trigger), only destroyed. */
@Entity()
@Unique(['storageKey'])
@Check('stored_file_size_check', `size > 0`)
@Check('stored_file_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('stored_file_page_count_check', `page_count >= 0`)
@Check('stored_file_scan_state_check', `scan_state in ('NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED', 'TOO_LARGE')`)
@Check('stored_file_origin_check', `num_nonnulls(uploaded_by, derived_from) <= 1`)
export class StoredFile {
  @PrimaryColumn('uuid')
  id: string;

  /** Random; tells nothing and is told to nobody. */
  @Column('text')
  storageKey: string;

  @Column('bigint')
  size: string;

  @Column('text')
  sha256: string;

  /** What the content is, e.g. HWPX; never what its name claims. */
  @Column('text')
  kind: StoredKind;

  @Column('text')
  mediaType: string;

  /** As the uploader's computer called it (NFC, no path); null for files that Pado made. */
  @Column('text', { nullable: true })
  originalName: string | null;

  /** Of a PDF, as counted when it was received; null: of another kind, or it could not be counted. */
  @Column('int', { nullable: true })
  pageCount: number | null;

  /** Whether it runs something when it is opened: macros, scripts, actions. */
  @Column('boolean', { default: false })
  holdsMacros: boolean;

  @Column('text', { default: 'NOT_SCANNED' })
  scanState: ScanState;

  /** Of which file Pado made this one; null for uploads. The database gives it that file's scan state, now and whenever it changes. */
  @Index()
  @Column('uuid', { nullable: true })
  derivedFrom: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'derived_from' })
  original: Relation<StoredFile> | null;

  /** The uploader's account; null for files that Pado made, and for what a visitor sent. No foreign key: accounts stand on a higher floor. */
  @Index()
  @Column('uuid', { nullable: true })
  uploadedBy: string | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** When its bytes were destroyed, and its name with them; null: they are there. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  destroyedAt: Date | null;
}
