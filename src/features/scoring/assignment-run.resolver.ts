import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { explainBlocking } from '../../domain/assignment/explain.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Stage } from '../competitions/stage.entity.js';
import { Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { AssignmentRun } from './assignment-run.entity.js';
import { AssignJudgesInput, AssignmentRunArgs, CancelAssignmentRunInput, SetEntryDemandInput } from './assignment-run.input.js';
import { AssignmentRunService } from './assignment-run.service.js';
import { PlanBlocking, PlanExplanation, PlannedLoad, PlannedPair, PlannedPanel } from './assignment-run.type.js';
import { EntryDemandService } from './entry-demand.service.js';
import { StageArgs } from './judging.input.js';
import { EntryCoverage } from './judging.type.js';

@Resolver(() => AssignmentRun)
export class AssignmentRunResolver {
  constructor(
    private readonly runs: AssignmentRunService,
    private readonly demands: EntryDemandService,
  ) {}

  @Mutation(() => AssignmentRun, {
    description: 'Plan who judges what in a stage, in the background: finished sheets stay, and as few pairs change as can be.',
  })
  @SignedIn()
  assignJudges(@CurrentActor() actor: Actor, @Args('input') input: AssignJudgesInput) {
    return this.runs.ask(actor, input);
  }

  @Mutation(() => AssignmentRun, { description: 'Give up a plan that is still being made.' })
  @SignedIn()
  cancelAssignmentRun(@CurrentActor() actor: Actor, @Args('input') input: CancelAssignmentRunInput) {
    return this.runs.cancel(actor, input.run);
  }

  @Mutation(() => EntryCoverage, { description: 'Give an entry another number of judges in a stage than the others.' })
  @SignedIn()
  setEntryDemand(@CurrentActor() actor: Actor, @Args('input') input: SetEntryDemandInput) {
    return this.demands.set(actor, input);
  }

  @Query(() => AssignmentRun, { description: 'How far a plan of who judges what has come, and what it changes.' })
  @SignedIn()
  assignmentRun(@CurrentActor() actor: Actor, @Args() { run }: AssignmentRunArgs) {
    return this.runs.one(actor, run);
  }

  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: AssignmentRun, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }

  @ResolveField(() => Account)
  askedBy(@Parent() { askedBy }: AssignmentRun, @Loaders() loaders: PanelLoaders) {
    return loaders.accountById.load(askedBy);
  }

  @ResolveField(() => [PlannedPanel], { description: 'Track by track; empty until it has ended with a plan or without one.' })
  panels(@Parent() { report }: AssignmentRun): PlannedPanel[] {
    return report === null ? [] : (JSON.parse(report) as PlannedPanel[]);
  }
}

/** What plans add to the organisers' desk. */
@Resolver(() => OrganizerDesk)
export class DeskOfAssignmentRunsResolver {
  constructor(private readonly runs: AssignmentRunService) {}

  @ResolveField(() => [AssignmentRun], { description: 'The plans of who judges what in a stage, newest first.' })
  assignmentRuns(@Parent() { competition }: OrganizerDesk, @Args() { stage }: StageArgs) {
    return this.runs.ofStage(competition.id, stage);
  }
}

@Resolver(() => PlannedPanel)
export class PlannedPanelResolver {
  @ResolveField(() => Track)
  track(@Parent() { trackId }: PlannedPanel, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(trackId);
  }

  @ResolveField(() => [Judge], { description: 'Without any one of whom the plan falls apart.' })
  criticalJudges(@Parent() { criticalJudgeIds }: PlannedPanel, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.loadMany(criticalJudgeIds);
  }
}

@Resolver(() => PlannedPair)
export class PlannedPairResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judgeId }: PlannedPair, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judgeId);
  }
}

@Resolver(() => PlannedLoad)
export class PlannedLoadResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judgeId }: PlannedLoad, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judgeId);
  }
}

@Resolver(() => PlanBlocking)
export class PlanBlockingResolver {
  @ResolveField(() => [Judge], { description: 'Whom the entries can have, or who cannot get enough of them.' })
  judges(@Parent() { judgeIds }: PlanBlocking, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.loadMany(judgeIds);
  }

  @ResolveField(() => PlanExplanation, { description: 'With the names of the judges.' })
  async explanation(
    @Parent() blocking: PlanBlocking,
    @Loaders() loaders: PanelLoaders,
    @Accesses() access: Access,
  ): Promise<PlanExplanation> {
    const judges = await Promise.all(blocking.judgeIds.map((id) => loaders.judgeById.load(id)));
    const accounts = await Promise.all(judges.map(({ accountId }) => loaders.accountById.load(accountId)));
    for (const { id } of accounts) access.saw('ACCOUNT', 'ACCOUNT', id, null);
    return explainBlocking({ ...blocking, entries: blocking.entryNumbers, judges: accounts.map(({ name }) => name) });
  }
}
