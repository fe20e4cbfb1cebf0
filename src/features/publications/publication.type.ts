import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ComparedField, comparedFields, type LineChange, type PublicComment, type PublicName } from '../../domain/publication-diff.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import type { PublicationRow } from './public-results.queries.js';
import { PublicationOptions } from './publication-options.type.js';
import type { PublishedReportOf } from './published-report.type.js';

@ObjectType({ description: 'A publication as the organisers of the edition see it.' })
export class PublicationOnDesk {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  ordinal: number;

  @Field({ description: 'From this instant on it is public, unless it was taken down before.' })
  publishedAt: Date;

  @Field({ description: 'When its lines were copied out and signed: before its hour, where it had one.' })
  decidedAt: Date;

  @Field(() => Int)
  awardedPlaces: number;

  @Field(() => String, { nullable: true, description: 'Why it replaced the one before; null for the first.' })
  reasonKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null for the first.' })
  reasonEn: string | null;

  settlementId: string | null;
  finalSettlementId: string | null;
  options: string | null;
}

@ObjectType({ description: 'That a publication was taken down, and why. One taken down before its hour was never public.' })
export class WithdrawnPublication {
  @Field()
  withdrawnAt: Date;

  @Field()
  reasonKo: string;

  @Field()
  reasonEn: string;
}

const NameKind = { TEAM: 'TEAM', MEMBER: 'MEMBER' } as const;
registerEnumType(NameKind, { name: 'PublishedNameKind', description: 'A team, or a member who agreed to be named.' });

@ObjectType({ description: 'A name beside a published place. Redacted names are left out.' })
export class PublishedNameOf {
  @Field(() => NameKind)
  kind: 'TEAM' | 'MEMBER';

  @Field()
  name: string;

  @Field(() => String, { nullable: true, description: 'Null for teams, and where it is not on record.' })
  departmentKo: string | null;

  @Field(() => String, { nullable: true, description: 'Null for teams, and where it is not on record.' })
  departmentEn: string | null;
}

const LineChangeKindEnum = enumOf(['ADDED', 'REMOVED', 'CHANGED']);
registerEnumType(LineChangeKindEnum, {
  name: 'LineChangeKind',
  description: 'Whether a line is new, gone, or there with something else on it.',
});

const ComparedFieldEnum = enumOf(comparedFields);
registerEnumType(ComparedFieldEnum, { name: 'ComparedField', description: 'What published lines are compared by.' });

@ObjectType({ description: 'What was public of a line, and what is.' })
export class PublicFieldChange {
  @Field(() => ComparedFieldEnum)
  field: ComparedField;

