import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsEnum, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FindingOutcome } from '../../domain/verification.js';
import { FindingOutcomeEnum } from './finding.entity.js';

@InputType({ description: 'Of which edition the nominees are made public.' })
export class OpenVerificationInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@InputType({ description: 'What a nominated team is asked to explain. It is not told what was reported: only this question.' })
export class AskExplanationInput {
  @Field(() => ID)
  @IsUUID()
  report: string;

  @Field({ description: 'At most 1,000 characters, for the lead of the team. Do not copy the report into it.' })
  @IsString()
  @MaxLength(5_000)
  question: string;

  @Field({ description: 'The last second in which the lead can answer.' })
  @IsDate()
  dueAt: Date;
}

@InputType({ description: 'The explanation of the lead of a team (소명).' })
export class GiveExplanationInput {
  @Field(() => ID)
  @IsUUID()
  explanation: string;

  @Field({ description: 'At most 4,000 characters. It is given once.' })
  @IsString()
  @MaxLength(20_000)
  answer: string;
}

@InputType({ description: 'What one organiser finds about a report.' })
export class DecideReportInput {
  @Field(() => ID)
  @IsUUID()
  report: string;

  @Field(() => FindingOutcomeEnum)
  @IsEnum(FindingOutcomeEnum)
  outcome: FindingOutcome;

  @Field({
    description: 'Whether the nominee is taken off and its team disqualified; only where it is upheld, and after the team was asked.',
  })
  @IsBoolean()
  removes: boolean;

  @Field({ description: '5 to 500 characters. A team that is disqualified reads it: it must not tell who reported.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'Which finding a second organiser confirms.' })
export class ConfirmFindingInput {
  @Field(() => ID)
  @IsUUID()
  finding: string;
}
