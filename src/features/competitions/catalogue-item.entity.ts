import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { CatalogueItem as Words } from '../../domain/catalogue.js';
import type { Licence } from '../../domain/licence.js';
import { Competition } from './competition.entity.js';
import { LicenceEnum } from './licence.type.js';

/** A data source of the catalogue: for all editions, loaded as reference data (it has a key), or of one edition. Never changed (trigger). */
@ObjectType({ description: 'A data source that teams pick for their declarations instead of typing it.' })
@Entity()
@Unique(['key'])
@Check('catalogue_item_key_check', `(key is null) = (competition_id is not null)`)
@Check('catalogue_item_licence_check', `licence in ('KOGL_1', 'KOGL_2', 'KOGL_3', 'KOGL_4', 'CC', 'PURCHASED', 'INTERNAL', 'OTHER')`)
@Check('catalogue_item_cycle_check', `(cycle_ko is null) = (cycle_en is null)`)
export class CatalogueItem implements Words {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  /** Names a row of the reference data. */
  @Column('text', { nullable: true })
  key: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  competitionId: string | null;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition> | null;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field()
  @Column('text')
  providerKo: string;

  @Field()
  @Column('text')
  providerEn: string;

  @Field()
  @Column('text')
  portalKo: string;

  @Field()
  @Column('text')
  portalEn: string;

  @Field({ description: 'Of the portal.' })
  @Column('text')
  address: string;

  @Field(() => LicenceEnum, { nullable: true, description: 'Null: the terms stand beside each data set on its portal.' })
  @Column('text', { nullable: true })
  licence: Licence | null;

  @Field(() => String, { nullable: true, description: 'How often it is renewed; null: that varies, or is not known.' })
  @Column('text', { nullable: true })
  cycleKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null where the other is.' })
  @Column('text', { nullable: true })
  cycleEn: string | null;

  @Field()
  @Column('boolean')
  isOfBigDataWave: boolean;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** That an edition does not show an item to its teams. What was picked before stays. */
@Entity()
export class HiddenCatalogueItem {
  @PrimaryColumn('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Index()
  @PrimaryColumn('uuid')
  itemId: string;

  @ManyToOne(() => CatalogueItem, { onDelete: 'RESTRICT' })
  @JoinColumn()
  item: Relation<CatalogueItem>;
}
