import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type TieDecision, tieDecisions } from '../../domain/advance.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

export const TieDecisionEnum = enumOf(tieDecisions);
registerEnumType(TieDecisionEnum, {
  name: 'TieDecision',
  description: 'On entries that share the last place that advances: all of them go on, or the rule that was announced with the quota.',
});

@ObjectType({ description: 'An entry that went on to the next stage, for organisers and auditors.' })
export class AdvancedLine {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  track: string;

  @Field(() => Int, { description: 'Its place in the track of the stage that it came from.' })
  place: number;
}

@ObjectType({ description: 'A page of the entries that went on, track by track in the order of places.' })
export class AdvancedLineConnection extends PageFields {
  @Field(() => [AdvancedLine])
  nodes: AdvancedLine[];
}

/** What was decided in a track where more entries shared the last place than there was room for. */
@ObjectType({ description: 'A tie at the last place that advances, and what was decided.' })
export class DecidedTie {
  track: string;

  @Field(() => TieDecisionEnum)
  decision: TieDecision;

  /** Ids; told as numbers. */
  entries: string[];
}
