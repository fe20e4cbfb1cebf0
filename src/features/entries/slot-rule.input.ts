import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import { FileSlot } from './entry-file.entity.js';

@InputType({ description: 'What an edition is to take in one slot of its entries.' })
export class SlotRuleInput {
  @Field(() => FileSlot)
  @IsEnum(FileSlot)
  slot: FileSlot;

  @Field({ defaultValue: true, description: 'Whether teams can put anything there at all.' })
  @IsBoolean()
  isOffered: boolean;

  @Field({ defaultValue: false, description: 'Whether an entry is incomplete without it; the report always is.' })
  @IsBoolean()
  isRequired: boolean;

  @Field(() => [FileKindEnum])
  @ArrayMaxSize(20)
  @IsEnum(FileKindEnum, { each: true })
  kinds: FileKind[];

  @Field(() => Float, { description: 'In bytes, a whole number from 1024 on.' })
  @IsInt()
  maxSize: number;

  @Field(() => Int, { nullable: true, description: '1 to 1000; null: as many as there are.' })
  @IsOptional()
  @IsInt()
  maxPages?: number | null;

  @Field({
    defaultValue: false,
    description: 'Whether documents with macros may lie there: only where judges read nothing of it (code, data, evidence).',
  })
  @IsBoolean()
  takesMacros: boolean;
}

@InputType({ description: 'What an edition takes in the slots of its entries, every slot once.' })
export class SetFileSlotsInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => [SlotRuleInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SlotRuleInput)
  slots: SlotRuleInput[];

  @Field({ description: '5 to 500 characters, kept for organisers and auditors.' })
  @IsString()
  reason: string;
}
