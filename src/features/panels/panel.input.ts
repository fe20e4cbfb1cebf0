import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsEmail, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

@InputType({ description: 'Who is to judge in which stage and track.' })
export class AppointJudgeInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field({ description: 'The mail address that the judge signs in with. There must be such an account: see `invitePerson`.' })
  @IsEmail()
  email: string;

  @Field(() => Int, { nullable: true, description: 'How many entries at most; without it, any number.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  maxLoad?: number | null;
}

@InputType({ description: 'What changes of a judge on a panel; what is not named stays as it is.' })
export class ChangeJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => Int, { nullable: true, description: 'How many entries at most; null: any number.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  maxLoad?: number | null;

  @Field(() => [String], { nullable: true, description: 'What the judge knows of, in words that entries use: 교통, GIS, Python.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  expertise?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the judge has dropped out. What is submitted counts; nothing more is given.',
  })
  @IsOptional()
  @IsBoolean()
  hasLeft?: boolean | null;
}

@InputType({ description: 'Which pledge is signed for which stage.' })
export class SignPledgeInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ description: 'The `hash` of the `pledgeText` that was read.' })
  @Matches(/^[0-9a-f]{64}$/)
  textHash: string;
}

@InputType({ description: 'Which judge is given which entry.' })
export class AssignJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;
}
