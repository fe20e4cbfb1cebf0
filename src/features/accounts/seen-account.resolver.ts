import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Account } from './account.entity.js';

/** Whoever is shown somebody's name or mail address, by whatever path, is on record for it. Resolvers that know the edition say so before. */
@Resolver(() => Account)
export class SeenAccountResolver {
  @ResolveField(() => String)
  name(@Parent() { id, name }: Account, @Accesses() access: Access): string {
    access.saw('ACCOUNT', 'ACCOUNT', id, null);
    return name;
  }

  @ResolveField(() => String, { description: 'The mail address to sign in with.' })
  email(@Parent() { id, email }: Account, @Accesses() access: Access): string {
    access.saw('ACCOUNT', 'ACCOUNT', id, null);
    return email;
  }
}
