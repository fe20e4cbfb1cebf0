import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('ClosingException', { description: 'A sheet that a stage was closed without, and why. It counts in no denominator.' })
export class ToldException {
  @Field(() => ID)
  id: string;

  /** Null: a seat that nobody had taken. */
  judgeId: string | null;

  @Field(() => ID)
  entry: string;

  @Field()
  entryNumber: string;

  @Field()
  reason: string;

  @Field()
  at: Date;
}
