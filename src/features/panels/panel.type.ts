import { Field, ObjectType } from '@nestjs/graphql';
import { Competition, Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';

@ObjectType({ description: 'What a judge signs: secrecy, integrity, and the duty to step back from a conflict of interest.' })
export class PledgeText {
  @Field()
  ko: string;

  @Field()
  en: string;

  @Field({ description: 'SHA-256 of the Korean text; whoever signs sends it along.' })
  hash: string;
}

@ObjectType({ description: 'A stage that you judge in (위촉 단계), for one track or more.' })
export class JudgeSeat {
  @Field(() => Competition)
  competition: Competition;

  @Field(() => Stage)
  stage: Stage;

  @Field(() => [Track], { description: 'The tracks whose entries you judge.' })
  tracks: Track[];

  @Field(() => Date, { nullable: true, description: 'When you signed the pledge; null: not yet, and nothing is shown before.' })
  pledgedAt: Date | null;

  /** The judge on the panel of each track. */
  judgeIds: string[];
}
