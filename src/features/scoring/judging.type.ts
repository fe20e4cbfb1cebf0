import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageFields } from '../../platform/graphql/connection.js';

@ObjectType({ description: 'How far a judge has come, for organisers: counts, never marks.' })
export class JudgeProgress {
  judgeId: string;

  @Field(() => Int)
  submitted: number;

  @Field(() => Int)
  total: number;
}

@ObjectType({ description: 'How many judges an entry has in a stage, for organisers.' })
export class EntryCoverage {
  @Field(() => ID)
  entry: string;

  @Field()
  entryNumber: string;

  @Field(() => Int, { description: 'Those who can judge it: without those whom a conflict keeps from it.' })
  judges: number;

  @Field(() => Int, { description: 'Those whom a conflict keeps from it: excluded, recused, or in any other conflict.' })
  barred: number;

  @Field(() => Int, { description: 'How many it is to have.' })
  needed: number;
}

@ObjectType({ description: 'A page of the entries of a stage with their judges, by entry number.' })
export class EntryCoverageConnection extends PageFields {
  @Field(() => [EntryCoverage])
  nodes: EntryCoverage[];
}
