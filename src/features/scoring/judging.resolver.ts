import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Stage } from '../competitions/stage.entity.js';
import { Assignment, Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { CloseStageInput, OpenStageInput, StageArgs, UnassignJudgeInput } from './judging.input.js';
import { JudgingService } from './judging.service.js';
import { AssignmentState } from './judge-desk.type.js';
import { ToldException } from './closing.type.js';
import { JudgeProgress } from './judging.type.js';
import { ToldReadiness } from './readiness.type.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import { UnassignService } from './unassign.service.js';

@Resolver(() => OrganizerDesk)
export class JudgingResolver {
  constructor(
    private readonly judging: JudgingService,
    private readonly assignments: UnassignService,
  ) {}

  @Mutation(() => Stage, { description: 'Let the judges of a stage begin. Refused with everything that is still missing.' })
  @SignedIn()
  openStage(@CurrentActor() actor: Actor, @Args('input') input: OpenStageInput) {
    return this.judging.open(actor, input.stage);
  }

  @Mutation(() => Stage, {
    description: 'End judging in a stage. Refused while a sheet is missing without an exception, with the judges who owe it.',
  })
  @SignedIn()
  closeStage(@CurrentActor() actor: Actor, @Args('input') input: CloseStageInput) {
    return this.judging.close(actor, input);
  }

  @Mutation(() => Judge, { description: 'Take an entry from a judge who has not submitted a sheet for it. A draft is lost.' })
  @SignedIn()
  unassignJudge(@CurrentActor() actor: Actor, @Args('input') input: UnassignJudgeInput) {
    return this.assignments.unassign(actor, input);
  }

  @ResolveField(() => [ToldReadiness], {
    nullable: true,
    description: 'What has to be in place before a stage is opened, and what is missing of it; null once judging has begun.',
  })
  readiness(@Parent() desk: OrganizerDesk, @Args() { stage }: StageArgs) {
    return this.judging.readiness(desk.competition, stage);
  }

  @ResolveField(() => [JudgeProgress], { description: 'How far the judges of a stage have come.' })
  progress(@Parent() desk: OrganizerDesk, @Args() { stage }: StageArgs) {
    return this.judging.progress(desk.competition.id, stage);
  }

  @ResolveField(() => [ToldException], { description: 'The sheets that a stage was closed without, by entry.' })
  closingExceptions(@Parent() desk: OrganizerDesk, @Args() { stage }: StageArgs) {
    return this.judging.exceptions(desk.competition.id, stage);
  }
}

@Resolver(() => ToldException)
export class ClosingExceptionResolver {
  @ResolveField(() => Judge, { nullable: true, description: 'Null: a seat that nobody had taken.' })
  judge(@Parent() { judgeId }: ToldException, @Loaders() loaders: PanelLoaders) {
    return judgeId && loaders.judgeById.load(judgeId);
  }
}

/** What scoring adds to an assignment, for organisers: how far its judge has come, and nothing of what was written. */
@Resolver(() => Assignment)
export class AssignmentStateResolver {
  @ResolveField(() => AssignmentState)
  async sheetState(@Parent() assignment: Assignment, @Loaders() loaders: ScoringLoaders): Promise<AssignmentState> {
    const sheet = await loaders.sheetOfAssignment.load(assignment.id);
    return sheet ? AssignmentState[sheet.state] : AssignmentState.NOT_OPENED;
  }
}

@Resolver(() => JudgeProgress)
export class JudgeProgressResolver {
  @ResolveField(() => Judge)
  judge(@Parent() progress: JudgeProgress, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(progress.judgeId);
  }
}
