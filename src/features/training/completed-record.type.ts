import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

/** A completed course of one person: plain JSON values, so that a snapshot can be written and read back as it is. */
@ObjectType({ description: 'A course that somebody completed.' })
export class CompletedRecord {
  @Field(() => Int, { description: "The programme's year." })
  programmeYear: number;

  @Field(() => Int, { nullable: true, description: 'Step 0 to 4; null for courses from before there were levels.' })
  level: number | null;

  @Field()
  courseNameKo: string;

  @Field()
  courseNameEn: string;

  @Field(() => Int, { description: 'Which run (차수) of the course.' })
  sessionOrdinal: number;

  @Field({ description: 'The first day of the session: `2025-04-21`.' })
  startsOn: string;

  @Field({ description: 'The last day of the session.' })
  endsOn: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null where the training office does not tell.' })
  hoursAttended: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null where the training office does not tell.' })
  hoursPlanned: string | null;

  @Field({ description: 'The day of completion (수료일), in Seoul.' })
  completedOn: string;

  @Field(() => String, { nullable: true, description: 'Null where there is no certificate.' })
  certificateNumber: string | null;
}
