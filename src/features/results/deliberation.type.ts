import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type DeliberationReason, deliberationReasons } from '../../domain/deliberation.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import type { CommitteeDecision } from './committee-decision.entity.js';
import { NamedLine } from './result.types.js';

const DeliberationReasonEnum = enumOf(deliberationReasons);
registerEnumType(DeliberationReasonEnum, {
  name: 'DeliberationReason',
  description:
    'Why a committee talks about an entry. STATISTICAL_TIE: scores hardly tell whether it belongs to those who go on. RULES_DIFFER: by some rules it would go on, by others not. SHARED_PLACE: nothing but a decision can tell it from others, and the rule has no deliberation.',
});

@ObjectType({ description: 'An entry of which a committee decided where it stands.' })
export class DecidedEntryLine {
  /** The entry; told as a number. */
  entry: string;

  @Field(() => Int, { description: 'From 1, the best.' })
  order: number;

  @Field()
  reason: string;
}

@ObjectType({ description: 'An entry that a committee has to talk about, for organisers and auditors. Never shown to entrants or judges.' })
export class DeliberatedEntry extends NamedLine {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  @Field(() => Int, { description: 'In the settlement, with the decisions that it has.' })
  place: number;

  @Field(() => Int, { nullable: true, description: 'By the rule that counts, before any decision; null: it gives none.' })
  officialPlace: number | null;

  @Field(() => Int, { nullable: true, description: 'By the adjusted scores; null: there are none.' })
  adjustedPlace: number | null;

  @Field(() => Int, { nullable: true, description: 'By the plain means; null: no sheet counts.' })
  plainPlace: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How likely the entry is among those who go on, 0 to 1; null: it cannot be told.',
  })
  chance: string | null;

  @Field(() => [DeliberationReasonEnum])
  reasons: DeliberationReason[];

  @Field({ description: 'Whether it still competes: nothing is decided on entries that left.' })
  isCompeting: boolean;

  @Field(() => Int, { nullable: true, description: 'Where the latest decision puts it among those decided on, from 1; null: it does not.' })
  decidedOrder: number | null;

  @Field(() => String, { nullable: true, description: 'Why; null with the order.' })
  decisionReason: string | null;
}

@ObjectType({ description: 'A page of the entries that a committee has to talk about.' })
export class DeliberatedEntryConnection extends PageFields {
  @Field(() => [DeliberatedEntry])
  nodes: DeliberatedEntry[];
}

@ObjectType({ description: 'What a committee has to talk about in a settled track before its best entries go on (심의).' })
export class TrackDeliberation {
  settlementId: string;

  track: string;

  @Field(() => Int, { nullable: true, description: 'How many go on; null: all do.' })
  quota: number | null;

  @Field({
    description: 'Whether the announced rule leaves these entries to people. If not, the list informs, and nothing is decided.',
  })
  isAnnounced: boolean;

  lines: Omit<DeliberatedEntry, keyof NamedLine>[];

  @Field(() => Int, {
    description:
      'How many entries of the list nothing was decided on. Where the rule has a deliberation, nobody goes on while there are any.',
  })
  undecided: number;

  /** Of the stage and track, oldest first. */
  decisions: CommitteeDecision[];
}
