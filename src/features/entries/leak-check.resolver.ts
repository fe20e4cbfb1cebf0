import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import { Entry } from './entry.entity.js';
import type { LeakCheckLoaders } from './leak-check.loaders.js';
import { LeakReport } from './leak-check.type.js';
import { ReceivedEntry } from './received-entry.type.js';
import { sawFiles } from './saw-files.js';

@Resolver(() => Entry)
export class LeaksOfEntryResolver {
  @ResolveField(() => [LeakReport], { description: 'What would tell judges whose the draft is, and what was submitted last.' })
  leaks(@Parent() entry: Entry, @Loaders() loaders: LeakCheckLoaders) {
    return loaders.leaksOfEntry.load(entry.id);
  }
}

/** Over the row of the entry. */
@Resolver(() => ReceivedEntry)
export class LeaksOfReceivedResolver {
  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many leaks were found in what was submitted last; null until the deadline.',
  })
  async leakCount(@CurrentActor() actor: Actor, @Parent() entry: Entry, @Loaders() loaders: LeakCheckLoaders): Promise<number | null> {
    refuse(maySeeOrganizerDesk(actor, entry.competitionId));
    const reports = await loaders.leaksOfReceived.load(entry.id);
    return reports && reports.reduce((sum, { leaks }) => sum + leaks.length, 0);
  }

  @ResolveField(() => [LeakReport], {
    nullable: true,
    description: 'What in the last version tells whose the entry is; null until the deadline. For organisers and auditors.',
  })
  async leaks(
    @CurrentActor() actor: Actor,
    @Parent() entry: Entry,
    @Loaders() loaders: LeakCheckLoaders & TeamLoaders,
    @Accesses() access: Access,
  ): Promise<LeakReport[] | null> {
    refuse(maySeeOrganizerDesk(actor, entry.competitionId));
    const reports = await loaders.leaksOfReceived.load(entry.id);
    if (reports?.some(({ leaks }) => leaks.length > 0)) await sawFiles(access, loaders, entry);
    return reports;
  }
}