  @Field(() => String, { nullable: true, description: 'As people read it, in Korean where there are two languages; null: not public.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'The same as it is now; null: not public.' })
  after: string | null;
}

@ObjectType({ description: 'A line of the published ranking.' })
export class PublicStanding {
  id: string;
  ordinal: number;

  /** Of a line that is not there yet; else they are looked up. */
  names?: PublicName[];
  reports?: PublishedReportOf[];
  comments?: PublicComment[];

  @Field(() => Int, { nullable: true, description: 'Null: not made public.' })
  place: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null: not made public.' })
  score: string | null;

  @Field({ description: 'By an award that stands, or by a place that was said to win.' })
  isWinner: boolean;

  @Field(() => String, { nullable: true, description: 'The tier of its award, by its key in the award rule; null: none.' })
  awardKey: string | null;

  @Field(() => String, { nullable: true, description: 'The award in Korean, as it was announced; null: none.' })
  awardKo: string | null;

  @Field(() => String, { nullable: true, description: 'The award in English; null: none.' })
  awardEn: string | null;

  @Field(() => String, { nullable: true, description: 'Why the award was revoked (수상 취소), in Korean; null: it was not.' })
  revokedKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null: it was not revoked.' })
  revokedEn: string | null;

  @Field(() => String, { nullable: true, description: "The team's own summary of the work; null: not made public." })
  summary: string | null;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field({ description: 'The track in Korean.' })
  trackKo: string;

  @Field({ description: 'The track in English.' })
  trackEn: string;

  @Field(() => String, {
    nullable: true,
    description: 'What decided among equal scores; null: nothing had to, or the place is not public.',
  })
  tieBrokenBy: string | null;

  @Field({
    description:
      'Whether the entry missed a floor of the rule (과락): it keeps its place and wins nothing. False where the place is not public.',
  })
  belowFloor: boolean;
}

@ObjectType({ description: 'A page of the published ranking.' })
export class PublicStandingConnection extends PageFields {
  @Field(() => [PublicStanding])
  nodes: PublicStanding[];
}

@ObjectType({ description: 'A line that differs between two publications. Names are not compared: they may be redacted.' })
export class PublicLineChange {
  @Field(() => LineChangeKindEnum)
  kind: LineChange['kind'];

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field(() => [PublicFieldChange])
  fields: PublicFieldChange[];
}

@ObjectType({ description: 'A publication that was replaced by a later one. Its names are not told any more.' })
export class EarlierPublication {
  id: string;

  @Field(() => Int)
  ordinal: number;

  @Field()
  publishedAt: Date;

  @Field({ description: 'When the next one was published.' })
  replacedAt: Date;

  @Field(() => WithdrawnPublication, { nullable: true, description: 'Null: it was public until it was replaced.' })
  withdrawn: WithdrawnPublication | null;

  @Field({ description: 'Why it was replaced, in Korean.' })
  reasonKo: string;

  @Field({ description: 'The same in English.' })
  reasonEn: string;

  /** The one that followed. */
  nextId: string;

  /** What is public now: what is told of earlier ones goes no further. */
  told: PublicationOptions;

  /** Whether both still stand, and what is public now as well. */
  areLinesShown: boolean;
}

@ObjectType({ description: 'What everything that was published follows from (결과 묶음), for `npx pado verify`.' })
export class PublishedBundle {
  @Field({ description: 'SHA-256 of its manifest, which `signedText` has as `bundle`.' })
  hash: string;

  @Field({ description: 'Names the signing key: see `signingKeys`.' })
  kid: string;

  @Field({ description: 'Ed25519 over the manifest, base64url.' })
  signature: string;

  @Field({ description: 'Whether anybody may have it without its confidential lines, as the announced awards say.' })
  isPublic: boolean;

  @Field(() => String, { nullable: true, description: 'Where anybody gets it, below the address of this server; null: it is not public.' })
  address: string | null;
}

@ObjectType({ description: 'The published results of an edition. They are read from what was published, not from what it was made of.' })
export class PublishedResults {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '1 for the first publication; each that replaces another has the next number.' })
  ordinal: number;

  @Field()
  slug: string;

  @Field()
  titleKo: string;

  @Field()
  titleEn: string;

  @Field(() => Int)
  year: number;

  @Field()
  publishedAt: Date;

  @Field(() => String, { nullable: true, description: 'Why it replaced what was published before; null for the first.' })
  reasonKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null for the first.' })
  reasonEn: string | null;

  @Field(() => WithdrawnPublication, { nullable: true, description: 'That it was taken down: it has no lines then. Null: it stands.' })
  withdrawn: WithdrawnPublication | null;

  @Field({ description: "SHA-256 of the settlement's inputs." })
  settlementHash: string;

  @Field({ description: 'The place in the audit trail up to which it was sealed at publication.' })
  auditSeq: string;

  @Field()
  auditHash: string;

  @Field(() => Int, { description: 'Entries placed at or above this in their track are winners. 0: no place was said to win.' })
  awardedPlaces: number;

  @Field(() => PublicationOptions)
  options: PublicationOptions;

  @Field(() => String, {
    nullable: true,
    description:
      'What was signed, as RFC 8785 JSON text: `format`, `publishedAt`, `competition` (its slug), `ordinal`, `replaces` (the ordinal of ' +
      "the one before), the reasons, `settlementHash`, `rowsHash` (SHA-256 of the settlement's standings), `awardsHash`, `audit`, " +
      '`awardedPlaces`, `options`, `bundle` (its hash) and every line of `standings` (`commentHashes`: SHA-256 of each comment as RFC 8785 JSON). Names are not signed: one can be redacted, and the places stay proven. ' +
      'Null: it was taken down.',
  })
  signedText: string | null;

  @Field({ description: 'Names the signing key: see `signingKeys`.' })
  kid: string;

  @Field({ description: 'Ed25519 over the UTF-8 bytes of `signedText`, base64url.' })
  signature: string;

  @Field(() => PublishedBundle, { nullable: true, description: 'Null: it was taken down, or published before there were any.' })
  bundle: PublishedBundle | null;

  /** Those before it that were public, the latest one first. */
  before: PublicationRow[];
}
