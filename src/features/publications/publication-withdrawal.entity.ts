import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Publication } from './publication.entity.js';

/** That a publication was taken down, and why. One taken down before its hour was never public. Written once (trigger). */
@Entity()
export class PublicationWithdrawal {
  @PrimaryColumn('uuid')
  publicationId: string;

  @OneToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  /** For the public, in Korean and English. */
  @Column('text')
  reasonKo: string;

  @Column('text')
  reasonEn: string;

  @Column('timestamp with time zone', { precision: 3 })
  withdrawnAt: Date;

  @Column('uuid')
  withdrawnBy: string;
}
