import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Licence } from '../../domain/licence.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { Composed } from './calendar.type.js';
import { LicenceEnum } from './licence.type.js';

@ArgsType()
export class CatalogueArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The edition whose own data sources are shown too, without those that it hides.' })
  @IsOptional()
  @IsUUID()
  competition?: string | null;

  @Field({ defaultValue: '', description: 'Words that stand in name, provider or portal, whole or in part; all are found if left out.' })
  @Composed()
  @IsString()
  @MaxLength(100)
  text: string;
}

@InputType({ description: 'A data source that an edition adds to the catalogue for its teams.' })
export class AddCatalogueItemInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field()
  @Composed()
  @IsString()
  nameKo: string;

  @Field()
  @Composed()
  @IsString()
  nameEn: string;

  @Field({ description: 'Who provides it.' })
  @Composed()
  @IsString()
  providerKo: string;

  @Field()
  @Composed()
  @IsString()
  providerEn: string;

  @Field()
  @Composed()
  @IsString()
  portalKo: string;

  @Field()
  @Composed()
  @IsString()
  portalEn: string;

  @Field({ description: 'Of the portal, beginning with https://.' })
  @IsString()
  address: string;

  @Field(() => LicenceEnum, { nullable: true, description: 'Left out: the terms stand beside each data set on its portal.' })
  @IsOptional()
  @IsEnum(LicenceEnum)
  licence?: Licence | null;

  @Field({ defaultValue: false, description: 'Whether it comes from Big-Data Wave.' })
  @IsBoolean()
  isOfBigDataWave: boolean;
}

@InputType({ description: 'Which data source of the catalogue an edition hides from its teams, or shows again.' })
export class HideCatalogueItemInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => ID)
  @IsUUID()
  item: string;

  @Field({ defaultValue: true })
  @IsBoolean()
  isHidden: boolean;
}
