import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';

export enum JudgeCopyState {
  PENDING = 'PENDING',
  READY = 'READY',
  NOT_SHOWN = 'NOT_SHOWN',
  FAILED = 'FAILED',
}
registerEnumType(JudgeCopyState, {
  name: 'JudgeCopyState',
  description: 'NOT_SHOWN: a kind of file of which blind judges get nothing. FAILED: a file that could not be made fit for them.',
});

/**
 * What is shown of a file to judges, and to its team before that: a copy to download, pages to look at, or both. Made once for the file and
 * never again, so that all see the same bytes whichever drafts, versions and slides hold it. It goes with the file.
 */
@Entity()
@Check('shown_copy_state_check', `state in ('PENDING', 'READY', 'NOT_SHOWN', 'FAILED')`)
@Check('shown_copy_ready_check', `(state = 'READY') = (num_nonnulls(copy_id, pages_id) > 0)`)
@Check('shown_copy_made_check', `(state = 'PENDING') = (made_at is null) and (made_at is null) = (maker is null)`)
export class ShownCopy {
  @PrimaryColumn('uuid')
  originalId: string;

  @OneToOne(() => StoredFile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'original_id' })
  original: Relation<StoredFile>;

  @Column('text', { default: 'PENDING' })
  state: JudgeCopyState;

  @Index()
  @Column('uuid', { nullable: true })
  copyId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  copy: Relation<StoredFile> | null;

  /** All pages behind each other, each packed by itself. */
  @Index()
  @Column('uuid', { nullable: true })
  pagesId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  pages: Relation<StoredFile> | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  madeAt: Date | null;

  /** Which version of the programs that scrub and render made it; 0: one that made no pages. */
  @Column('text', { nullable: true })
  maker: string | null;
}

/** Where a page lies in the stored pages. */
@Entity()
@Check('shown_page_place_check', `ordinal > 0 and start >= 0 and length > 0`)
export class ShownPage {
  @PrimaryColumn('uuid')
  originalId: string;

  @ManyToOne(() => ShownCopy, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'original_id' })
  shownCopy: Relation<ShownCopy>;

  /** From 1. */
  @PrimaryColumn('int')
  ordinal: number;

  @Column('text')
  mediaType: string;

  /** In bytes, packed. */
  @Column('bigint')
  start: string;

  @Column('int')
  length: number;
}
