import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { AdoptionModule } from './features/adoption/adoption.module.js';
import { ConsoleModule } from './features/console/console.module.js';
import { guardDesk } from './features/competitions/desk.guard.js';
import { accountLoaders } from './features/accounts/account.loaders.js';
import { CompetitionsModule } from './features/competitions/competitions.module.js';
import { competitionLoaders } from './features/competitions/competition.loaders.js';
import { noticeLoaders } from './features/competitions/notice.loaders.js';
import { EntriesModule } from './features/entries/entries.module.js';
import { ExplorerModule } from './features/explorer/explorer.module.js';
import { entryLoaders } from './features/entries/entry.loaders.js';
import { similarityLoaders } from './features/entries/similarity.loaders.js';
import { leakCheckLoaders } from './features/entries/leak-check.loaders.js';
import { panelLoaders } from './features/panels/panel.loaders.js';
import { PanelsModule } from './features/panels/panels.module.js';
import { NotificationsModule } from './features/notifications/notifications.module.js';
import { paperLoaders } from './features/papers/papers.loaders.js';
import { PapersModule } from './features/papers/papers.module.js';
import { appealLoaders } from './features/appeals/appeal.loaders.js';
import { AppealsModule } from './features/appeals/appeals.module.js';
import { FeedbackModule } from './features/feedback/feedback.module.js';
import { PersonalModule } from './features/personal/personal.module.js';
import { resultLoaders } from './features/results/result.loaders.js';
import { awardLoaders } from './features/awards/award.loaders.js';
import { AwardsModule } from './features/awards/awards.module.js';
import { publicationLoaders } from './features/publications/publication.loaders.js';
import { ProofModule } from './features/proof/proof.module.js';
import { PublicationsModule } from './features/publications/publications.module.js';
import { ResultsModule } from './features/results/results.module.js';
import { scoringLoaders } from './features/scoring/scoring.loaders.js';
import { ScoringModule } from './features/scoring/scoring.module.js';
import { teamLoaders } from './features/teams/team.loaders.js';
import { SpreadsheetsModule } from './features/spreadsheets/spreadsheets.module.js';
import { TeamsModule } from './features/teams/teams.module.js';
import { trainingLoaders } from './features/training/training.loaders.js';
import { TrainingModule } from './features/training/training.module.js';
import { verificationLoaders } from './features/verification/verification.loaders.js';
import { VerificationModule } from './features/verification/verification.module.js';
import { createGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule, type Surroundings } from './platform/platform.module.js';

/** The features, from the lowest floor up. */
const features = [
  AccountsModule,
  NotificationsModule,
  TrainingModule,
  CompetitionsModule,
  TeamsModule,
  EntriesModule,
  PanelsModule,
  ScoringModule,
  ResultsModule,
  AwardsModule,
  ProofModule,
  VerificationModule,
  PublicationsModule,
  FeedbackModule,
  AppealsModule,
  AdoptionModule,
  PapersModule,
  SpreadsheetsModule,
  PersonalModule,
  ExplorerModule,
  ConsoleModule,
];

@Module({})
export class AppModule {
  static in(surroundings: Surroundings): DynamicModule {
    const loadersOf = (db: DataSource) => ({
      ...accountLoaders(db),
      ...trainingLoaders(db),
      ...competitionLoaders(db),
      ...noticeLoaders(db),
      ...teamLoaders(db),
      ...entryLoaders(db),
      ...similarityLoaders(db),
      ...leakCheckLoaders(db),
      ...panelLoaders(db),
      ...scoringLoaders(db),
      ...resultLoaders(db),
      ...awardLoaders(db),
      ...verificationLoaders(db),
      ...publicationLoaders(db),
      ...paperLoaders(db),
      ...appealLoaders(db),
    });
    const graphql = createGraphqlModule(loadersOf, guardDesk);
    return { module: AppModule, imports: [PlatformModule.of(surroundings, entities), graphql, ...features] };
  }
}
