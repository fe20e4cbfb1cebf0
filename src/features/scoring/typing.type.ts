import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TypingState as State } from '../../domain/permission/typing.js';
import { KeptContent } from './correction.type.js';

const TypingState = { TYPED: 'TYPED', CONFIRMED: 'CONFIRMED', RETURNED: 'RETURNED' } as const satisfies { [S in State]: S };
registerEnumType(TypingState, {
  name: 'TypingState',
  description: 'What has become of a paper sheet that was typed. Once it is confirmed it is the submitted sheet of its judge.',
});

/** Judges are shown it too: nothing on it leads to a person. */
@ObjectType({ description: 'A paper sheet that was typed for its judge (대리입력).' })
export class TypedSheet {
  @Field(() => ID)
  id: string;

  @Field(() => TypingState)
  state: State;

  @Field()
  typedAt: Date;

  @Field({ description: 'Whether it was you who typed it.' })
  typedByYou: boolean;

  @Field({ description: 'Whether a second person has taken it to compare it with the paper.' })
  isTaken: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed or returned; null while it waits.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was returned; null: it was not.' })
  returnReason: string | null;

  @Field(() => KeptContent, {
    nullable: true,
    description: 'Shown while it waits, to its judge, to whoever typed it and to whoever took it to compare it; null to everybody else.',
  })
  content: KeptContent | null;
}

@ObjectType({ description: 'A sheet that may be typed from paper: its judge has not begun it. Nothing is told of any other.' })
export class PaperSheet {
  @Field(() => ID, { description: 'What it is typed for.' })
  assignment: string;

  @Field({ description: 'What the judges of the stage call the entry.' })
  code: string;

  judgeId: string;

  @Field(() => TypedSheet, { nullable: true, description: 'As it was typed last; null: it was not.' })
  typed: TypedSheet | null;
}
