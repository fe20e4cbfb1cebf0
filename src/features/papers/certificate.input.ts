import { Type } from 'class-transformer';
import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { CertificateWordingType } from './certificate.type.js';

export enum CertificateReach {
  TEAMS = 'TEAMS',
  MEMBERS = 'MEMBERS',
}
registerEnumType(CertificateReach, {
  name: 'CertificateReach',
  description: 'One for each team with an award, or one for each of their members who agreed to be named.',
});

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
