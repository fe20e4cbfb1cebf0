import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from './competition.loaders.js';
import { OrganizerDesk } from './competition.type.js';
import { RoleChange } from './role-change.entity.js';
import { GrantRoleInput, RevokeRoleInput } from './role.input.js';
import { RoleService } from './role.service.js';
import { RoleChangeConnection, RoleHolder } from './role.type.js';

@Resolver(() => OrganizerDesk)
export class DeskOfRolesResolver {
  constructor(private readonly roles: RoleService) {}

  @Mutation(() => RoleHolder, { description: 'Give a person who has an account a role of an edition. Nobody wears two hats.' })
  @SignedIn()
  grantRole(@CurrentActor() actor: Actor, @Args('input') input: GrantRoleInput) {
    return this.roles.grant(actor, input);
  }

  @Mutation(() => RoleHolder, { description: 'Take a role of an edition from somebody, with a reason. Its last organiser stays.' })
  @SignedIn()
  revokeRole(@CurrentActor() actor: Actor, @Args('input') input: RevokeRoleInput) {
    return this.roles.revoke(actor, input);
  }

  @ResolveField('roles', () => [RoleHolder], {
    description:
      'Who holds a role of this edition, in the order in which they were given it. Those with a role in all editions are not listed.',
  })
  holders(@Parent() { competition }: OrganizerDesk) {
    return this.roles.holders(competition.id);
  }

  @ResolveField('roleChanges', () => RoleChangeConnection, { description: 'How roles were given and taken, oldest first.' })
  changes(@Parent() { competition }: OrganizerDesk, @Args() page: PageArgs) {
    return this.roles.changes(competition.id, page);
  }
}

@Resolver(() => RoleHolder)
export class RoleHolderResolver {
  @ResolveField(() => Account)
  account(@Parent() { accountId }: RoleHolder, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', accountId, null);
    return loaders.accountById.load(accountId);
  }
}

@Resolver(() => RoleChange)
export class RoleChangeResolver {
  @ResolveField(() => Account)
  account(@Parent() { accountId, competitionId }: RoleChange, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', accountId, competitionId);
    return loaders.accountById.load(accountId);
  }

  @ResolveField(() => Account, { description: 'Who gave or took it.' })
  changedBy(@Parent() { changedBy, competitionId }: RoleChange, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', changedBy, competitionId);
    return loaders.accountById.load(changedBy);
  }
}
