import { Field, ID, ObjectType, PickType } from '@nestjs/graphql';
import { PageFields } from '../../platform/graphql/connection.js';
import { Question } from './question.entity.js';

const ofQuestion = ['id', 'text', 'askedAt', 'answer', 'answeredAt', 'isPublic', 'publicText'] as const;

/** Resolved over the row of the question. */
@ObjectType({ description: 'A question about an edition, as those see it who answer.' })
export class AskedQuestion extends PickType(Question, ofQuestion) {}

@ObjectType({ description: 'A page of the questions about an edition, in the order in which they were asked.' })
export class AskedQuestionConnection extends PageFields {
  @Field(() => [AskedQuestion])
  nodes: AskedQuestion[];
}

@ObjectType({ description: 'A question and its answer for everybody. Who asked, and when, is told to nobody.' })
export class AnsweredQuestion {
  @Field(() => ID)
  id: string;

  @Field()
  question: string;

  @Field()
  answer: string;

  @Field()
  answeredAt: Date;
}
