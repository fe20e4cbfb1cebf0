import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Band, CriterionFeedback, OwnStanding } from '../../domain/feedback.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

@ObjectType({ description: 'Part of a ranking, the best at 0 percent. No band has fewer than five entries, unless the ranking has.' })
export class RankingBand implements Band {
  @Field(() => Int, { description: 'Above this percent of the entries: 0, 10, 25 or 50.' })
  fromPercent: number;

  @Field(() => Int, { description: 'Up to this percent of the entries: 10, 25, 50 or 100.' })
  toPercent: number;

  @Field(() => Int, { description: 'How many entries stand in it.' })
  entries: number;
}

@ObjectType('PlaceOfEntry', { description: 'How your entry stands in its track, as far as the organisers chose to tell it.' })
export class PlaceOfEntry implements OwnStanding {
  @Field(() => Int, { nullable: true, description: 'Null where it has none, or only bands or awards are told.' })
  place: number | null;

  @Field(() => RankingBand, { nullable: true, description: 'Null where it has no place, or no bands are told.' })
  band: RankingBand | null;

  @Field(() => Int, { description: 'How many entries of the track have a place.' })
  places: number;
}

@ObjectType({ description: 'An award that your entry got.' })
export class OwnAward {
  @Field()
  nameKo: string;

  @Field()
  nameEn: string;

  @Field(() => String, { nullable: true, description: 'Why it was revoked (수상 취소); null: it was not.' })
  revokedKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null: it was not.' })
  revokedEn: string | null;
}

@ObjectType('CriterionFeedback', {
  description: 'What judges gave your entry on a criterion, taken together. It stands alone: no order tells of a judge.',
})
export class CriterionFeedbackType implements Omit<CriterionFeedback, 'criterion'> {
  @Field()
  nameKo: string;

  @Field()
  nameEn: string;

  @Field(() => DecimalScalar)
  maxPoints: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The lowest mark; null with fewer than three sheets, of which it would tell too much.',
  })
  lowest: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The highest mark; null with fewer than three sheets.' })
  highest: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The plain mean with two decimals; null with one sheet, with three, of which it would tell the third mark, and where teams are not told their places: means add up to the score.',
  })
  mean: string | null;

  @Field(() => [String], {
    description: 'What judges wrote, in a random order of this criterion; empty where their comments stay with the organisers.',
  })
  comments: string[];
}

@ObjectType('StageFeedback', { description: 'What the judges of a stage said of your entry.' })
export class StageFeedbackType {
  stageId: string;

  @Field(() => PlaceOfEntry, {
    nullable: true,
    description: 'In the ranking of the stage, where it was the last one for the entry; null where the published ranking has it.',
  })
  standing: PlaceOfEntry | null;

  @Field(() => Int, { description: 'How many sheets counted.' })
  sheets: number;

  @Field(() => [CriterionFeedbackType], { description: 'In the order of the rubric.' })
  criteria: CriterionFeedbackType[];

  @Field(() => [String], { description: 'What judges wrote on the entry as a whole, in a random order of its own.' })
  comments: string[];
}

@ObjectType({ description: 'What your team is told of its entry once results are public. No judge is named, and no mark is one judge’s.' })
export class EntryFeedback {
  @Field({ description: 'Of the publication that it goes with.' })
  publishedAt: Date;

  @Field(() => PlaceOfEntry, { description: 'In the ranking that was published.' })
  standing: PlaceOfEntry;

  @Field({ description: 'Whether the entry won something, and did not lose it since.' })
  hasWon: boolean;

  @Field(() => OwnAward, { nullable: true, description: 'Null without one, and where the edition announced no awards.' })
  award: OwnAward | null;

  @Field(() => [StageFeedbackType], { description: 'The stages in which it was judged, in their order.' })
  stages: StageFeedbackType[];
}
