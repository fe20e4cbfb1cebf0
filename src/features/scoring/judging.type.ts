import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How far a judge has come, for organisers: counts, never marks.' })
export class JudgeProgress {
  judgeId: string;

  @Field(() => Int)
  submitted: number;

  @Field(() => Int)
  total: number;
}
