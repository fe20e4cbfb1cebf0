import { Field, InputType } from '@nestjs/graphql';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsDate } from 'class-validator';

/** Names are composed before they are looked at: macOS sends Korean in pieces, and two tracks that read the same must be the same. */
export const Composed = () => Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.normalize('NFC') : value));

@InputType({ description: 'The dates that rule what teams may do. Registration opens before it closes, and submissions close last.' })
export class CalendarInput {
  @Field()
  @IsDate()
  registrationOpensAt: Date;

  @Field({ description: 'The last second in which a team may register or grow.' })
  @IsDate()
  registrationClosesAt: Date;

  @Field({ description: 'The last second in which an entry may be submitted.' })
  @IsDate()
  submissionsCloseAt: Date;
}
