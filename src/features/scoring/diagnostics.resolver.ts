import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { SetDiagnosticLimitsInput, ToldLimits } from './diagnostic-limits.type.js';
import { DiagnosticsService } from './diagnostics.service.js';
import { JudgeDiagnosis, OutlierSheet, PanelDiagnostics, StageDiagnostics } from './diagnostics.type.js';
import { StageArgs } from './judging.input.js';

@Resolver(() => OrganizerDesk)
export class DiagnosticsResolver {
  constructor(private readonly diagnostics: DiagnosticsService) {}

  @Mutation(() => ToldLimits, { description: "Set from where on something about a judge's marks is worth a look." })
  @SignedIn()
  setDiagnosticLimits(@CurrentActor() actor: Actor, @Args('input') input: SetDiagnosticLimitsInput) {
    return this.diagnostics.setLimits(actor, input);
  }

  @ResolveField(() => ToldLimits, { description: "From where on something about a judge's marks is worth a look: as set, or as usual." })
  diagnosticLimits(@Parent() { competition }: OrganizerDesk) {
    return this.diagnostics.limitsOf(competition.id);
  }

  @ResolveField(() => StageDiagnostics, {
    description: "What judges' sheets show beside those of colleagues, and how far they agree. Refused before judging is over.",
  })
  judgeDiagnostics(@Parent() { competition }: OrganizerDesk, @Args() { stage }: StageArgs) {
    return this.diagnostics.ofStage(competition.id, stage);
  }
}

@Resolver(() => PanelDiagnostics)
export class PanelDiagnosticsResolver {
  @ResolveField(() => Track)
  track(@Parent() { trackId }: PanelDiagnostics, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(trackId);
  }
}

@Resolver(() => JudgeDiagnosis)
export class JudgeDiagnosisResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judge }: JudgeDiagnosis, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judge);
  }
}

@Resolver(() => OutlierSheet)
export class OutlierSheetResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judge }: OutlierSheet, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judge);
  }
}
