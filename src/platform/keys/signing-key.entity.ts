import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Public halves of the keys that ever signed. Rotated, never deleted: old receipts stay verifiable. */
@ObjectType({ description: 'A public key of this installation (Ed25519). Pin it: receipts and publications are verified against it.' })
@Entity()
export class SigningKey {
  @Field({ description: 'Names the key: the first 16 hexadecimal digits of the SHA-256 of its DER form.' })
  @PrimaryColumn('text')
  kid: string;

  @Field({ description: 'In PEM form.' })
  @Column('text')
  publicKey: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}
