import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { AccountChange } from './account-change.entity.js';
import { Employment } from './account.entity.js';
import type { AccountLoaders } from './account.loaders.js';
import { AccountOfficeService } from './account-office.service.js';
import { AccountsArgs, DisableAccountInput, EnableAccountInput, ManagedAccount, ManagedAccountConnection } from './managed-account.type.js';
import { RoleGrant } from './session.entity.js';

@Resolver(() => ManagedAccount)
export class AccountOfficeResolver {
  constructor(private readonly office: AccountOfficeService) {}

  @Query(() => ManagedAccountConnection, { description: 'Everybody who has an account, for the administrators.' })
  @SignedIn()
  accounts(@CurrentActor() actor: Actor, @Args() args: AccountsArgs) {
    return this.office.accounts(actor, args);
  }

  @Mutation(() => ManagedAccount, {
    description:
      'Let nobody sign in to an account any more. Its sessions, tokens and links end at once, and uploads under way are not kept.',
  })
  @SignedIn()
  disableAccount(@CurrentActor() actor: Actor, @Args('input') input: DisableAccountInput) {
    return this.office.disable(actor, input);
  }

  @Mutation(() => ManagedAccount, { description: 'Open an account again that was disabled.' })
  @SignedIn()
  enableAccount(@CurrentActor() actor: Actor, @Args('input') input: EnableAccountInput) {
    return this.office.enable(actor, input);
  }

  @ResolveField(() => [RoleGrant])
  roles(@Parent() { account }: ManagedAccount, @Loaders() loaders: AccountLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', account.id, null);
    return loaders.rolesOfAccount.load(account.id);
  }

  @ResolveField(() => [Employment], { description: 'Where the person works and worked, the latest first.' })
  employments(@Parent() { account }: ManagedAccount, @Loaders() loaders: AccountLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', account.id, null);
    return loaders.employmentsOfAccount.load(account.id);
  }

  @ResolveField(() => [AccountChange], { description: 'When it was disabled and enabled, the oldest first.' })
  changes(@Parent() { account }: ManagedAccount, @Loaders() loaders: AccountLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', account.id, null);
    return loaders.changesOfAccount.load(account.id);
  }
}
