import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import { ArrayMaxSize, IsDate, IsEmail, IsIn, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type ConsentKind, consentKinds } from '../../domain/consent.js';
import { ConsentKindEnum } from './consent.type.js';

@InputType({ description: 'An agreement to one of the `consentTexts`.' })
class ConsentInput {
  @Field(() => ConsentKindEnum)
  @IsIn(consentKinds)
  kind: ConsentKind;

  @Field({ description: 'The `hash` of the text that was read.' })
  @Matches(/^[0-9a-f]{64}$/)
  textHash: string;
}

@InputType({ description: 'A new team, which you lead.' })
export class RegisterTeamInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field({ description: 'One line of at most 40 characters.' })
  @IsString()
  @MaxLength(400)
  name: string;

  @Field(() => [ConsentInput], { description: "The lead's own; members give theirs when they accept." })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ConsentInput)
  consents: ConsentInput[];
}

@InputType({ description: 'Who is invited to which team.' })
export class InviteMemberInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field({ description: 'The mail address with which the invited person signs in, or will.' })
  @Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsEmail()
  @MaxLength(320)
  email: string;
}

@InputType({ description: 'Which invitation you accept, with your consents.' })
export class AcceptInvitationInput {
  @Field(() => ID)
  @IsUUID()
  invitation: string;

  @Field(() => [ConsentInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ConsentInput)
  consents: ConsentInput[];
}

@InputType({ description: 'Which invitation you decline.' })
export class DeclineInvitationInput {
  @Field(() => ID)
  @IsUUID()
  invitation: string;
}

@InputType({ description: 'What you agree to, as a member of which team.' })
export class GiveConsentInput extends ConsentInput {
  @Field(() => ID)
  @IsUUID()
  team: string;
}

@InputType({ description: 'Which of your consents you withdraw, as a member of which team.' })
export class WithdrawConsentInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field(() => ConsentKindEnum)
  @IsIn(consentKinds)
  kind: ConsentKind;
}

@InputType({ description: 'Which team you leave.' })
export class LeaveTeamInput {
  @Field(() => ID)
  @IsUUID()
  team: string;
}

@InputType({ description: 'Who is to lead the team that you lead.' })
export class HandOverLeadInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field(() => ID, { description: 'A member who joined.' })
  @IsUUID()
  member: string;
}

@InputType({ description: 'Who is taken off the team that you lead, or whose invitation is taken back.' })
export class RemoveMemberInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field(() => ID)
  @IsUUID()
  member: string;
}

@InputType({ description: 'Who is taken off the team that you lead, and who is invited instead.' })
export class ReplaceMemberInput extends RemoveMemberInput {
  @Field({ description: 'The mail address with which the invited person signs in, or will.' })
  @Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsEmail()
  @MaxLength(320)
  email: string;
}

@InputType({ description: 'Which team may submit until when, and why.' })
export class ExtendDeadlineInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field({ description: "The last second in which the team may submit; later than the edition's own deadline." })
  @IsDate()
  until: Date;

  @Field({ description: '5 to 500 characters, for the team and the organisers.' })
  @IsString()
  reason: string;
}

@ArgsType()
export class MyTeamArgs {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}
