import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from '../competitions/competition.entity.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { AnnouncePanelInput } from './conflict.input.js';
import { Assignment, Judge, Panel } from './panel.entity.js';
import { AppointJudgeInput, AssignJudgeInput, ChangeJudgeInput } from './panel.input.js';
import type { PanelLoaders } from './panel.loaders.js';
import { PanelService } from './panel.service.js';
import { SeatChangeService } from './seat-change.service.js';

@Resolver(() => Panel)
export class PanelResolver {
  constructor(
    private readonly panels: PanelService,
    private readonly seats: SeatChangeService,
  ) {}

  @Mutation(() => Judge, { description: 'Appoint a person who has an account as a judge of a stage and track.' })
  @SignedIn()
  appointJudge(@CurrentActor() actor: Actor, @Args('input') input: AppointJudgeInput) {
    return this.panels.appoint(actor, input);
  }

  @Mutation(() => Judge, { description: 'Change how much a judge takes and knows of, or say that the judge has dropped out.' })
  @SignedIn()
  changeJudge(@CurrentActor() actor: Actor, @Args('input') input: ChangeJudgeInput) {
    return this.seats.change(actor, input);
  }

  @Mutation(() => Assignment, { description: 'Give a judge an entry to judge. Conflicts of interest are refused.' })
  @SignedIn()
  assignJudge(@CurrentActor() actor: Actor, @Args('input') input: AssignJudgeInput) {
    return this.panels.assign(actor, input);
  }

  @Mutation(() => Competition, { description: 'Tell the teams of an edition who judges their track. It cannot be taken back.' })
  @SignedIn()
  announcePanel(@CurrentActor() actor: Actor, @Args('input') input: AnnouncePanelInput) {
    return this.panels.announce(actor, input.competition);
  }

  @ResolveField(() => [Judge], { description: 'In the order in which they were appointed.' })
  judges(@Parent() panel: Panel, @Loaders() loaders: PanelLoaders) {
    return loaders.judgesOfPanel.load(panel.id);
  }
}

/** What panels add to the organisers' desk. */
@Resolver(() => OrganizerDesk)
export class PanelDeskResolver {
  constructor(private readonly service: PanelService) {}

  @ResolveField(() => [Panel], { description: 'The panels, by stage and track.' })
  panels(@Parent() desk: OrganizerDesk) {
    return this.service.ofCompetition(desk.competition.id);
  }
}
