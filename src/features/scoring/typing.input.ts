import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { MarkInput } from './sheet.input.js';
import { NamesConfirmed } from './names-confirmed.input.js';

@InputType({ description: 'A paper sheet, whole, as its judge filled it in.' })
export class TypeSheetInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field(() => [MarkInput], { description: 'A mark for every criterion.' })
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

@InputType({ description: 'Which typed sheet you take to compare it with the paper.' })
export class CheckTypedSheetInput {
  @Field(() => ID)
  @IsUUID()
  typedSheet: string;
}

@InputType({ description: 'Which typed sheet says what the paper says.' })
export class ConfirmTypedSheetInput {
  @Field(() => ID)
  @IsUUID()
  typedSheet: string;
}

@InputType({ description: 'Which typed sheet does not say what the paper says, and why.' })
export class ReturnTypedSheetInput {
  @Field(() => ID)
  @IsUUID()
  typedSheet: string;

  @Field({ description: 'At least 5 characters; name no mark: whoever types it again reads it.' })
  @IsString()
  reason: string;
}
