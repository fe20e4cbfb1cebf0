import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/** Scores of a part of the final, as they were taken in. A later import is another version; both stay (trigger). */
@ObjectType({ description: 'Scores of a part of the final as they were taken in. The latest version of a part counts; earlier ones stay.' })
@Entity()
@Unique(['competitionId', 'part', 'version'])
export class ScoreImport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field({ description: 'The key of the part in the final rule.' })
  @Column('text')
  part: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  /** `ImportedScore`s in the order in which they came, as RFC 8785 text. */
  @Column('text')
  rows: string;

  @Field({ description: 'SHA-256 of the file, or of the list as RFC 8785 text.' })
  @Column('text')
  sha256: string;

  @Field()
  @Column('text')
  reason: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  importedAt: Date;

  @Column('uuid')
  importedBy: string;
}
