import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsUUID } from 'class-validator';
import { PageFields } from '../../platform/graphql/connection.js';

export const MatchBasis = { EMAIL: 'EMAIL', EMPLOYEE_NUMBER: 'EMPLOYEE_NUMBER', NAME_AND_AGENCY: 'NAME_AND_AGENCY' } as const;
type MatchBasis = (typeof MatchBasis)[keyof typeof MatchBasis];
registerEnumType(MatchBasis, {
  name: 'MatchBasis',
  description:
    'What a trainee and an account have in common. None decides: addresses and numbers are given again (the number is one of other days), and people share names.',
});

@ObjectType({ description: 'An account that may be of the same person as a trainee.' })
export class MatchCandidate {
  @Field(() => ID)
  account: string;

  @Field()
  name: string;

  @Field()
  email: string;

  @Field(() => String, { nullable: true, description: 'The agency of the last employment, in Korean; null: none is known.' })
  agencyKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null: none is known.' })
  agencyEn: string | null;

  @Field(() => String, { nullable: true, description: 'The number there; null: none is known.' })
  employeeNumber: string | null;

  @Field(() => [MatchBasis])
  bases: MatchBasis[];

  @Field(() => Boolean, { nullable: true, description: 'What was decided; null: nothing yet.' })
  isSame: boolean | null;
}

@ObjectType({
  description: 'Somebody with training records whose agency and employee number were no account’s on the days of the courses.',
})
export class WaitingTrainee {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => String, { nullable: true, description: 'Null where the training site does not tell.' })
  email: string | null;

  @Field()
  agencyKo: string;

  @Field()
  agencyEn: string;

  @Field()
  employeeNumber: string;

  @Field(() => Int, { description: 'How many courses were completed.' })
  completions: number;

  @Field(() => [MatchCandidate])
  candidates: MatchCandidate[];
}

@ObjectType({ description: 'A page of trainees, by name.' })
export class WaitingTraineeConnection extends PageFields {
  @Field(() => [WaitingTrainee])
  nodes: WaitingTrainee[];
}

@InputType({ description: 'Whether a trainee is the person of an account.' })
export class DecideTraineeMatchInput {
  @Field(() => ID)
  @IsUUID()
  trainee: string;

  @Field(() => ID, { description: 'One of the candidates.' })
  @IsUUID()
  account: string;

  @Field()
  @IsBoolean()
  isSame: boolean;
}
