import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { EditionRole } from '../../domain/actor.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { EditionRoleEnum, RoleChange } from './role-change.entity.js';

/** Resolved over the row of the grant. */
@ObjectType({ description: 'Somebody who holds a role of an edition.' })
export class RoleHolder {
  @Field(() => ID, { description: 'What `revokeRole` asks for.' })
  id: string;

  accountId: string;

  @Field(() => EditionRoleEnum)
  role: EditionRole;

  @Field()
  grantedAt: Date;
}

@ObjectType({ description: 'A page of how the roles of an edition were given and taken, oldest first.' })
export class RoleChangeConnection extends PageFields {
  @Field(() => [RoleChange])
  nodes: RoleChange[];
}
