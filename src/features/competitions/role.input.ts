import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEmail, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { type EditionRole, editionRoles } from '../../domain/actor.js';
import { EditionRoleEnum } from './role-change.entity.js';

@InputType({ description: 'Who is given which role of which edition.' })
export class GrantRoleInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field({ description: 'The mail address that the person signs in with. There must be such an account.' })
  @IsEmail()
  email: string;

  @Field(() => EditionRoleEnum)
  @IsIn(editionRoles)
  role: EditionRole;
}

@InputType({ description: 'Which role is taken, and why.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'The id of a `RoleHolder`.' })
  @IsUUID()
  role: string;

  @Field({ description: 'Why: kept with the change.' })
  @IsString()
  @MaxLength(2000)
  reason: string;
}
