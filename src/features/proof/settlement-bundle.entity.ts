import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/**
 * Everything that a publication follows from, line by line, under pseudonyms, with a signed manifest. Written once (trigger). Publications
 * stand on a higher floor: there is no relation to them, only the id.
 */
@Entity()
export class SettlementBundle {
  @PrimaryColumn('uuid')
  publicationId: string;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  /** RFC 8785 text. */
  @Column('text')
  manifest: string;

  /** SHA-256 of the manifest: what is published signs it as well. */
  @Column('text')
  hash: string;

  @Column('text')
  kid: string;

  /** Ed25519 over the manifest, base64url. */
  @Column('text')
  signature: string;

  /** Whether anybody may have the open lines once the publication is public, as the announced awards said then. */
  @Column('boolean')
  isPublic: boolean;

  /** RFC 8785 texts of the lines, a line each, compressed (gzip). */
  @Column('bytea', { select: false })
  openLines: Buffer;

  @Column('bytea', { select: false })
  confidentialLines: Buffer;

  @Column('timestamp with time zone', { precision: 3 })
  sealedAt: Date;
}
