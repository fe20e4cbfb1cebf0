import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type AppealOutcome, type AppealRemedy, appealRemedies } from '../../domain/appeal.js';
import { AppealRemedyEnum } from './appeal.entity.js';
import { AppealOutcomeEnum } from './appeal.type.js';

@InputType({ description: 'What your team appeals against, and why.' })
export class FileAppealInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'The key of one of the grounds in `appealWindow`. The marks themselves are none.' })
  @IsString()
  @MaxLength(100)
  ground: string;

  @Field({ description: 'What happened: 20 to 3000 characters, for the organisers.' })
  @IsString()
  @IsNotEmpty()
  text: string;
}

@InputType({ description: 'Which open appeal of your team you take back.' })
export class WithdrawAppealInput {
  @Field(() => ID)
  @IsUUID()
  appeal: string;
}

@InputType({ description: 'What came of an upheld appeal after which nothing has to be published again.' })
export class ConcludeAppealInput {
  @Field(() => ID)
  @IsUUID()
  appeal: string;

  @Field({ description: 'What was done and why results stay as they are: 20 to 3000 characters, sent to the team.' })
  @IsString()
  @IsNotEmpty()
  result: string;
}

@InputType({ description: 'How an appeal is answered.' })
export class AnswerAppealInput {
  @Field(() => ID)
  @IsUUID()
  appeal: string;

  @Field(() => AppealOutcomeEnum)
  @IsIn(Object.values(AppealOutcomeEnum))
  outcome: AppealOutcome;

  @Field(() => AppealRemedyEnum, { nullable: true, description: 'What has to follow an appeal that is upheld; null for the others.' })
  @IsOptional()
  @IsIn(appealRemedies)
  remedy?: AppealRemedy | null;

  @Field({ description: 'Why: 20 to 3000 characters, sent to the team.' })
  @IsString()
  @IsNotEmpty()
  decision: string;
}
