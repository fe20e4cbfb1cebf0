import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { DiagnosticsService } from './diagnostics.service.js';
import { JudgeDeskService } from './judge-desk.service.js';
import {
  AssignedEntry,
  AssignmentState,
  JudgeCopyFile,
  JudgeDesk,
  PresentedEntry,
  ScoringProgress,
  SheetToRecheck,
} from './judge-desk.type.js';
import { RecuseInput, StageArgs } from './judging.input.js';
import { RecusalService } from './recusal.service.js';
import { Rubric } from './rubric.entity.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import { Sheet, SheetState } from './sheet.entity.js';

@Resolver(() => JudgeDesk)
export class JudgeDeskResolver {
  constructor(
    private readonly desks: JudgeDeskService,
    private readonly recusals: RecusalService,
    private readonly diagnostics: DiagnosticsService,
  ) {}

  @Query(() => JudgeDesk, { description: 'Your work as a judge in a stage.' })
  @SignedIn()
  judgeDesk(@CurrentActor() actor: Actor, @Args() { stage }: StageArgs) {
    return this.desks.of(actor, stage);
  }

  @Mutation(() => JudgeDesk, {
    description:
      'Step back from an entry that you cannot judge impartially (회피). It leaves your desk for good; what you wrote does not count.',
  })
  @SignedIn()
  recuse(@CurrentActor() actor: Actor, @Args('input') input: RecuseInput) {
    return this.recusals.recuse(actor, input);
  }

  @ResolveField(() => Rubric, { nullable: true, description: 'What you score on; null until it is written.' })
  rubric(@Parent() desk: JudgeDesk, @Loaders() loaders: ScoringLoaders) {
    return loaders.latestRubricOfStage.load(desk.stage.id);
  }

  @ResolveField(() => Boolean, {
    description:
      'Who reads your comments: true, also the teams, without your name, once results are public; false, the organisers alone. It was announced ' +
      'before judging opened and does not change.',
  })
  async commentsReachTeams(@Parent() desk: JudgeDesk, @Loaders() loaders: CompetitionLoaders): Promise<boolean> {
    const announced = await loaders.latestRuleOfStage.load(desk.stage.id);
    return announced !== null && ((JSON.parse(announced.rule) as Rule).commentsReachTeams ?? false);
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether what you write about winners may be made public as well, without your name and in no order that tells of you. It was announced ' +
      'before judging opened and does not change.',
  })
  async commentsMayBePublic(@Parent() desk: JudgeDesk, @Loaders() loaders: CompetitionLoaders): Promise<boolean> {
    const announced = await loaders.latestRuleOfStage.load(desk.stage.id);
    return announced !== null && ((JSON.parse(announced.rule) as Rule).commentsMayBePublic ?? false);
  }

  @ResolveField(() => ScoringProgress)
  async progress(@Parent() desk: JudgeDesk, @Loaders() loaders: ScoringLoaders): Promise<ScoringProgress> {
    const sheets = await owedSheets(desk, loaders);
    return { submitted: sheets.filter((sheet) => sheet?.state === SheetState.SUBMITTED).length, total: sheets.length };
  }

  @ResolveField(() => [SheetToRecheck], {
    description:
      'Sheets of yours that differ much from what is to be expected: please look at them once more. Empty until you have submitted all of your ' +
      'sheets, and after judging is over; a sheet that you submitted again is not asked about any more.',
  })
  async recheck(@Parent() desk: JudgeDesk, @Loaders() loaders: ScoringLoaders): Promise<SheetToRecheck[]> {
    return this.diagnostics.recheckOf(desk, await owedSheets(desk, loaders));
  }
}

/** The sheets that a judge owes, as far as they are written. */
const owedSheets = ({ assignments }: JudgeDesk, loaders: ScoringLoaders): Promise<(Sheet | null)[]> =>
  Promise.all(assignments.filter(({ isAbsent }) => !isAbsent).map(({ assignment }) => loaders.sheetOfAssignment.load(assignment)));

@Resolver(() => AssignedEntry)
export class AssignedEntryResolver {
  @ResolveField(() => AssignmentState)
  state(@Parent() entry: AssignedEntry, @Loaders() loaders: ScoringLoaders) {
    return stateOf(entry, loaders);
  }

  @ResolveField(() => [JudgeCopyFile], { description: 'What you may read of it.' })
  files(@Parent() entry: AssignedEntry, @Loaders() loaders: ScoringLoaders) {
    return loaders.copiesOfAssignment.load(entry.assignment);
  }

  @ResolveField(() => Sheet, { nullable: true, description: 'Null until something is saved.' })
  sheet(@Parent() entry: AssignedEntry, @Loaders() loaders: ScoringLoaders) {
    return loaders.sheetOfAssignment.load(entry.assignment);
  }
}

/** A presented entry is an assigned one: resolvers do not inherit the fields of another type. */
@Resolver(() => PresentedEntry)
export class PresentedEntryResolver {
  @ResolveField(() => AssignmentState)
  state(@Parent() entry: PresentedEntry, @Loaders() loaders: ScoringLoaders) {
    return stateOf(entry, loaders);
  }

  @ResolveField(() => [JudgeCopyFile], { description: 'What you may read of it.' })
  files(@Parent() entry: PresentedEntry, @Loaders() loaders: ScoringLoaders) {
    return loaders.copiesOfAssignment.load(entry.assignment);
  }

  @ResolveField(() => Sheet, { nullable: true, description: 'Null until something is saved.' })
  sheet(@Parent() entry: PresentedEntry, @Loaders() loaders: ScoringLoaders) {
    return loaders.sheetOfAssignment.load(entry.assignment);
  }
}

async function stateOf({ assignment }: AssignedEntry, loaders: ScoringLoaders): Promise<AssignmentState> {
  const sheet = await loaders.sheetOfAssignment.load(assignment);
  return sheet ? AssignmentState[sheet.state] : AssignmentState.NOT_OPENED;
}
