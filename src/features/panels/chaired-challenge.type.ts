import { Field, ID, ObjectType, PickType } from '@nestjs/graphql';
import { FiledChallenge } from './conflict.type.js';

const said = ['id', 'personName', 'personEmail', 'ground', 'reason', 'state', 'filedAt', 'decidedAt', 'decisionReason'] as const;

/** Resolved over the row of the challenge. Nothing leads from it to a team or an entry: a chair may be among the judges. */
@ObjectType({ description: 'An objection to a judge (기피신청), as the chair sees it: without the team that filed it.' })
export class ChairedChallenge extends PickType(FiledChallenge, said) {}

@ObjectType({ description: 'A judge whom a challenge may mean.' })
export class ChallengedJudge {
  @Field(() => ID, { description: 'What `ruleOnChallenge` takes as `judge`.' })
  id: string;

  @Field()
  name: string;

  /** Whose name it is, for the access log, and in which edition. */
  accountId: string;
  competitionId: string;

  /** For the fields `stage` and `track`. */
  stageId: string;
  trackId: string;
}
