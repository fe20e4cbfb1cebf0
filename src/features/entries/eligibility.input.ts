import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  eligibilities,
  type Eligibility,
  eligibilityGrounds,
  type EligibilityGround,
  eligibilityOutcomes,
  type EligibilityOutcome,
} from '../../domain/eligibility.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { EligibilityEnum, EligibilityGroundEnum, EligibilityOutcomeEnum } from './eligibility-check.entity.js';

@InputType({ description: 'What was found of the latest submission of an entry.' })
export class CheckEligibilityInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => EligibilityOutcomeEnum)
  @IsIn(eligibilityOutcomes)
  outcome: EligibilityOutcome;

  @Field(() => [EligibilityGroundEnum], { defaultValue: [], description: 'At least one unless it is eligible.' })
  @ArrayMaxSize(20)
  @IsIn(eligibilityGrounds, { each: true })
  grounds: EligibilityGround[];

  @Field(() => String, {
    nullable: true,
    description: '5 to 500 characters, for the team and the organisers. Needed unless the entry is eligible and was not ineligible before.',
  })
  @IsOptional()
  @IsString()
  reason?: string | null;
}

@ArgsType()
export class ReceivedEntriesArgs extends PageArgs {
  @Field(() => EligibilityEnum, { nullable: true, description: 'Only entries that stand so; all if it is left out.' })
  @IsOptional()
  @IsIn(eligibilities)
  eligibility?: Eligibility | null;

  @Field(() => String, { nullable: true, description: 'Only the entry with this number; all if it is left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  number?: string | null;
}
