import { Field, ObjectType } from '@nestjs/graphql';
import { ToldProblems } from '../../platform/csv/import-problem.type.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { TrainingImport } from './training-record.entity.js';

@ObjectType({ description: 'What the training officers work on, and the auditors read.' })
export class TrainingOffice {}

@ObjectType({ description: 'A page of the files of training records that were taken in, newest first.' })
export class TrainingImportConnection extends PageFields {
  @Field(() => [TrainingImport])
  nodes: TrainingImport[];
}

@ObjectType({ description: 'What became of a file of training records: all of it was taken in, or, with problems, none of it.' })
export class ImportTrainingRecordsPayload extends ToldProblems {
  @Field(() => TrainingImport, { nullable: true, description: 'Null where the file has problems.' })
  import: TrainingImport | null;

  @Field({ description: 'This very file was taken in before, by the import told here. Nothing was changed.' })
  isRepeated: boolean;
}
