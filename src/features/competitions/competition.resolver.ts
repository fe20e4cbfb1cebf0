import { Args, Mutation, Parent, Query, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { type Phase, phaseAt } from '../../domain/phase.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { AiPolicy, aiPolicyOf } from './ai-policy.type.js';
import { CalendarChange, Competition, Track } from './competition.entity.js';
import { AnnounceCompetitionInput, CreateCompetitionInput, MoveDeadlinesInput, RequireEligibilityCheckInput } from './competition.input.js';
import type { CompetitionLoaders } from './competition.loaders.js';
import { CompetitionService, MOST_EDITIONS } from './competition.service.js';
import { EligibilitySettingService } from './eligibility-setting.service.js';
import { OrganizerDesk } from './competition.type.js';
import { Stage } from './stage.entity.js';

const PhaseEnum = {
  DRAFT: 'DRAFT',
  ANNOUNCED: 'ANNOUNCED',
  REGISTRATION: 'REGISTRATION',
  SUBMISSION: 'SUBMISSION',
  CLOSED: 'CLOSED',
  PUBLISHED: 'PUBLISHED',
  ARCHIVED: 'ARCHIVED',
} satisfies { [P in Phase]: P };
registerEnumType(PhaseEnum, { name: 'Phase', description: 'What an edition allows teams to do at a moment: see the calendar.' });

@Resolver(() => Competition)
export class CompetitionResolver {
  constructor(
    private readonly competitions: CompetitionService,
    private readonly eligibility: EligibilitySettingService,
  ) {}

  @Query(() => [Competition], {
    name: 'competitions',
    description: `The editions that have been announced, newest first; the newest ${MOST_EDITIONS} if there are more.`,
  })
  @Public()
  announced() {
    return this.competitions.announced();
  }

  @Query(() => Competition, { nullable: true, description: 'An announced edition by its slug; null if there is none.' })
  @Public()
  competition(@Args('slug') slug: string) {
    return this.competitions.announcedBySlug(slug);
  }

  @Query(() => OrganizerDesk, { description: 'The desk of those who run or audit this edition.' })
  @SignedIn()
  organizerDesk(@CurrentActor() actor: Actor, @Args('competition', { description: 'Its slug.' }) slug: string): Promise<OrganizerDesk> {
    return this.competitions.desk(actor, slug);
  }

  @Mutation(() => Competition, { description: 'Set up an edition with its tracks and stages.' })
  @SignedIn()
  createCompetition(@CurrentActor() actor: Actor, @Args('input') input: CreateCompetitionInput) {
    return this.competitions.create(actor, input);
  }

  @Mutation(() => Competition, { description: 'Make an edition public; from now on its calendar rules.' })
  @SignedIn()
  announceCompetition(@CurrentActor() actor: Actor, @Args('input') input: AnnounceCompetitionInput) {
    return this.competitions.announce(actor, input.competition);
  }

  @Mutation(() => Competition, { description: 'Change the calendar of an edition for everybody, with a reason.' })
  @SignedIn()
  moveDeadlines(@CurrentActor() actor: Actor, @Args('input') input: MoveDeadlinesInput) {
    return this.competitions.moveDeadlines(actor, input);
  }

  @Mutation(() => Competition, {
    description: 'Say whether judging waits until the eligibility of every entry was checked (적격심사), before judging begins.',
  })
  @SignedIn()
  requireEligibilityCheck(@CurrentActor() actor: Actor, @Args('input') input: RequireEligibilityCheckInput) {
    return this.eligibility.require(actor, input);
  }

  @ResolveField(() => PhaseEnum, { description: 'What teams may do now, by the clock of the database.' })
  async phase(@Parent() competition: Competition, @Loaders() loaders: CompetitionLoaders): Promise<Phase> {
    return phaseAt({ ...competition, calendar: competition }, await loaders.clock.load('now'));
  }

  @ResolveField(() => AiPolicy)
  aiPolicy(@Parent() competition: Competition): AiPolicy {
    return aiPolicyOf(competition);
  }

  @ResolveField(() => [Track])
  tracks(@Parent() competition: Competition, @Loaders() loaders: CompetitionLoaders) {
    return loaders.tracksOfCompetition.load(competition.id);
  }

  @ResolveField(() => [Stage])
  stages(@Parent() competition: Competition, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stagesOfCompetition.load(competition.id);
  }
}

@Resolver(() => OrganizerDesk)
export class OrganizerCalendarResolver {
  constructor(private readonly competitions: CompetitionService) {}

  @ResolveField(() => [CalendarChange], { description: 'How the calendar was changed since the edition was set up, oldest first.' })
  calendarChanges(@Parent() desk: OrganizerDesk) {
    return this.competitions.calendarChanges(desk.competition.id);
  }
}
