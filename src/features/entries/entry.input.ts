import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsString, IsUUID, Min, ValidateNested } from 'class-validator';
import { DeclarationsType } from './declaration.type.js';
import { FileSlot } from './entry-file.entity.js';

@InputType({ description: "A draft of a team's entry, whole: it replaces what was saved before." })
export class SaveEntryInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field(() => Int, { description: 'The revision that this builds on; 0 for the first save.' })
  @Min(0)
  revision: number;

  @Field()
  @IsString()
  title: string;

  @Field({ description: 'What the work is about, in a few paragraphs.' })
  @IsString()
  summary: string;

  @Field(() => DeclarationsType)
  @ValidateNested()
  @Type(() => DeclarationsType)
  declarations: DeclarationsType;
}

@InputType({ description: 'Which file is put into which slot of an entry.' })
export class AttachFileInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => ID, { description: 'What `POST /files` answered.' })
  @IsUUID()
  file: string;

  @Field(() => FileSlot)
  @IsEnum(FileSlot)
  slot: FileSlot;
}

@InputType({ description: 'Which slot of an entry is emptied.' })
export class RemoveFileInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => FileSlot)
  @IsEnum(FileSlot)
  slot: FileSlot;
}

@InputType({ description: 'Which entry is submitted.' })
export class SubmitEntryInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;
}

@InputType({ description: 'Which entry is taken back.' })
export class WithdrawEntryInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;
}

@InputType({ description: 'Which team is withdrawn, with its entry, and why.' })
export class WithdrawTeamInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field({ description: '5 to 500 characters, kept with the team for its members and the organisers.' })
  @IsString()
  reason: string;
}
