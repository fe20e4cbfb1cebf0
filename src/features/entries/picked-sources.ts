import type { EntityManager } from 'typeorm';
import { problemsOfPicks, withPicks } from '../../domain/catalogue.js';
import { refuseProblems } from '../../domain/problem.js';
import { pickableItems } from '../competitions/catalogue.queries.js';
import type { DeclarationsType } from './declaration.type.js';

/**
 * Declarations with the words of the catalogue where a data source was picked from it. What was picked before (`kept`) may be hidden by now.
 * @throws Refused INVALID_INPUT for what the catalogue of the edition does not have.
 */
export async function withPickedSources(
  tx: EntityManager,
  competitionId: string,
  declarations: DeclarationsType,
  kept: DeclarationsType,
): Promise<DeclarationsType> {
  const ids = picksOf(declarations);
  if (ids.length === 0) return declarations;
  const items = await pickableItems(tx, competitionId, ids, picksOf(kept));
  refuseProblems(problemsOfPicks(declarations.dataSources, items));
  return { ...declarations, dataSources: withPicks(declarations.dataSources, items) };
}

const picksOf = ({ dataSources }: DeclarationsType): string[] => dataSources.flatMap(({ catalogueItem }) => catalogueItem ?? []);
