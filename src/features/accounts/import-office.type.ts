import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsUUID } from 'class-validator';
import { ToldProblems } from '../../platform/csv/import-problem.type.js';

@InputType({ description: 'Which file of departments is taken in.' })
export class ImportDepartmentsInput {
  @Field(() => ID, {
    description:
      'A file that you sent to `POST /files` before: CSV in UTF-8 or CP949, 20 MB and 20,000 rows at the most. Its columns are ' +
      '코드, 국문명, 영문명, 구분, 상위코드, 시작일 and, if wanted, 법정동코드, 폐지일 (the first day on which it is no more) and 이전코드: the department ' +
      'that this one continues from its first day on, with everybody who works there.',
  })
  @IsUUID()
  file: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only tell what would come of it.' })
  @IsBoolean()
  dryRun: boolean;
}

@InputType({ description: 'Which file of accounts is taken in.' })
export class ImportAccountsInput {
  @Field(() => ID, {
    description:
      'A file that you sent to `POST /files` before: CSV in UTF-8 or CP949, 20 MB and 20,000 rows at the most. Its columns are ' +
      '메일, 성명, 소속기관, 부서, 직원번호, 직급, 기준일 and, if wanted, 상태 (재직, 퇴직) and 언어 (ko, en). From 기준일 on a person works where the row says, ' +
      'and until the day before where it was; who left (퇴직) works nowhere and cannot sign in any more.',
  })
  @IsUUID()
  file: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only tell what would come of it.' })
  @IsBoolean()
  dryRun: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Send everybody who is new a letter with a link into the account.' })
  @IsBoolean()
  invite: boolean;
}

@ObjectType({ isAbstract: true })
abstract class Taken extends ToldProblems {
  @Field({ description: 'Nothing was written, only told.' })
  isDryRun: boolean;

  @Field(() => Int)
  added: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  unchanged: number;
}

@ObjectType({ description: 'What became of a file of departments: all of it was taken in, or, with problems, none of it.' })
export class ImportDepartmentsPayload extends Taken {
  @Field(() => Int, { description: 'Departments that were on record, and end now or are told more of.' })
  changed: number;

  @Field(() => Int, { description: 'People who work in the department that continues theirs.' })
  moved: number;
}

@ObjectType({ description: 'What became of a file of accounts: all of it was taken in, or, with problems, none of it.' })
export class ImportAccountsPayload extends Taken {
  @Field(() => Int, { description: 'People who were on record and work elsewhere, or as something else.' })
  changed: number;

  @Field(() => Int, { description: 'Accounts that nobody can sign in to any more.' })
  disabled: number;

  @Field(() => Int, { description: 'People who are sent a letter with a link into their new account.' })
  invited: number;
}
