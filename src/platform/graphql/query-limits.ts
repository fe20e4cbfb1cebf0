import { type ASTVisitor, GraphQLError, type OperationDefinitionNode, type ValidationContext } from 'graphql';
import { Refused, refusal } from '../../domain/refusal.js';
import { begin, type Place, placesBelow } from './query-walk.js';

/** The most that a query may have of each; far more than one that a person or a page writes. */
export const queryMost = {
  /** Counted while it is read: an endless one is given up. */
  TOKENS: 5_000,
  /** Fields and spreads, those within fragments counted wherever they are spread. */
  FIELDS: 500,
  /** Each may cost statements of its own, under as many names as the answer has. */
  ROOT_FIELDS: 30,
  LEVELS: 12,
  ALIASES: 100,
  DIRECTIVES: 50,
  /** A judge's entries and the judges of these, but not these judges' entries, and so on. */
  TIMES_THROUGH_ONE_TYPE: 2,
  /** How many values the answer would have: a page counts as many times as it has rows. */
  VALUES: 200_000,
} as const;

type Limit = keyof typeof queryMost;

/**
 * A validation rule: a request asks for no more than leaves others their turn. Without it one request of a visitor could hold
 * every connection to the database for minutes, and what leads back to its own kind would grow with every level.
 */
export const queryLimits = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    const start = begin(context, operation);
    if (!start) return context.reportError(new GraphQLError(`There is no ${operation.operation} here.`, { nodes: operation }));
    const limit = limitBroken(context, operation, start);
    if (limit) context.reportError(new GraphQLError(limit, { nodes: operation, originalError: beyond(limit) }));
  },
});

export const beyond = (limit: Limit): Refused => new Refused(refusal('QUERY_TOO_LARGE', { limit, most: queryMost[limit] }));

function limitBroken(context: ValidationContext, operation: OperationDefinitionNode, start: Place): Limit | null {
  const count = { FIELDS: 0, ROOT_FIELDS: 0, ALIASES: 0, DIRECTIVES: operation.directives?.length ?? 0, VALUES: 0 };
  const waiting = [start];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    for (const { selection, below } of placesBelow(context, place)) {
      const isField = selection.kind === 'Field';
      count.FIELDS += 1;
      count.ROOT_FIELDS += isField && place.above.length === 0 ? 1 : 0;
      count.ALIASES += isField && selection.alias ? 1 : 0;
      count.DIRECTIVES += selection.directives?.length ?? 0;
      count.VALUES += isField ? place.times : 0;
      const broken = (Object.keys(count) as (keyof typeof count)[]).find((limit) => count[limit] > queryMost[limit]);
      if (broken) return broken;
      if (!below) continue;
      if (below.above.filter((type) => type === below.type).length === queryMost.TIMES_THROUGH_ONE_TYPE) return 'TIMES_THROUGH_ONE_TYPE';
      if (!below.isOfSchema && below.above.length >= queryMost.LEVELS) return 'LEVELS';
      waiting.push(below);
    }
  }
  return null;
}
