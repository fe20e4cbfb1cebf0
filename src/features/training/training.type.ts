import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LineProblem } from '../../domain/training-match.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { TrainingImport } from './training-record.entity.js';

@ObjectType({ description: 'What the training officers work on, and the auditors read.' })
export class TrainingOffice {}

@ObjectType({ description: 'A page of the files of training records that were taken in, newest first.' })
export class TrainingImportConnection extends PageFields {
  @Field(() => [TrainingImport])
  nodes: TrainingImport[];
}

@ObjectType({ description: 'Something in a file of training records that must be put right before it can be taken in.' })
class TrainingProblem implements LineProblem {
  @Field(() => Int, { nullable: true, description: 'Counted from 1, the header included; null where it concerns no single line.' })
  line: number | null;

  @Field({ description: 'Where it is: `file`, `header`, `lines.12` or `lines.12.직원번호`.' })
  path: string;

  @Field()
  code: string;

  @Field({ description: 'What is wrong, in Korean.' })
  ko: string;

  @Field({ description: 'What is wrong, in English.' })
  en: string;
}

@ObjectType({ description: 'What became of a file of training records: all of it was taken in, or, with problems, none of it.' })
export class ImportTrainingRecordsPayload {
  @Field(() => TrainingImport, { nullable: true, description: 'Null where the file has problems.' })
  import: TrainingImport | null;

  @Field({ description: 'This very file was taken in before, by the import told here. Nothing was changed.' })
  isRepeated: boolean;

  @Field(() => [TrainingProblem], { description: 'The first 500, by line.' })
  problems: LineProblem[];

  @Field(() => Int, { description: 'All of them, also those that are not listed.' })
  problemCount: number;
}
