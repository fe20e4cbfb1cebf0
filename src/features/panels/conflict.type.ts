import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ChallengeGround, ChallengeState } from '../../domain/conflict.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { ChallengeGroundEnum, ChallengeStateEnum } from './challenge.entity.js';
import { Conflict } from './conflict.entity.js';

@ObjectType({ description: 'A page of the conflicts of an edition that are on record, newest first.' })
export class ConflictConnection extends PageFields {
  @Field(() => [Conflict])
  nodes: Conflict[];
}

/** Resolved over the row of the challenge: teams see it as another type, without those whom it may mean. */
@ObjectType({ description: "A team's objection to a judge (기피신청), as those see it who decide." })
export class FiledChallenge {
  @Field(() => ID)
  id: string;

  @Field()
  personName: string;

  @Field(() => String, { nullable: true, description: 'Null: none was said.' })
  personEmail: string | null;

  @Field(() => ChallengeGroundEnum)
  ground: ChallengeGround;

  @Field()
  reason: string;

  @Field(() => ChallengeStateEnum)
  state: ChallengeState;

  @Field()
  filedAt: Date;

  @Field(() => Date, { nullable: true, description: 'Null while it is open.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Null while it is open.' })
  decisionReason: string | null;
}

@ObjectType({ description: 'A page of the challenges that teams of an edition filed, newest first.' })
export class FiledChallengeConnection extends PageFields {
  @Field(() => [FiledChallenge])
  nodes: FiledChallenge[];
}
