import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { entryStateWith } from '../../domain/entry.js';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import { RegisteredTeam } from '../teams/team.type.js';
import { ReceivedFile } from './attached-file.type.js';
import { ReceivedEntriesArgs } from './eligibility.input.js';
import { FileSlot } from './entry-file.entity.js';
import { type Entry, EntryState, type EntryVersion } from './entry.entity.js';
import type { EntryLoaders } from './entry.loaders.js';
import { EntryService } from './entry.service.js';
import { JudgeCopyState } from './shown-copy.entity.js';
import { ReceivedEntry, ReceivedEntryConnection, ReceivedVersion, TrainingHistory } from './received-entry.type.js';

@Resolver(() => OrganizerDesk)
export class DeskOfEntriesResolver {
  constructor(private readonly entries: EntryService) {}

  @ResolveField(() => ReceivedEntryConnection, { name: 'entries', description: 'Every entry that was submitted, by entry number.' })
  page(@Parent() { competition }: OrganizerDesk, @Args() page: ReceivedEntriesArgs) {
    return this.entries.received(competition.id, page);
  }
}

@Resolver(() => ReceivedEntry)
export class ReceivedEntryResolver {
  @ResolveField(() => String, { description: 'Of the last version.' })
  async title(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return (await lastVersion(loaders, entry)).title;
  }

  @ResolveField(() => EntryState, { description: 'Withdrawn or disqualified also if its team is.' })
  async state(@Parent() entry: Entry, @Loaders() loaders: TeamLoaders): Promise<EntryState> {
    return EntryState[entryStateWith(entry.state, (await loaders.teamById.load(entry.teamId)).state)];
  }

  @ResolveField(() => RegisteredTeam)
  team(@Parent() entry: Entry, @Loaders() loaders: TeamLoaders) {
    return loaders.teamById.load(entry.teamId);
  }

  @ResolveField(() => Track)
  track(@Parent() entry: Entry, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(entry.trackId);
  }

  @ResolveField(() => [ReceivedVersion], { description: 'The first one first; the last one is judged.' })
  versions(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.versionsOfEntry.load(entry.id);
  }

  @ResolveField(() => [TrainingHistory], {
    description: 'Of the members who consented, frozen at the last version. For organisers and auditors.',
  })
  async histories(@CurrentActor() actor: Actor, @Parent() entry: Entry, @Loaders() loaders: EntryLoaders, @Accesses() access: Access) {
    // Whoever else reads of entries has no need of this.
    refuse(maySeeOrganizerDesk(actor, entry.competitionId));
    const histories = await loaders.historiesOfVersion.load((await lastVersion(loaders, entry)).id);
    for (const { memberId } of histories) access.saw('TRAINING_HISTORY', 'MEMBER', memberId, entry.competitionId);
    return histories;
  }

  @ResolveField(() => JudgeCopyState, { description: 'What judges of blind stages get of the report of the last version.' })
  async reportJudgeCopy(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    const files = await loaders.filesOfVersion.load((await lastVersion(loaders, entry)).id);
    return files.find(({ slot }) => slot === FileSlot.REPORT)!.judgeCopy;
  }
}

/** A received entry has one: it was submitted. */
const lastVersion = async (loaders: EntryLoaders, entry: Entry): Promise<EntryVersion> =>
  (await loaders.versionsOfEntry.load(entry.id)).at(-1)!;

@Resolver(() => ReceivedVersion)
export class ReceivedVersionResolver {
  @ResolveField(() => [ReceivedFile])
  files(@Parent() version: EntryVersion, @Loaders() loaders: EntryLoaders) {
    return loaders.filesOfVersion.load(version.id);
  }
}
