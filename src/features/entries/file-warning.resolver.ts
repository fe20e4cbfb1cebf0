import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type FileWarning, warningsOf } from '../../domain/slotted-file.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { AttachedFile, type FileInSlot, ReceivedFile, ToldWarning } from './attached-file.type.js';
import type { EntryLoaders } from './entry.loaders.js';

const WARNINGS = 'What the team should know of it: too many pages, as far as they can be counted. It keeps the entry from nothing.';

async function warnings({ id, slot, facts, competitionId }: FileInSlot, loaders: EntryLoaders): Promise<FileWarning[]> {
  const rules = await loaders.slotRulesOfCompetition.load(competitionId);
  return warningsOf(
    rules.find((rule) => rule.slot === slot)!,
    facts,
    await loaders.pagesOfFile.load(id),
  );
}

@Resolver(() => AttachedFile)
export class WarningsOfFileResolver {
  @ResolveField(() => [ToldWarning], { description: WARNINGS })
  warnings(@Parent() file: AttachedFile, @Loaders() loaders: EntryLoaders) {
    return warnings(file, loaders);
  }
}

@Resolver(() => ReceivedFile)
export class WarningsOfReceivedFileResolver {
  @ResolveField(() => [ToldWarning], { description: WARNINGS })
  warnings(@Parent() file: ReceivedFile, @Loaders() loaders: EntryLoaders) {
    return warnings(file, loaders);
  }
}
