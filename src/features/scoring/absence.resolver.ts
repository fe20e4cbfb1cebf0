import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { ReceivedEntry } from '../entries/received-entry.type.js';
import { Absence } from './absence.entity.js';
import { RecordAbsenceInput, UndoAbsenceInput } from './absence.input.js';
import { AbsenceService } from './absence.service.js';
import type { ScoringLoaders } from './scoring.loaders.js';

const OLDEST_FIRST = 'The presentations to which the team did not come, oldest first, with those that were taken back.';

@Resolver(() => Absence)
export class AbsenceResolver {
  constructor(private readonly absences: AbsenceService) {}

  @Mutation(() => Absence, {
    description:
      'Record that a team did not come to a presentation that is going on (불참). Its members are told; its entry is not ranked.',
  })
  @SignedIn()
  recordAbsence(@CurrentActor() actor: Actor, @Args('input') input: RecordAbsenceInput) {
    return this.absences.record(actor, input);
  }

  @Mutation(() => Absence, { description: 'Take an absence back while the presentation is going on. The members of the team are told.' })
  @SignedIn()
  undoAbsence(@CurrentActor() actor: Actor, @Args('input') input: UndoAbsenceInput) {
    return this.absences.undo(actor, input);
  }

  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: Absence, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }
}

@Resolver(() => Entry)
export class AbsencesOfEntryResolver {
  @ResolveField(() => [Absence], { description: OLDEST_FIRST })
  absences(@Parent() entry: Entry, @Loaders() loaders: ScoringLoaders) {
    return loaders.absencesOfEntry.load(entry.id);
  }
}

@Resolver(() => ReceivedEntry)
export class AbsencesOfReceivedResolver {
  @ResolveField(() => [Absence], { description: OLDEST_FIRST })
  absences(@Parent() entry: ReceivedEntry, @Loaders() loaders: ScoringLoaders) {
    return loaders.absencesOfEntry.load(entry.id);
  }
}
