import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { MAX_PAGE } from './connection.js';

/** How many rows a list without pages is taken to have: members of a team, versions of an entry. */
const SHORT_LIST = 5;

/** Somewhere in a query: what is selected there, of which type, the types that led there, and the fragments it stands in. */
export interface Place {
  set: SelectionSetNode;
  type: string;
  above: readonly string[];
  within: readonly string[];
  /** How often it is in the answer, for each of the lists that led there. */
  times: number;
  /** Within what the schema tells of itself, whose depth has a limit in GraphQL's own rules. */
  isOfSchema: boolean;
}

/** The place where an operation begins; null for a kind of operation that the schema has not. */
export function begin(context: ValidationContext, { operation, selectionSet: set }: OperationDefinitionNode): Place | null {
  const root = context.getSchema().getRootType(operation);
  return root ? { set, type: root.name, above: [], within: [], times: 1, isOfSchema: false } : null;
}

/** What is selected at a place, each with where it leads; null: nowhere. */
export const placesBelow = (context: ValidationContext, place: Place): { selection: SelectionNode; below: Place | null }[] =>
  place.set.selections.map((selection) => ({ selection, below: placeBelow(context, place, selection) }));

/** Fragments that are missing or within themselves are for other rules to report. */
function placeBelow(context: ValidationContext, place: Place, selection: SelectionNode): Place | null {
  if (selection.kind === Kind.FIELD) return placeOfField(context, place, selection);
  if (selection.kind === Kind.INLINE_FRAGMENT) return { ...place, set: selection.selectionSet };
  const name = selection.name.value;
  const fragment = place.within.includes(name) ? null : context.getFragment(name);
  return fragment ? { ...place, set: fragment.selectionSet, within: [...place.within, name] } : null;
}

function placeOfField(context: ValidationContext, place: Place, node: FieldNode): Place | null {
  if (!node.selectionSet) return null;
  const parent = context.getSchema().getType(place.type);
  const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
  return {
    set: node.selectionSet,
    // A name of its own for what is no field, or what the schema tells of itself.
    type: field ? getNamedType(field.type).name : `${place.type}.${node.name.value}`,
    above: [...place.above, place.type],
    within: [],
    times: place.times * (field ? rowsOf(field, node, place.type) : 1),
    isOfSchema: place.isOfSchema || node.name.value.startsWith('__'),
  };
}

/** How many rows a field may bring: of a page as many as are asked for, which were counted where it is asked for. */
function rowsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, parent: string): number {
  const first = field.args.find(({ name }) => name === 'first');
  if (first) {
    const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    if (!given) return Number(first.defaultValue ?? MAX_PAGE);
    return given.kind === Kind.INT ? Math.max(1, Number(given.value)) : MAX_PAGE;
  }
  return isListType(getNullableType(field.type)) && !parent.endsWith('Connection') ? SHORT_LIST : 1;
}
