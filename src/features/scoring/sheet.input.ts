import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, Min, ValidateNested } from 'class-validator';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { NamesConfirmed } from './names-confirmed.input.js';

@InputType({ description: 'Points on one criterion, with a comment if there is something to say.' })
export class MarkInput {
  @Field({ description: 'The key of the criterion.' })
  @IsString()
  criterion: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Without it, only the comment is kept.' })
  @IsOptional()
  @IsString()
  points: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  comment?: string | null;
}

@InputType({ description: 'A draft of your sheet for an entry, whole: it replaces what was saved before.' })
export class SaveSheetInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field(() => Int, { description: 'The revision that you saw last; 0 for the first save.' })
  @IsInt()
  @Min(0)
  revision: number;

  @Field(() => [MarkInput], { description: 'All marks of the sheet. One that is left out is removed.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MarkInput)
  marks: MarkInput[];

  @Field(() => String, { nullable: true, description: 'On the entry as a whole.' })
  @IsOptional()
  @IsString()
  comment?: string | null;

  @NamesConfirmed()
  namesConfirmed?: boolean | null;
}

@InputType({ description: 'Which of your sheets is handed in, as which revision.' })
export class SubmitSheetInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field(() => Int, { description: 'The revision that you saw last.' })
  @IsInt()
  @Min(0)
  revision: number;

  @NamesConfirmed()
  namesConfirmed?: boolean | null;
}

@InputType({ description: 'Which of your sheets is taken back, as which revision, and why.' })
export class ReopenSheetInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field(() => Int, { description: 'The revision that you saw last.' })
  @IsInt()
  @Min(0)
  revision: number;

  @Field({ description: 'Why, in at least 5 characters: kept with the sheet.' })
  @IsString()
  reason: string;
}
