import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ToldProblems } from '../../platform/csv/import-problem.type.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { ScoreImport } from './score-import.entity.js';

@InputType({ description: 'What an entry was given outside the judging.' })
class GivenScoreInput {
  @Field({ description: 'Such as `2025-분석-012`.' })
  @IsString()
  @MaxLength(100)
  entryNumber: string;

  @Field(() => DecimalScalar, { description: 'On the scale of the part.' })
  @IsString()
  points: string;
}

@InputType({ description: 'Which part of the final gets which scores, and on what grounds.' })
export class ImportScorePartInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field({ description: 'Its key in the announced final rule.' })
  @IsString()
  @MaxLength(40)
  part: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A file that you sent to `POST /files` before: CSV in UTF-8 or CP949 with the columns 접수번호 and 점수, 20,000 rows at the most. ' +
      'Null: `scores` has them.',
  })
  @IsOptional()
  @IsUUID()
  file?: string | null;

  @Field(() => [GivenScoreInput], { nullable: true, description: 'Null: `file` has them.' })
  @IsOptional()
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => GivenScoreInput)
  scores?: GivenScoreInput[] | null;

  @Field({ description: 'Where the scores come from; kept with them.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;

  @Field({ defaultValue: false, description: 'Only tell what would come of it.' })
  @IsBoolean()
  dryRun: boolean;
}

@ObjectType({ description: 'What an entry was given outside the judging.' })
export class ImportedScore {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  @Field(() => DecimalScalar)
  points: string;
}

@ObjectType({ description: 'A page of imported scores, in the order in which they came.' })
export class ImportedScoreConnection extends PageFields {
  @Field(() => [ImportedScore])
  nodes: ImportedScore[];
}

@ObjectType({ description: 'What became of scores: all of them were taken in, or, with problems or in a dry run, none.' })
export class ImportScorePartPayload extends ToldProblems {
  @Field(() => ScoreImport, { nullable: true, description: 'Null where there are problems, and in a dry run.' })
  import: ScoreImport | null;

  @Field({ description: 'The very same were taken in last time, by the import told here. Nothing was changed.' })
  isRepeated: boolean;

  @Field(() => [String], { description: 'The numbers of entries in the last stage that have no score here; the first 500.' })
  withoutPoints: string[];
}
