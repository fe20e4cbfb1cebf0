import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type SensitivityRule, sensitivityRules } from '../../domain/settlement/standing.js';
import type { StageRule } from '../../domain/stage-rule.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Tally } from '../scoring/stage-rule.type.js';

const SensitivityRuleEnum = enumOf(sensitivityRules);
registerEnumType(SensitivityRuleEnum, {
  name: 'SensitivityRule',
  description:
    'A way from sheets to a score that a ranking is compared by: the rules of a stage, the adjusted score with outlying sheets weighed down, ' +
    "marks on each judge's own scale, and two-way least squares.",
});

@ObjectType({
  description: 'Between which places an entry stands with a chance of about 90 %. For organisers: never shown to entrants or judges.',
})
export class RankInterval {
  @Field(() => Int, { description: 'The better place, the lesser number.' })
  lower: number;

  @Field(() => Int)
  upper: number;
}

@ObjectType({ description: 'The score and the place that an entry would have under another rule.' })
export class SensitivityPlace {
  @Field(() => SensitivityRuleEnum)
  rule: SensitivityRule;

  @Field(() => DecimalScalar, { nullable: true, description: 'With the decimals of the rule; null: that rule gives it none.' })
  score: string | null;

  @Field(() => Int, { nullable: true, description: 'Null: that rule gives it none.' })
  place: number | null;
}

@ObjectType({ description: 'The places that an entry has when each judge in turn is left out.' })
export class LeaveOneOut {
  @Field(() => Int, { description: 'The least number, the best of them.' })
  lowestPlace: number;

  @Field(() => Int, { description: 'The greatest number, the worst of them.' })
  highestPlace: number;
}

@ObjectType({ description: 'What people should know of how a track was settled.' })
export class SettlementRemark {
  @Field()
  code: string;

  @Field({ description: 'The sentence in Korean.' })
  ko: string;

  @Field({ description: 'The sentence in English.' })
  en: string;
}

@ObjectType({ description: 'How much judges differ, and how much sheets of the same entry differ otherwise, in squared points of 0–100.' })
export class VarianceComponents {
  @Field(() => DecimalScalar, { description: 'Between judges. 0: they did not differ measurably, and nothing was adjusted.' })
  judges: string;

  @Field(() => DecimalScalar, { description: 'Left between sheets of the same entry.' })
  residual: string;
}

@ObjectType({ description: 'How generous or strict a judge was, for organisers.' })
export class JudgeEffect {
  /** The seat. */
  judge: string;

  @Field(() => Int, { description: 'The sheets that count.' })
  sheets: number;

  @Field(() => Int, { description: 'Which part of the track the judge belongs to, from 1: between parts no sheet compares.' })
  component: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'In points beside colleagues on the same entries, positive for a generous judge; null: too few sheets.',
  })
  effect: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The standard error of the effect; null with it.' })
  standardError: string | null;

  @Field({ description: "Whether another entry would be first without this judge's sheets." })
  changesWinner: boolean;

  @Field({ description: "Whether others would be among those that go on without this judge's sheets." })
  changesTopK: boolean;
}

@ObjectType({ description: 'What the places of a track follow from, for organisers and auditors.' })
export class SettledTrack {
  track: string;

  @Field(() => Tally)
  announcedRule: StageRule['tally'];

  @Field(() => Tally, { description: 'What the places follow from: MEAN where an adjusted score was announced and could not be used.' })
  officialRule: StageRule['tally'];

  @Field(() => Int, { nullable: true, description: 'How many go on to the next stage; null: no quota was announced.' })
  topK: number | null;

  @Field(() => [SettlementRemark], { description: 'Why the plain mean stands in for the adjusted score; empty where it does not.' })
  fallbackReasons: SettlementRemark[];

  @Field(() => [SettlementRemark], { description: 'What else to know: judges who did not differ, judges with few sheets.' })
  remarks: SettlementRemark[];

  @Field(() => Int, { description: 'In how many parts judges and entries fall that no sheet links. 1: all can be compared.' })
  components: number;

  @Field(() => Int, { description: 'How many sheets are left to see the noise by, beyond one for each entry and judge.' })
  residualDf: number;

  @Field(() => VarianceComponents, { nullable: true, description: 'Null: there are too few sheets to tell.' })
  varianceComponents: VarianceComponents | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The standard error of an adjusted score, on average: about ± so many points. Null: too few sheets.',
  })
  meanStandardError: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The reliability of the adjusted ranking: which share of the differences between scores is the entries’ own. Null: too few sheets.',
  })
  reliability: string | null;

  @Field(() => [JudgeEffect])
  judgeEffects: JudgeEffect[];
}
