import { Field, ID, ObjectType, PickType, registerEnumType } from '@nestjs/graphql';
import type { AppealOutcome } from '../../domain/appeal.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { AppealGround } from '../awards/award-rule.type.js';
import { Appeal } from './appeal.entity.js';

export const AppealOutcomeEnum = { UPHELD: 'UPHELD', DISMISSED: 'DISMISSED', INADMISSIBLE: 'INADMISSIBLE' } as const satisfies {
  [W in AppealOutcome]: W;
};
registerEnumType(AppealOutcomeEnum, { name: 'AppealOutcome', description: 'How an appeal is answered: 인용, 기각, 각하.' });

@ObjectType({ description: 'Until when your team can appeal, and on what grounds.' })
export class AppealWindow {
  @Field({ description: 'From when on the days are counted: the publication that last changed what your entry got.' })
  opensAt: Date;

  @Field({ description: 'The last second in which an appeal is taken.' })
  closesAt: Date;

  @Field()
  isOpen: boolean;

  @Field(() => [AppealGround])
  grounds: AppealGround[];

  @Field({ description: 'What the form says before anything else, in Korean.' })
  noticeKo: string;

  @Field({ description: 'The same in English.' })
  noticeEn: string;
}

/** Resolved over the row of the appeal. */
@ObjectType({ description: "A team's appeal as those who run the edition see it." })
export class FiledAppeal extends PickType(Appeal, [
  'id',
  'text',
  'state',
  'filedAt',
  'remedy',
  'decision',
  'closedAt',
  'result',
  'concludedAt',
] as const) {
  @Field(() => ID, { name: 'entry' })
  entryId: string;
}

@ObjectType({ description: 'A page of the appeals of an edition, newest first.' })
export class AppealConnection extends PageFields {
  @Field(() => [FiledAppeal])
  nodes: FiledAppeal[];
}
