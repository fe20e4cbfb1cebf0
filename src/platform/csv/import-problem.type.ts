import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LineProblem } from '../../domain/import/line-problem.js';
import { mostProblems } from './lines-of-csv.js';

@ObjectType({ description: 'Something in a file or a list that must be put right before it can be taken in.' })
class ImportProblem implements LineProblem {
  @Field(() => Int, { nullable: true, description: 'Counted from 1, the header included; null where it concerns no single line.' })
  line: number | null;

  @Field({ description: 'Where it is: `file`, `header`, `lines.12` or `lines.12.직원번호`; in a list, the path of the input.' })
  path: string;

  @Field()
  code: string;

  @Field({ description: 'What is wrong, in Korean.' })
  ko: string;

  @Field({ description: 'What is wrong, in English.' })
  en: string;
}

/** What every import tells of its problems: with any, nothing was taken in. */
@ObjectType({ isAbstract: true })
export abstract class ToldProblems {
  @Field(() => [ImportProblem], { description: `The first ${mostProblems}, by line. With any, nothing was taken in.` })
  problems: LineProblem[];

  @Field(() => Int, { description: 'All of them, also those that are not listed.' })
  problemCount: number;
}

/** An outcome as it is told: with its first problems, and how many there are. */
export const tellProblems = <Outcome extends { problems: LineProblem[] }>(outcome: Outcome): Outcome & ToldProblems => ({
  ...outcome,
  problems: outcome.problems.slice(0, mostProblems),
  problemCount: outcome.problems.length,
});
