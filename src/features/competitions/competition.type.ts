import { Field, ObjectType } from '@nestjs/graphql';
import { Competition } from './competition.entity.js';

/** Higher features add their lists to the desk. */
@ObjectType({ description: 'What the organisers and auditors of an edition work on.' })
export class OrganizerDesk {
  @Field(() => Competition)
  competition: Competition;
}
