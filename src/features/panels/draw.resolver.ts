import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { AnnounceDrawInput, DrawnStageArgs, DrawOrderInput } from './draw.input.js';
import { DrawService } from './draw.service.js';
import { PresentationTurn, PublicDraw } from './draw.type.js';
import type { PanelLoaders } from './panel.loaders.js';

@Resolver(() => PublicDraw)
export class DrawResolver {
  constructor(private readonly draws: DrawService) {}

  @Query(() => PublicDraw, { nullable: true, description: 'How the order of a presentation is drawn; null until that is announced.' })
  @Public()
  presentationDraw(@Args() { stage }: DrawnStageArgs) {
    return this.draws.ofStage(stage);
  }

  @Mutation(() => PublicDraw, { description: 'Announce from which seed the order of a presentation will be drawn. It stands.' })
  @SignedIn()
  announceDraw(@CurrentActor() actor: Actor, @Args('input') input: AnnounceDrawInput) {
    return this.draws.announce(actor, input);
  }

  @Mutation(() => PublicDraw, { description: 'Draw the order of a presentation from the announced seed, once. It is public from then on.' })
  @SignedIn()
  drawOrder(@CurrentActor() actor: Actor, @Args('input') input: DrawOrderInput) {
    return this.draws.draw(actor, input);
  }

  @ResolveField(() => [PresentationTurn], { description: 'Track by track; empty until the order is drawn.' })
  order(@Parent() draw: PublicDraw, @Loaders() loaders: PanelLoaders) {
    return loaders.turnsOfDraw.load(draw.id);
  }
}

@Resolver(() => PresentationTurn)
export class PresentationTurnResolver {
  @ResolveField(() => Track)
  track(@Parent() turn: { trackId: string }, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(turn.trackId);
  }
}
