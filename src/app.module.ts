import { type DynamicModule, Module } from '@nestjs/common';
import { entities } from './entities.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { CompetitionsModule } from './features/competitions/competitions.module.js';
import { competitionLoaders } from './features/competitions/competition.loaders.js';
import { createGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule, type Surroundings } from './platform/platform.module.js';

/** The features, from the lowest floor up. */
const features = [AccountsModule, CompetitionsModule];

@Module({})
export class AppModule {
  static in(surroundings: Surroundings): DynamicModule {
    const graphql = createGraphqlModule((db) => ({ ...competitionLoaders(db) }));
    return { module: AppModule, imports: [PlatformModule.of(surroundings, entities), graphql, ...features] };
  }
}
