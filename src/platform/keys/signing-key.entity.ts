import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Public halves of the keys that ever signed. Rotated, never deleted: old receipts stay verifiable. */
@Entity()
export class SigningKey {
  @PrimaryColumn('text')
  kid: string;

  @Column('text')
  publicKey: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}
