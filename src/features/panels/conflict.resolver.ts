import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { EntryLoaders } from '../entries/entry.loaders.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import { RegisteredTeam } from '../teams/team.type.js';
import { Conflict } from './conflict.entity.js';
import {
  ConfirmExclusionInput,
  ConfirmLiftInput,
  ConflictArgs,
  ExcludeJudgeInput,
  LiftConflictInput,
  RejectProposalInput,
} from './conflict.input.js';
import { ConflictService } from './conflict.service.js';
import { ConflictConnection } from './conflict.type.js';
import type { PanelLoaders } from './panel.loaders.js';

@Resolver(() => Conflict)
export class ConflictResolver {
  constructor(private readonly conflicts: ConflictService) {}

  @Mutation(() => Conflict, { description: "Propose to exclude a judge from a team's entry (제척). A second organiser confirms it." })
  @SignedIn()
  excludeJudge(@CurrentActor() actor: Actor, @Args('input') input: ExcludeJudgeInput) {
    return this.conflicts.exclude(actor, input);
  }

  @Mutation(() => Conflict, { description: 'Confirm an exclusion that another organiser proposed. The judge loses the entry at once.' })
  @SignedIn()
  confirmExclusion(@CurrentActor() actor: Actor, @Args('input') input: ConfirmExclusionInput) {
    return this.conflicts.confirmExclusion(actor, input.conflict);
  }

  @Mutation(() => Conflict, { description: 'Propose to lift a conflict that is wrong. It stands until a second organiser confirms it.' })
  @SignedIn()
  liftConflict(@CurrentActor() actor: Actor, @Args('input') input: LiftConflictInput) {
    return this.conflicts.lift(actor, input);
  }

  @Mutation(() => Conflict, { description: 'Lift a conflict as another organiser proposed.' })
  @SignedIn()
  confirmLift(@CurrentActor() actor: Actor, @Args('input') input: ConfirmLiftInput) {
    return this.conflicts.confirmLift(actor, input.conflict);
  }

  @Mutation(() => Conflict, { description: 'Turn down a proposal, of an exclusion or of lifting a conflict; also your own.' })
  @SignedIn()
  rejectProposal(@CurrentActor() actor: Actor, @Args('input') input: RejectProposalInput) {
    return this.conflicts.reject(actor, input);
  }

  @ResolveField(() => Account, { description: 'Who must not judge, on whatever panel.' })
  person(@Parent() conflict: Conflict, @Loaders() loaders: PanelLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', conflict.accountId, conflict.competitionId);
    return loaders.accountById.load(conflict.accountId);
  }

  @ResolveField(() => RegisteredTeam)
  team(@Parent() conflict: Conflict, @Loaders() loaders: TeamLoaders) {
    return loaders.teamById.load(conflict.teamId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null: the team has not submitted.' })
  async entryNumber(@Parent() conflict: Conflict, @Loaders() loaders: EntryLoaders): Promise<string | null> {
    return (await loaders.entryOfTeam.load(conflict.teamId))?.number ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The member of the team whom it comes from; null: it is with the team.' })
  memberName(@Parent() { memberId, competitionId }: Conflict, @Loaders() loaders: PanelLoaders, @Accesses() access: Access) {
    if (memberId) access.saw('MEMBERSHIP', 'MEMBER', memberId, competitionId);
    return memberId && loaders.nameOfMember.load(memberId);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who said so; null: it was found.' })
  raisedBy(@Parent() { raisedBy }: Conflict, @Loaders() loaders: PanelLoaders) {
    return raisedBy && loaders.accountById.load(raisedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Null where nothing was to be decided, or is not yet.' })
  decidedBy(@Parent() { decidedBy }: Conflict, @Loaders() loaders: PanelLoaders) {
    return decidedBy && loaders.accountById.load(decidedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who proposed to lift it; null: nobody.' })
  liftProposedBy(@Parent() { liftProposedBy }: Conflict, @Loaders() loaders: PanelLoaders) {
    return liftProposedBy && loaders.accountById.load(liftProposedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who lifted it, as the second; null: it is not lifted.' })
  liftedBy(@Parent() { liftedBy }: Conflict, @Loaders() loaders: PanelLoaders) {
    return liftedBy && loaders.accountById.load(liftedBy);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskOfConflictsResolver {
  constructor(private readonly conflicts: ConflictService) {}

  @ResolveField(() => ConflictConnection, {
    name: 'conflicts',
    description: 'The conflicts of the edition that are on record, newest first.',
  })
  page(@Parent() { competition }: OrganizerDesk, @Args() asked: ConflictArgs) {
    return this.conflicts.ofCompetition(competition.id, asked);
  }
}
