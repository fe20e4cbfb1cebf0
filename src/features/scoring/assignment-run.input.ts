import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { PlanSettingsType, usualSettings } from './assignment-run.type.js';

@InputType({ description: 'For which stage it is planned who judges what.' })
export class AssignJudgesInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ description: 'Whether only to show what would change.' })
  @IsBoolean()
  dryRun: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'From 0 to 2147483647; drawn if none is given. The one of a dry run gives its plan again.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  seed?: number | null;

  @Field(() => PlanSettingsType, { defaultValue: usualSettings })
  @Type(() => PlanSettingsType)
  @ValidateNested()
  settings: PlanSettingsType;
}

@InputType({ description: 'Which plan is not to be made.' })
export class CancelAssignmentRunInput {
  @Field(() => ID)
  @IsUUID()
  run: string;
}

@ArgsType()
export class AssignmentRunArgs {
  @Field(() => ID)
  @IsUUID()
  run: string;
}

@InputType({ description: 'How many judges an entry is to have in a stage, if not as many as the others.' })
export class SetEntryDemandInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => Int, { nullable: true, description: 'Null: as many as the others again.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  judges: number | null;

  @Field({ description: 'Why, in at least 5 characters.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}
