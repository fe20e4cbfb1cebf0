import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';

/**
 * What was made public, copied out: public resolvers read this table and the two below, and nothing else. It therefore
 * has no relation to what it was made from, only ids.
 */
@Entity()
@Unique(['competitionId', 'ordinal'])
@Check('publication_awarded_places_check', `awarded_places >= 0`)
@Check('publication_one_ranking_check', `(settlement_id is null) <> (final_settlement_id is null)`)
export class Publication {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @Column('int')
  ordinal: number;

  @Index()
  @Column('text')
  slug: string;

  @Column('text')
  titleKo: string;

  @Column('text')
  titleEn: string;

  @Column('int')
  year: number;

  /** Of the stage whose ranking it is; null: it is that of the final. */
  @Column('uuid', { nullable: true })
  settlementId: string | null;

  @Column('uuid', { nullable: true })
  finalSettlementId: string | null;

  @Column('text')
  settlementHash: string;

  @Column('bigint')
  auditSeq: string;

  @Column('text')
  auditHash: string;

  /** The awards that it shows; null: the edition announced none, and places win. */
  @Column('uuid', { nullable: true })
  awardDecisionId: string | null;

  /** The domain's PublicationOptions as RFC 8785 text; null: published before there was a choice. */
  @Column('text', { nullable: true })
  options: string | null;

  /** Why it replaces the one before, for the public; null for the first. */
  @Column('text', { nullable: true })
  reasonKo: string | null;

  @Column('text', { nullable: true })
  reasonEn: string | null;

  /** The last place, in each track, that wins, where no awards were announced: members of winners only are named. */
  @Column('int')
  awardedPlaces: number;

  /** What was signed, as RFC 8785 text. It holds no names: they can be redacted. */
  @Column('text')
  signedText: string;

  @Column('text')
  kid: string;

  /** Ed25519 over `signedText`. */
  @Column('text')
  signature: string;

  /** SHA-256 of the manifest of its bundle, and Ed25519 over it by the same key; null: it was published before there were any. */
  @Column('text', { nullable: true })
  bundleHash: string | null;

  @Column('text', { nullable: true })
  bundleSignature: string | null;

  /** Whether anybody may have the open lines of the bundle while this is public. */
  @Column('boolean', { default: false })
  isBundlePublic: boolean;

  /** From this instant on it is public, by the clock of the database; before it nothing of it is. */
  @Column('timestamp with time zone', { precision: 3 })
  publishedAt: Date;

  /** When its lines were copied out and signed. */
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  publishedBy: string;
}

/** A line of the published ranking. Written once (trigger). */
@Entity()
@Unique(['publicationId', 'ordinal'])
export class PublishedStanding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  @Column('int')
  ordinal: number;

  /** Null: not made public. */
  @Column('int', { nullable: true })
  place: number | null;

  /** With the decimals of the rule: a numeric without a scale keeps those that it was given. Null: not made public. */
  @Column('numeric', { nullable: true })
  score: string | null;

  /** By an award that stands, or by a place that was said to win. */
  @Column('boolean', { default: false })
  isWinner: boolean;

  /** The tier of the award; null: none. */
  @Column('text', { nullable: true })
  awardKey: string | null;

  @Column('text', { nullable: true })
  awardKo: string | null;

  @Column('text', { nullable: true })
  awardEn: string | null;

  /** Why the award was revoked (수상 취소), for the public; null: it was not. */
  @Column('text', { nullable: true })
  revokedKo: string | null;

  @Column('text', { nullable: true })
  revokedEn: string | null;

  /** Null: not made public. */
  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text')
  entryNumber: string;

  @Column('text')
  title: string;

  @Column('text')
  trackKo: string;

  @Column('text')
  trackEn: string;

  @Column('text', { nullable: true })
  tieBrokenBy: string | null;

  /** Whether it missed a floor of the rule: such an entry wins nothing. */
  @Column('boolean', { default: false })
  belowFloor: boolean;
}

/** How often something was redacted in a publication: counted by a trigger, so that whoever keeps an answer knows that it is an old one. */
@Entity()
export class PublishedRedaction {
  @PrimaryColumn('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  @Column('int')
  count: number;
}

/** A name beside a standing. It can be redacted later; places do not change by that. */
@Entity()
@Unique(['standingId', 'ordinal'])
@Check('published_name_kind_check', `kind in ('TEAM', 'MEMBER')`)
@Check('published_name_member_check', `(kind = 'MEMBER') = (member_id is not null)`)
@Check('published_name_redacted_check', `(name is null) = (redacted_at is not null)`)
export class PublishedName {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  standingId: string;

  @ManyToOne(() => PublishedStanding, { onDelete: 'RESTRICT' })
  @JoinColumn()
  standing: Relation<PublishedStanding>;

  @Column('int')
  ordinal: number;

  @Column('text')
  kind: 'TEAM' | 'MEMBER';

  /** Whose name it is, so that it can be redacted; never told. Null for teams. */
  @Index()
  @Column('uuid', { nullable: true })
  memberId: string | null;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  departmentKo: string | null;

  @Column('text', { nullable: true })
  departmentEn: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  redactedAt: Date | null;
}
