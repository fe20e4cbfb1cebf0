import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from './competition.entity.js';
import { CopyCompetitionService } from './copy-competition.service.js';
import { CopyCompetitionInput, UpdateCompetitionInput } from './edition.input.js';
import { UpdateCompetitionService } from './update-competition.service.js';

@Resolver()
export class EditionResolver {
  constructor(
    private readonly copies: CopyCompetitionService,
    private readonly updates: UpdateCompetitionService,
  ) {}

  @Mutation(() => Competition, {
    description:
      'Set up an edition like another one, as a draft: its tracks, stages, rubrics, rules and settings; none of its people, and no notice, which would be untrue.',
  })
  @SignedIn()
  copyCompetition(@CurrentActor() actor: Actor, @Args('input') input: CopyCompetitionInput) {
    return this.copies.copy(actor, input);
  }

  @Mutation(() => Competition, { description: 'Change an edition that has not been announced: titles, team size, tracks.' })
  @SignedIn()
  updateCompetition(@CurrentActor() actor: Actor, @Args('input') input: UpdateCompetitionInput) {
    return this.updates.update(actor, input);
  }
}
