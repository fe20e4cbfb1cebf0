import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';

/** What the last version of a submitted entry says, as organisers search in it. Goes with the bytes of any of its files (trigger). */
@Entity()
export class EntrySearch {
  @PrimaryColumn('uuid')
  entryId: string;

  @OneToOne(() => Entry, { onDelete: 'CASCADE' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'CASCADE' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  versionId: string;

  @ManyToOne(() => EntryVersion, { onDelete: 'CASCADE' })
  @JoinColumn()
  version: Relation<EntryVersion>;

  /** `pairsOf` its title, summary and files. */
  @Index({ type: 'gin' })
  @Column('int', { array: true })
  pairs: number[];

  /** `triplesOf` what stands in `folded`. */
  @Index({ type: 'gin' })
  @Column('int', { array: true })
  triples: number[];

  /** `searchText` of the same. */
  @Column('text')
  folded: string;
}
