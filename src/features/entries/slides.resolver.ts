import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import { ReceivedFile } from './attached-file.type.js';
import { Entry } from './entry.entity.js';
import type { EntryLoaders } from './entry.loaders.js';
import { ReceivedEntry } from './received-entry.type.js';
import { Slides } from './slides.entity.js';
import { SubmitSlidesInput } from './slides.input.js';
import { SlidesService } from './slides.service.js';

const HANDED_IN = 'What was handed in for presentations, by stage, the first slides first.';

@Resolver(() => Slides)
export class SlidesResolver {
  constructor(private readonly slides: SlidesService) {}

  @Mutation(() => Slides, {
    description: 'Hand in the slides of your team for a presentation and get a signed receipt. Until they are due it can be done again.',
  })
  @SignedIn()
  submitSlides(@CurrentActor() actor: Actor, @Args('input') input: SubmitSlidesInput) {
    return this.slides.submit(actor, input);
  }

  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: Slides, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }

  @ResolveField(() => ReceivedFile)
  file(@Parent() { id }: Slides, @Loaders() loaders: EntryLoaders) {
    return loaders.fileOfSlides.load(id);
  }
}

@Resolver(() => Entry)
export class SlidesOfEntryResolver {
  @ResolveField(() => [Slides], { description: HANDED_IN })
  slides(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.slidesOfEntry.load(entry.id);
  }
}

@Resolver(() => ReceivedEntry)
export class SlidesOfReceivedResolver {
  @ResolveField(() => [Slides], { description: HANDED_IN })
  slides(@Parent() entry: ReceivedEntry, @Loaders() loaders: EntryLoaders) {
    return loaders.slidesOfEntry.load(entry.id);
  }
}
