import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { FinalStanding as Standing } from '../../domain/final.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { NamedLine } from './result.types.js';

@InputType({ description: 'Of which edition the final places are worked out.' })
export class SettleFinalInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

type Component = Standing['components'][number];

const FinalComponentKind = { STAGE: 'STAGE', PART: 'PART', BONUS: 'BONUS', PENALTY: 'PENALTY' } as const satisfies {
  [W in Component['kind']]: W;
};
registerEnumType(FinalComponentKind, { name: 'FinalComponentKind', description: 'What a piece of a final score comes from.' });

@ObjectType({ description: 'A piece of a final score.' })
export class FinalComponent implements Component {
  @Field(() => FinalComponentKind)
  kind: Component['kind'];

  @Field({ description: "The stage's ordinal, or the key of the part or of the penalty's ground." })
  key: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a stage or a weighted part on 0–100, else what is added or taken off, exactly: "90", "515/6"; null: there is nothing.',
  })
  points: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'In percent; null for what is added or taken off.' })
  weight: string | null;
}

@ObjectType({ description: 'How an entry of the final stands in a stage.' })
export class FinalStageStanding {
  @Field(() => Int, { description: 'The ordinal of the stage.' })
  stage: number;

  @Field(() => Int, { nullable: true, description: 'Null: no sheet counts, or the entry was withdrawn or disqualified.' })
  place: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'With the decimals of the rule of the stage; null: no sheet counts.' })
  score: string | null;

  @Field(() => [String], { description: 'The floors of the stage that were missed (과락): keys of criteria, and TOTAL.' })
  belowFloors: string[];
}

@ObjectType({ description: "An entry's line in a final ranking, for organisers and auditors." })
export class FinalStanding extends NamedLine {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  track: string;

  @Field(() => Int, { nullable: true, description: 'Null: there is no score, or the entry was withdrawn or disqualified.' })
  place: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'With the decimals of the final rule; null: a stage or a weighted part has nothing for it.',
  })
  score: string | null;

  @Field(() => String, { nullable: true, description: 'The same before rounding, as a fraction "n/d"; null with the score.' })
  exact: string | null;

  @Field(() => Int, { description: 'Of the last stage.' })
  judgesCounted: number;

  @Field(() => String, {
    nullable: true,
    description: 'What decided among equal scores: the key of a criterion or part, `STAGE_1`, or the name of a link; null: nothing had to.',
  })
  tieBrokenBy: string | null;

  @Field(() => [FinalComponent], { description: 'What the score is made of, in the order of the rule.' })
  components: FinalComponent[];

  @Field(() => [FinalStageStanding], { description: 'In the order of the stages.' })
  stages: FinalStageStanding[];
}

@ObjectType({ description: 'A page of a final ranking.' })
export class FinalStandingConnection extends PageFields {
  @Field(() => [FinalStanding])
  nodes: FinalStanding[];
}

@ObjectType({ description: 'A place in a final ranking that several entries share: nothing in the rule splits them.' })
export class SharedPlace {
  track: string;

  @Field(() => Int)
  place: number;

  /** Ids; told as numbers. */
  entries: string[];
}
