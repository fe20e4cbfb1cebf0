import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@InputType({ description: 'Which file is imported.' })
export class ImportTrainingRecordsInput {
  @Field(() => ID, {
    description: 'A file that you sent to `POST /files` before: CSV in UTF-8 or CP949, 20 MB and 20,000 rows at the most.',
  })
  @IsUUID()
  file: string;
}
