import { Type } from 'class-transformer';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { CertificateReach } from '../competitions/certificate-reach.type.js';
import { CertificateWordingType } from './certificate.type.js';

@InputType({ description: 'For whom certificates are issued.' })
export class IssueCertificatesInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => CertificateReach)
  @IsEnum(CertificateReach)
  of: `${CertificateReach}`;

  @Field(() => [String], { nullable: true, description: 'Keys of the tiers; null: all that were awarded.' })
  @IsOptional()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @ArrayMaxSize(50)
  tiers?: string[] | null;
}

@InputType({ description: 'Which run is given up.' })
export class CancelCertificateRunInput {
  @Field(() => ID)
  @IsUUID()
  run: string;
}

@ArgsType()
export class CertificateRunArgs {
  @Field(() => ID)
  @IsUUID()
  run: string;
}

@InputType({ description: 'What certificates of an edition are to say.' })
export class SetCertificateWordingInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => CertificateWordingType)
  @ValidateNested()
  @Type(() => CertificateWordingType)
  wording: CertificateWordingType;
}
