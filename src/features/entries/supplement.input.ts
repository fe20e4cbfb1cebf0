import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDate, IsEnum, IsIn, IsString, IsUUID } from 'class-validator';
import { entryFields, type EntryField } from '../../domain/supplement.js';
import { FileSlot } from './entry-file.entity.js';
import { EntryFieldEnum } from './supplement.entity.js';

@InputType({ description: 'What a team is asked to put right in its entry: at least one field or slot.' })
export class AskSupplementInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => [EntryFieldEnum], { defaultValue: [] })
  @ArrayMaxSize(20)
  @IsIn(entryFields, { each: true })
  fields: EntryField[];

  @Field(() => [FileSlot], { defaultValue: [] })
  @ArrayMaxSize(20)
  @IsEnum(FileSlot, { each: true })
  slots: FileSlot[];

  @Field({ description: '5 to 500 characters: what is wrong, for the team.' })
  @IsString()
  reason: string;

  @Field({ description: 'The last second in which the team may hand it in.' })
  @IsDate()
  dueAt: Date;
}

@InputType({ description: 'What is taken back of that which teams were asked for.' })
export class WithdrawSupplementInput {
  @Field(() => ID)
  @IsUUID()
  supplement: string;
}
