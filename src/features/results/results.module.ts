import { Module } from '@nestjs/common';
import { AdvancedLineResolver, AdvancementResolver, DecidedTieResolver, OrganizerAdvancementsResolver } from './advancement.resolver.js';
import { AdvancementService } from './advancement.service.js';
import {
  CommitteeDecisionResolver,
  DecidedEntryResolver,
  DeskDeliberationsResolver,
  TrackDeliberationResolver,
} from './deliberation.resolver.js';
import { DeliberationService } from './deliberation.service.js';
import { StandingExplanationResolver } from './explanation.resolver.js';
import { DeskFinalsResolver, FinalSettlementResolver } from './final-settlement.resolver.js';
import { FinalSettlementService } from './final-settlement.service.js';
import { FinalStandingResolver, SharedPlaceResolver } from './final-standing.resolver.js';
import { DeskPenaltiesResolver, PenaltyResolver } from './penalty.resolver.js';
import { PenaltyService } from './penalty.service.js';
import { PlanPanelResolver } from './plan-panel.resolver.js';
import { PlanPanelService } from './plan-panel.service.js';
import { DeskScoreImportsResolver, ImportedScoreResolver, ScoreImportResolver } from './score-import.resolver.js';
import { ScoreImportService } from './score-import.service.js';
import { JudgeEffectResolver, SettledTrackResolver, SettledTracksResolver } from './settled-track.resolver.js';
import { OrganizerSettlementsResolver, SettledStandingResolver, SettlementResolver } from './settlement.resolver.js';
import { ChangedLineResolver, SettlementChangesResolver } from './settlement-changes.resolver.js';
import { SettlementService } from './settlement.service.js';
import { DeskTieDecisionsResolver, TieDecisionResolver } from './tie-decision.resolver.js';
import { TieDecisionService } from './tie-decision.service.js';

const services = [SettlementService];
const advancing = [AdvancementService, OrganizerAdvancementsResolver, AdvancementResolver, AdvancedLineResolver, DecidedTieResolver];
const resolvers = [OrganizerSettlementsResolver, SettlementResolver, SettledStandingResolver];
const changes = [SettlementChangesResolver, ChangedLineResolver];
const imports = [ScoreImportService, DeskScoreImportsResolver, ScoreImportResolver, ImportedScoreResolver];
const finals = [FinalSettlementService, DeskFinalsResolver, FinalSettlementResolver, FinalStandingResolver, SharedPlaceResolver];
const ties = [TieDecisionService, DeskTieDecisionsResolver, TieDecisionResolver];
const tracks = [SettledTracksResolver, SettledTrackResolver, JudgeEffectResolver];
const deliberations = [
  DeliberationService,
  DeskDeliberationsResolver,
  TrackDeliberationResolver,
  CommitteeDecisionResolver,
  DecidedEntryResolver,
];
const explanations = [StandingExplanationResolver];
const planning = [PlanPanelService, PlanPanelResolver];
const penalties = [PenaltyService, DeskPenaltiesResolver, PenaltyResolver];

@Module({
  providers: [
    ...services,
    ...resolvers,
    ...advancing,
    ...changes,
    ...imports,
    ...penalties,
    ...finals,
    ...ties,
    ...deliberations,
    ...explanations,
    ...tracks,
    ...planning,
  ],
  exports: services,
})
export class ResultsModule {}
