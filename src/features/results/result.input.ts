import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { RankingPageArgs } from '../../platform/graphql/page.args.js';

@InputType({ description: 'Which stage is settled.' })
export class SettleStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

/** One line of a long ranking is asked for where it is opened: how its score came about is much to send for all. */
@ArgsType()
export class SettledStandingsArgs extends RankingPageArgs {
  @Field(() => String, { nullable: true, description: 'Only the entry with this number; all if it is left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  entryNumber?: string | null;
}
