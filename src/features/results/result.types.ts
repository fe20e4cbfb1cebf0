import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { LeaveOneOut, RankInterval, SensitivityPlace } from './settled-track.type.js';

@ObjectType({ description: 'What the judges gave an entry on one criterion, on average.' })
export class CriterionMean {
  @Field({ description: 'The key of the criterion.' })
  criterion: string;

  @Field(() => DecimalScalar, { description: 'The plain mean of its marks, with the decimals of the rule.' })
  mean: string;
}

/** What people call the entry of a line in a ranking. */
@ObjectType({ isAbstract: true })
export abstract class NamedLine {
  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field()
  teamName: string;
}

@ObjectType({ description: "An entry's line in a settled ranking, for organisers and auditors." })
export class SettledStanding extends NamedLine {
  settlementId: string;

  /** The entry; not told, since the number is what people call it. */
  entry: string;

  track: string;

  @Field(() => Int, { nullable: true, description: 'Null: no sheet counts, or the entry was withdrawn or disqualified.' })
  place: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'With the decimals of the rule; null: no sheet counts.' })
  score: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The same before rounding, as a fraction "n/d"; of an adjusted score, an estimate, the published decimal. Null with the score.',
  })
  exact: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The untrimmed mean; null with the score.' })
  plainMean: string | null;

  @Field(() => Int)
  judgesCounted: number;

  @Field({ description: 'Whether highest and lowest were left out.' })
  trimmed: boolean;

  @Field(() => String, { nullable: true, description: 'What decided among equal scores; null: nothing had to.' })
  tieBrokenBy: string | null;

  @Field(() => [String], {
    description: 'The floors of the rule that were missed (과락): keys of criteria, and TOTAL for the score. Such an entry wins nothing.',
  })
  belowFloors: string[];

  @Field(() => [CriterionMean], {
    description: 'In the order of the rubric; empty where no sheet counts, and in settlements of engine 1.',
  })
  criterionMeans: CriterionMean[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The adjusted score (조정점수), whatever rule is official; null: it cannot be estimated, or engines 1 and 2 settled.',
  })
  adjusted: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The standard error of the adjusted score: about ± so many points. Never shown to entrants or judges. Null: as `adjusted`.',
  })
  standardError: string | null;

  @Field(() => RankInterval, { nullable: true, description: 'Never shown to entrants or judges. Null: no place, or no estimate.' })
  rankInterval: RankInterval | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How likely the entry is among the best of its track, as many as go on: 0 to 1. Never shown to entrants or judges. Null: no quota was announced, or it is below a floor.',
  })
  chanceOfTopK: string | null;

  @Field(() => [SensitivityPlace], { description: 'The place under each rule, before decisions of people; empty by engines 1 and 2.' })
  sensitivity: SensitivityPlace[];

  @Field(() => LeaveOneOut, { nullable: true, description: 'Null: no place, or engines 1 and 2 settled.' })
  leaveOneOut: LeaveOneOut | null;
}

@ObjectType({ description: 'A page of a settled ranking.' })
export class SettledStandingConnection extends PageFields {
  @Field(() => [SettledStanding])
  nodes: SettledStanding[];
}

@ObjectType({ description: 'How an entry stands in one settlement.' })
export class StandingThen {
  @Field(() => Int, { nullable: true, description: 'Null: no sheet counts, or the entry was withdrawn or disqualified.' })
  place: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null: no sheet counts.' })
  score: string | null;

  @Field(() => Int)
  judgesCounted: number;
}

@ObjectType({ description: 'An entry that stands otherwise than in the settlement before.' })
export class ChangedLine {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  track: string;

  @Field(() => StandingThen, { nullable: true, description: 'Null: the entry was not in it.' })
  before: StandingThen | null;

  @Field(() => StandingThen, { nullable: true, description: 'Null: the entry is not in it any more.' })
  after: StandingThen | null;
}

@ObjectType({ description: 'A page of the entries that stand otherwise than in the settlement before.' })
export class ChangedLineConnection extends PageFields {
  @Field(() => [ChangedLine])
  nodes: ChangedLine[];
}
