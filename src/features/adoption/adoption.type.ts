import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type AdoptionStatus, adoptionStatuses } from '../../domain/adoption.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { PageArgs } from '../../platform/graphql/page.args.js';

const AdoptionStatusEnum = enumOf(adoptionStatuses);
registerEnumType(AdoptionStatusEnum, {
  name: 'AdoptionStatus',
  description: 'How far the adoption of a winning work has come. ADOPTED: all of it is in use; PARTLY: some of it.',
});

@ObjectType({ description: 'What becomes of a winning work (활용), as it was recorded last.' })
export class Adoption {
  @Field({ description: 'The department in charge, as it was called then.' })
  departmentKo: string;

  @Field()
  departmentEn: string;

  @Field(() => AdoptionStatusEnum)
  status: AdoptionStatus;

  @Field()
  plan: string;

  @Field(() => String, { nullable: true, description: 'The day until which it is to be in use, such as 2026-12-31; null: none is set.' })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it; null: nothing yet.' })
  outcome: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The outcome as a number; null: it has none.' })
  figure: string | null;

  @Field(() => String, { nullable: true, description: 'What the number counts, such as 만원/년; null: there is no number.' })
  unit: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was stopped, or taken up again; null: it was not.' })
  reason: string | null;

  @Field()
  recordedAt: Date;
}

@ObjectType({ description: 'A version of such a record, as the organisers see it. None is ever changed.' })
export class AdoptionVersion extends Adoption {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Counts from 1; the latest one counts.' })
  version: number;

  @Field({ description: 'Whether anybody may read it, while it is the latest one.' })
  isPublic: boolean;

  competitionId: string;
  recordedBy: string;
}

@ObjectType({ description: 'A work of an edition with a public award, or with records from when it had one.' })
export class AwardedWork {
  @Field(() => ID)
  entry: string;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field({ description: 'Whether its award is public now. One that was revoked is on no public list.' })
  isAwarded: boolean;

  @Field(() => String, { nullable: true, description: 'Null: the edition announced no awards, and its place won; or it has none now.' })
  awardKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English, null where that is.' })
  awardEn: string | null;

  @Field({ description: 'Whether its day has passed while it is under way.' })
  isOverdue: boolean;

  @Field(() => [AdoptionVersion], { description: 'What was recorded, the latest first.' })
  versions: AdoptionVersion[];
}

@ObjectType({ description: 'A page of the awarded works of an edition, in the order in which they were published.' })
export class AwardedWorkConnection extends PageFields {
  @Field(() => [AwardedWork])
  nodes: AwardedWork[];
}

@ObjectType({ description: 'A winning work on the yearly list, with what became of it. It names nobody.' })
export class AdoptedWork extends Adoption {
  @Field(() => ID)
  id: string;

  sort: string;

  @Field({ description: 'The slug of its edition.' })
  slug: string;

  @Field({ description: 'The title of its edition.' })
  titleKo: string;

  @Field()
  titleEn: string;

  @Field()
  entryNumber: string;

  @Field({ description: 'Of the work.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Null: the edition announced no awards, and its place won.' })
  awardKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English, null where that is.' })
  awardEn: string | null;
}

@ObjectType({ description: 'A page of the yearly list, edition by edition.' })
export class AdoptedWorkConnection extends PageFields {
  @Field(() => [AdoptedWork])
  nodes: AdoptedWork[];
}

@ObjectType({ description: 'A year of which there is a list.' })
export class AdoptionYear {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'How many works are on it.' })
  count: number;
}

@ArgsType()
export class AdoptionsArgs extends PageArgs {
  @Field(() => Int, { description: 'The year of the editions.' })
  @IsInt()
  @Min(1900)
  @Max(9999)
  year: number;
}

@InputType({ description: 'The outcome as a number, and what it counts.' })
export class AdoptionFigure {
  @Field(() => DecimalScalar)
  @IsString()
  value: string;

  @Field({ description: 'Such as 만원/년.' })
  @IsString()
  @MaxLength(100)
  unit: string;
}

@InputType({ description: 'What becomes of a winning work. It is a new version; the earlier ones stay.' })
export class RecordAdoptionInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => Int, { description: 'The version that you have seen; 0: there was none.' })
  @IsInt()
  @Min(0)
  seen: number;

  @Field(() => ID, { description: 'The department in charge, one that there is today.' })
  @IsUUID()
  department: string;

  @Field()
  @IsString()
  @MaxLength(4000)
  plan: string;

  @Field(() => AdoptionStatusEnum)
  @IsIn(adoptionStatuses)
  status: AdoptionStatus;

  @Field(() => String, { nullable: true, description: 'Such as 2026-12-31. Needed while it is under way.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Needed once it is in use.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  outcome?: string | null;

  @Field(() => AdoptionFigure, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdoptionFigure)
  figure?: AdoptionFigure | null;

  @Field(() => String, { nullable: true, description: 'Needed where it is stopped, or taken up again.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is on the public list, reason included.' })
  @IsBoolean()
  isPublic: boolean;
}
