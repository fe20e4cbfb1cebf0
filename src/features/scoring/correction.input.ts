import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, Min, ValidateNested } from 'class-validator';
import type { CorrectionState as State } from '../../domain/permission/correction.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CorrectionState } from './correction.type.js';
import { MarkInput } from './sheet.input.js';
import { NamesConfirmed } from './names-confirmed.input.js';

@InputType({ description: 'What your sheet is to say instead, whole, and why.' })
export class AskCorrectionInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field(() => Int, { description: 'The revision that you saw last.' })
  @IsInt()
  @Min(0)
  revision: number;

  @Field(() => [MarkInput], { description: 'A mark on every criterion.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MarkInput)
  marks: MarkInput[];

  @Field(() => String, { nullable: true, description: 'On the entry as a whole. Null: without one, whatever the sheet said.' })
  @IsOptional()
  @IsString()
  comment?: string | null;

  @Field({ description: 'Why, in at least 5 characters: kept for good.' })
  @IsString()
  reason: string;

  @NamesConfirmed()
  namesConfirmed?: boolean | null;
}

@InputType({ description: 'Which of your corrections is taken back.' })
export class WithdrawCorrectionInput {
  @Field(() => ID)
  @IsUUID()
  correction: string;
}

export const CorrectionDecision = { APPROVE: 'APPROVE', REJECT: 'REJECT' } as const;
registerEnumType(CorrectionDecision, { name: 'CorrectionDecision', description: 'Whether the sheet is corrected, or stays as it is.' });

@InputType({ description: 'What is decided about a correction, and why.' })
export class DecideCorrectionInput {
  @Field(() => ID)
  @IsUUID()
  correction: string;

  @Field(() => CorrectionDecision)
  @IsIn(Object.values(CorrectionDecision))
  decision: keyof typeof CorrectionDecision;

  @Field({ description: 'Why, in at least 5 characters: the judge reads it.' })
  @IsString()
  reason: string;
}

@ArgsType()
export class CorrectionArgs extends PageArgs {
  @Field(() => CorrectionState, { nullable: true, description: 'Null: whatever has become of them.' })
  @IsOptional()
  @IsIn(Object.values(CorrectionState))
  state?: State | null;
}
