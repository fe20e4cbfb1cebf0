import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AdoptionUpdate } from './adoption-update.entity.js';

/** That the organisers were reminded of a record whose day had passed: once for each version. */
@Entity()
export class AdoptionReminder {
  @PrimaryColumn('uuid')
  updateId: string;

  @OneToOne(() => AdoptionUpdate, { onDelete: 'RESTRICT' })
  @JoinColumn()
  update: Relation<AdoptionUpdate>;

  @Column('timestamp with time zone', { precision: 3 })
  remindedAt: Date;
}
