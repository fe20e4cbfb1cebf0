import { Field, ObjectType } from '@nestjs/graphql';
import type { DeskSight } from '../../domain/permission/desk.js';
import { Competition } from './competition.entity.js';

/** Higher features add their lists to the desk. Each of its fields is asked for in `maySeeDeskPart`. */
@ObjectType({
  description:
    'What the organisers and auditors of an edition work on. Its secretary, its chair and administrators see parts of it: what is not ' +
    'for them is refused.',
})
export class OrganizerDesk {
  @Field(() => Competition)
  competition: Competition;

  sight: DeskSight;
}
