import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { defaultWording } from '../../domain/certificate.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { Certificate } from './certificate.entity.js';
import type { StandingCertificate } from './certificate.queries.js';

@InputType('CertificateWordingInput', { description: 'What certificates say beside the award and whose it is.' })
@ObjectType({ isAbstract: true })
export class CertificateWordingType {
  @Field({ defaultValue: defaultWording.heading, description: '`상장`, `표창장`: at most 10 characters.' })
  @IsString()
  @MaxLength(40)
  heading: string;

  @Field({
    defaultValue: defaultWording.citationTeam,
    description: 'What a team gets it for, at most 300 characters. `{year} {competition} {track} {award} {team} {title}` are filled in.',
  })
  @IsString()
  @MaxLength(1000)
  citationTeam: string;

  @Field({ defaultValue: defaultWording.citationMember, description: 'The same for a member of a team.' })
  @IsString()
  @MaxLength(1000)
  citationMember: string;

  @Field({ description: 'Who gives it: `부산광역시장`.' })
  @IsString()
  @MaxLength(100)
  issuer: string;

  @Field({ defaultValue: '', description: 'The name of who gives it; empty: only the office stands there.' })
  @IsString()
  @MaxLength(100)
  issuerName: string;

  @Field(() => String, { nullable: true, description: 'The day on it, `2025-11-27`; null: on which the results became public, in Korea.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  day: string | null;

  @Field({ defaultValue: true, description: 'Whether the title of the work stands on it.' })
  @IsBoolean()
  showsTitle: boolean;
}

@ObjectType('CertificateWording', { description: 'What certificates of an edition say, as it was last set.' })
export class SetWording extends CertificateWordingType {
  @Field(() => Int, { description: 'Counts the changes; 0: nothing was set, and this is what is proposed.' })
  version: number;
}

@ObjectType({ description: 'A page of the certificates of an edition, in the order of their numbers.' })
export class CertificateConnection extends PageFields {
  @Field(() => [Certificate])
  nodes: StandingCertificate[];
}
