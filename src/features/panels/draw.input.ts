import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

@ArgsType()
export class DrawnStageArgs {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType({ description: 'How the seed of a draw is announced: by its SHA-256, or by the public event that it will come from.' })
export class AnnounceDrawInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the seed as UTF-8, in lower-case hexadecimal digits.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  seedHash?: string | null;

  @Field(() => String, { nullable: true, description: 'In Korean: `2025년 10월 14일 코스피 종가`.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  sourceKo?: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  sourceEn?: string | null;
}

@InputType({ description: 'From which seed the order of a presentation is drawn.' })
export class DrawOrderInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ description: 'One line, without blanks around it.' })
  @IsString()
  @MaxLength(1000)
  seed: string;
}
