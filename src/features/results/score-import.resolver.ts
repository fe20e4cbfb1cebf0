import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { tellProblems } from '../../platform/csv/import-problem.type.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { RankingPageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { ResultLoaders } from './result.loaders.js';
import { ScoreImport } from './score-import.entity.js';
import { ScoreImportService } from './score-import.service.js';
import { ImportedScore, ImportedScoreConnection, ImportScorePartInput, ImportScorePartPayload } from './score-import.type.js';

@Resolver(() => OrganizerDesk)
export class DeskScoreImportsResolver {
  constructor(private readonly imports: ScoreImportService) {}

  @Mutation(() => ImportScorePartPayload, {
    description:
      'Take in the scores of a part of the final (국민심사, 가점), all of them or, with problems, none. They replace those imported before.',
  })
  @SignedIn()
  async importScorePart(@CurrentActor() actor: Actor, @Args('input') input: ImportScorePartInput): Promise<ImportScorePartPayload> {
    return tellProblems(await this.imports.import(actor, input));
  }

  @ResolveField('scoreImports', () => [ScoreImport], { description: 'The scores that were imported for the final, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.imports.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => ScoreImport)
export class ScoreImportResolver {
  @ResolveField(() => ImportedScoreConnection)
  scores(@Parent() { rows }: ScoreImport, @Args() page: RankingPageArgs): ImportedScoreConnection {
    return pageOfWhole(JSON.parse(rows) as ImportedScore[], page, ({ entry }) => entry);
  }

  @ResolveField(() => Account, { description: 'Who took them in.' })
  importedBy(@Parent() { importedBy, competitionId }: ScoreImport, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', importedBy, competitionId);
    return loaders.accountById.load(importedBy);
  }
}

@Resolver(() => ImportedScore)
export class ImportedScoreResolver {
  @ResolveField(() => String)
  async entryNumber(@Parent() { entry }: ImportedScore, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).number;
  }
}
