import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often somebody has tried to sign in to an address from a network since the last success. */
@Entity()
export class SignInAttempts {
  /** Of whatever was typed as an address, which may have been a password. */
  @PrimaryColumn('text')
  addressHash: string;

  @PrimaryColumn('text')
  network: string;

  @Column('int')
  count: number;

  @Index()
  @Column('timestamp with time zone', { precision: 3 })
  lastAt: Date;
}
