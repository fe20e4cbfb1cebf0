import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Team } from '../teams/team.entity.js';
import { TeamWithdrawal } from '../teams/team-withdrawal.entity.js';
import { AttachedFile } from './attached-file.type.js';
import { Entry, EntryVersion } from './entry.entity.js';
import {
  AttachFileInput,
  RemoveFileInput,
  SaveEntryInput,
  SubmitEntryInput,
  WithdrawEntryInput,
  WithdrawTeamInput,
} from './entry.input.js';
import type { EntryLoaders } from './entry.loaders.js';
import { codePlaceholder } from './shown-copy.queries.js';
import { EntryAsJudgesSee } from './shown-file.type.js';
import { EntryService } from './entry.service.js';
import { SubmissionService } from './submission.service.js';
import { TeamWithdrawalService } from './team-withdrawal.service.js';

@Resolver(() => Entry)
export class EntryResolver {
  constructor(
    private readonly entries: EntryService,
    private readonly submissions: SubmissionService,
    private readonly withdrawals: TeamWithdrawalService,
  ) {}

  @Mutation(() => Entry, {
    description: "Save the draft of your team's entry. A save that builds on an older revision is refused with what is there now.",
  })
  @SignedIn()
  saveEntry(@CurrentActor() actor: Actor, @Args('input') input: SaveEntryInput) {
    return this.entries.save(actor, input);
  }

  @Mutation(() => Entry, { description: 'Put a file that you or a team mate uploaded into a slot of the draft.' })
  @SignedIn()
  attachFile(@CurrentActor() actor: Actor, @Args('input') input: AttachFileInput) {
    return this.entries.attach(actor, input);
  }

  @Mutation(() => Entry, { description: 'Empty a slot of the draft. What was submitted stays as it is.' })
  @SignedIn()
  removeFile(@CurrentActor() actor: Actor, @Args('input') input: RemoveFileInput) {
    return this.entries.remove(actor, input);
  }

  @Mutation(() => EntryVersion, {
    description:
      'Hand in the draft as it stands and get a signed receipt. Until the deadline it can be done again; the last version counts. After it only what the team was asked to put right is taken from the draft.',
  })
  @SignedIn()
  submitEntry(@CurrentActor() actor: Actor, @Args('input') input: SubmitEntryInput) {
    return this.submissions.submit(actor, input.entry);
  }

  @Mutation(() => Entry, {
    description: 'Take a submitted entry out of the competition, for good: it can be neither changed nor submitted again.',
  })
  @SignedIn()
  withdrawEntry(@CurrentActor() actor: Actor, @Args('input') input: WithdrawEntryInput) {
    return this.submissions.withdraw(actor, input.entry);
  }

  @Mutation(() => TeamWithdrawal, {
    description:
      'Take the team that you lead out of the competition with its entry, for good, until its submission is due. Later an organiser does it for a team that asks.',
  })
  @SignedIn()
  withdrawTeam(@CurrentActor() actor: Actor, @Args('input') input: WithdrawTeamInput) {
    return this.withdrawals.withdraw(actor, input);
  }

  @ResolveField(() => [AttachedFile], { description: 'The files of the draft.' })
  files(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.draftFilesOfEntry.load(entry.id);
  }

  @ResolveField(() => EntryAsJudgesSee, { description: 'The draft as judges of a blind stage would see it.' })
  async asJudgesSee(@Parent() { id, title, summary }: Entry, @Loaders() loaders: EntryLoaders): Promise<EntryAsJudgesSee> {
    const files = await loaders.draftFilesOfEntry.load(id);
    return { code: codePlaceholder, title, summary, files: files.flatMap(({ shown }) => shown ?? []) };
  }

  @ResolveField(() => [EntryVersion], { description: 'What was submitted, the first version first.' })
  versions(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.versionsOfEntry.load(entry.id);
  }
}

@Resolver(() => EntryVersion)
export class EntryVersionResolver {
  @ResolveField(() => [AttachedFile])
  files(@Parent() version: EntryVersion, @Loaders() loaders: EntryLoaders) {
    return loaders.filesOfVersion.load(version.id);
  }
}

@Resolver(() => Team)
export class EntryOfTeamResolver {
  @ResolveField(() => Entry, { nullable: true, description: "The team's entry; null until its draft is saved for the first time." })
  entry(@Parent() team: Team, @Loaders() loaders: EntryLoaders) {
    return loaders.entryOfTeam.load(team.id);
  }
}
