import {
  type ASTVisitor,
  getNamedType,
  GraphQLError,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Far more than a query that a person or a page writes, a rubric written out in it included. */
export const MOST_TOKENS = 5_000;
/** Fields and spreads, those within fragments counted wherever they are spread. */
const MOST_SELECTIONS = 500;
/** Each may cost statements of its own, under as many names as the answer has. */
const MOST_ROOT_FIELDS = 30;
/** A judge's entries and the judges of these, but not these judges' entries, and so on. */
const MOST_OF_A_TYPE = 2;

/**
 * A validation rule: a request asks for no more than leaves others their turn. Without it one request of a visitor could hold
 * every connection to the database for minutes, and what leads back to its own kind would grow with every level.
 */
export const queryLimits = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    const problem = problemOf(context, operation);
    if (problem !== null) context.reportError(new GraphQLError(problem, { nodes: operation }));
  },
});

/** Somewhere in a query: what is selected there, of which type, the types that led there, and the fragments it stands in. */
interface Place {
  set: SelectionSetNode;
  type: string;
  above: readonly string[];
  within: readonly string[];
}

function problemOf(context: ValidationContext, { operation, selectionSet }: OperationDefinitionNode): string | null {
  const root = context.getSchema().getRootType(operation);
  if (!root) return `There is no ${operation} here.`;
  const waiting: Place[] = [{ set: selectionSet, type: root.name, above: [], within: [] }];
  const count = { selections: 0, rootFields: 0 };
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    for (const selection of place.set.selections) {
      count.selections += 1;
      if (selection.kind === Kind.FIELD && place.above.length === 0) count.rootFields += 1;
      if (count.selections > MOST_SELECTIONS) return `A query selects ${MOST_SELECTIONS} fields at most.`;
      if (count.rootFields > MOST_ROOT_FIELDS) return `A query has ${MOST_ROOT_FIELDS} root fields at most.`;
      const below = placeBelow(context, place, selection);
      if (below?.above.filter((type) => type === below.type).length === MOST_OF_A_TYPE) {
        return `A path leads through ${below.type} ${MOST_OF_A_TYPE} times at most.`;
      }
      if (below) waiting.push(below);
    }
  }
  return null;
}

/** Where a selection leads; null: nowhere. Fragments that are missing or within themselves are for other rules to report. */
function placeBelow(context: ValidationContext, place: Place, selection: SelectionNode): Place | null {
  if (selection.kind === Kind.FIELD) {
    const set = selection.selectionSet;
    return set ? { set, type: typeOf(context, place.type, selection.name.value), above: [...place.above, place.type], within: [] } : null;
  }
  if (selection.kind === Kind.INLINE_FRAGMENT) return { ...place, set: selection.selectionSet };
  const name = selection.name.value;
  const fragment = place.within.includes(name) ? null : context.getFragment(name);
  return fragment ? { ...place, set: fragment.selectionSet, within: [...place.within, name] } : null;
}

/** The type of a field; a name of its own for what the schema tells of itself, whose depth has a limit in GraphQL's own rules. */
function typeOf(context: ValidationContext, parent: string, field: string): string {
  const type = context.getSchema().getType(parent);
  const found = isObjectType(type) ? type.getFields()[field] : undefined;
  return found ? getNamedType(found.type).name : `${parent}.${field}`;
}
