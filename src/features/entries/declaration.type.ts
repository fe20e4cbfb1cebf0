import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsEnum, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import * as domain from '../../domain/declaration.js';
import type { Licence } from '../../domain/licence.js';
import type { AiStage } from '../../domain/generative-ai.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { LicenceEnum } from '../competitions/licence.type.js';
import { AiStageEnum } from '../competitions/ai-policy.type.js';

const DataAccess = enumOf(domain.dataAccesses);
registerEnumType(DataAccess, { name: 'DataAccess', description: 'How the team came by a data source.' });

@InputType('DeclaredDataSourceInput', { description: 'Data that an entry rests on. A draft may leave out what is not known yet.' })
@ObjectType({ description: 'Data that an entry rests on. Null: not filled in yet, or it does not apply.' })
export class DeclaredDataSource {
  @Field(() => ID, {
    nullable: true,
    description:
      'What it was picked from in `dataSourceCatalogue`: name, provider, source, Big-Data Wave and, where the catalogue has it, the licence are then those of the catalogue.',
  })
  @IsOptional()
  @IsUUID()
  catalogueItem?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Who provides it.' })
  @IsOptional()
  @IsString()
  provider?: string | null;

  @Field(() => String, { nullable: true, description: 'Portal, address or identifier.' })
  @IsOptional()
  @IsString()
  source?: string | null;

  @Field(() => LicenceEnum, { nullable: true })
  @IsOptional()
  @IsEnum(LicenceEnum)
  licence?: Licence | null;

  @Field(() => String, { nullable: true, description: 'The time that the data tell about, in words: `2025. 6.`.' })
  @IsOptional()
  @IsString()
  referencePeriod?: string | null;

  @Field(() => String, { nullable: true, description: 'A day: `2025-09-12`.' })
  @IsOptional()
  @IsString()
  collectedOn?: string | null;

  @Field(() => DataAccess, { nullable: true })
  @IsOptional()
  @IsEnum(DataAccess)
  access?: domain.DataAccess | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  containsPersonalData?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The approval of the agency (내부승인번호), for internal data.' })
  @IsOptional()
  @IsString()
  internalApprovalNumber?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it comes from Big-Data Wave.' })
  @IsOptional()
  @IsBoolean()
  usesBigDataWave?: boolean | null;
}

@InputType('DeclaredToolInput', { description: 'A program or service that an entry was made with.' })
@ObjectType({ description: 'A program or service that an entry was made with. Null: not filled in yet.' })
class DeclaredTool {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  name?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  version?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  purpose?: string | null;
}

@InputType('DeclaredAiInput', { description: 'Whether and how generative AI was used.' })
@ObjectType({ description: 'Whether and how generative AI was used. Null: not filled in yet, or it does not apply.' })
class DeclaredAi {
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  used?: boolean | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  service?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  model?: string | null;

  @Field(() => [AiStageEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsEnum(AiStageEnum, { each: true })
  stages?: readonly AiStage[] | null;

  @Field(() => String, { nullable: true, description: 'Which parts of the work it made.' })
  @IsOptional()
  @IsString()
  scope?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The team confirms that it was given no confidential or personal data.' })
  @IsOptional()
  @IsBoolean()
  noConfidentialInputConfirmed?: boolean | null;

  @Field(() => String, { nullable: true, description: 'How people checked what it answered.' })
  @IsOptional()
  @IsString()
  verification?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was asked (프롬프트), if the team wants to say; up to 5,000 characters.' })
  @IsOptional()
  @IsString()
  prompts?: string | null;
}

@InputType('DeclarationsInput', { description: 'What a team declares about its entry, whole.' })
@ObjectType('Declarations', { description: 'What a team declares about its entry. A draft may have blanks, a submission may not.' })
export class DeclarationsType implements domain.Declarations {
  @Field(() => [DeclaredDataSource])
  @ValidateNested({ each: true })
  @Type(() => DeclaredDataSource)
  dataSources: readonly DeclaredDataSource[];

  @Field(() => [DeclaredTool])
  @ValidateNested({ each: true })
  @Type(() => DeclaredTool)
  tools: readonly DeclaredTool[];

  @Field(() => DeclaredAi)
  @ValidateNested()
  @Type(() => DeclaredAi)
  generativeAi: DeclaredAi;

  @Field(() => [String], { description: 'Other contests that this work was entered in or won (타 대회 출품·수상 이력).' })
  @IsString({ each: true })
  earlierAwards: readonly string[];
}
