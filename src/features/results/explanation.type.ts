import { Field, ObjectType } from '@nestjs/graphql';
import type { Explanation } from '../../domain/explanation/explanation.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

@ObjectType('ScoreExplanation', {
  description: 'How a score came about, with the arithmetic. Judges are not named, and stand in the order of their totals.',
})
export class ScoreExplanation implements Explanation {
  @Field({ description: 'In Korean.' })
  ko: string;

  @Field({ description: 'In English.' })
  en: string;
}

@ObjectType({ description: "What your team's entry reached in a stage, once the results are public." })
export class EntryResult {
  stageId: string;

  @Field(() => DecimalScalar, { description: 'With the decimals of the rule.' })
  score: string;

  @Field(() => ScoreExplanation)
  explanation: ScoreExplanation;
}
