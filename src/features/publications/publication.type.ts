import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

@ObjectType({ description: 'A publication as the organisers of the edition see it.' })
export class PublicationOnDesk {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  ordinal: number;

  @Field()
  publishedAt: Date;

  @Field(() => Int)
  awardedPlaces: number;

  settlementId: string | null;
  finalSettlementId: string | null;
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

@ObjectType({ description: 'A line of the published ranking.' })
export class PublicStanding {
  id: string;
  ordinal: number;

  @Field(() => Int, { nullable: true, description: 'Null: not made public.' })
  place: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null: not made public.' })
  score: string | null;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field({ description: 'The track in Korean.' })
  trackKo: string;

  @Field({ description: 'The track in English.' })
  trackEn: string;

  @Field(() => String, { nullable: true, description: 'What decided among equal scores; null: nothing had to.' })
  tieBrokenBy: string | null;

  @Field({ description: 'Whether the entry missed a floor of the rule (과락): it keeps its place and wins nothing.' })
  belowFloor: boolean;
}

@ObjectType({ description: 'A page of the published ranking.' })
export class PublicStandingConnection extends PageFields {
  @Field(() => [PublicStanding])
  nodes: PublicStanding[];
}

@ObjectType({ description: 'The published results of an edition. They are read from what was published, not from what it was made of.' })
export class PublishedResults {
  @Field(() => ID)
  id: string;

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

  @Field({ description: "SHA-256 of the settlement's inputs." })
  settlementHash: string;

  @Field({ description: 'The place in the audit trail up to which it was sealed at publication.' })
  auditSeq: string;

  @Field()
  auditHash: string;

  @Field(() => Int, { description: 'Entries placed at or above this in their track are winners. 0: no place was said to win.' })
  awardedPlaces: number;

  @Field({
    description:
      'What was signed, as RFC 8785 JSON text: `format`, `publishedAt`, `competition` (its slug), `settlementHash`, `rowsHash` ' +
      "(SHA-256 of the settlement's standings), `audit`, `awardedPlaces` and every line of `standings`. Names are not signed: " +
      'one can be redacted, and the places stay proven.',
  })
  signedText: string;

  @Field({ description: 'Names the signing key: see `signingKeys`.' })
  kid: string;

  @Field({ description: 'Ed25519 over the UTF-8 bytes of `signedText`, base64url.' })
  signature: string;
}
