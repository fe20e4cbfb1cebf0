import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Door } from '../doors/door.js';
import { fieldOf, questionOf } from '../doors/knock.js';
import { attemptsOn } from './attempts.js';

type AnyField = GraphQLField<unknown, unknown>;

/** The fields with arguments below a root field, each by one of the paths to it. */
function fieldsWithArguments(root: AnyField): { path: string[]; field: AnyField }[] {
  const found: { path: string[]; field: AnyField }[] = [];
  const seen = new Set<GraphQLObjectType>();
  const waiting: { path: string[]; type: unknown }[] = [{ path: [], type: getNamedType(root.type) }];
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    const { path, type } = place;
    if (!isObjectType(type) || seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const below = [...path, field.name];
      if (field.args.length > 0) found.push({ path, field });
      if (!field.args.some(isRequiredArgument)) waiting.push({ path: below, type: getNamedType(field.type) });
    }
  }
  return found;
}

/** Questions that ask a query well, and one field below it with hostile arguments, written into the query as its variables. */
export function nestedQuestions(schema: GraphQLSchema, door: Door, good: Record<string, unknown>) {
  if (!schema.getQueryType()!.getFields()[door.name]) return [];
  return fieldsWithArguments(fieldOf(schema, door)).flatMap(({ path, field }) =>
    [...attemptsOn(field, {}, {})].map(({ name, variables }) => {
      const declared = field.args.filter((argument) => argument.name in variables);
      const passed = declared.map((argument) => `${argument.name}: $below_${argument.name}`).join(', ');
      const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
      const inner = `${field.name}(${passed}) ${selection}`;
      const fields = path.reduceRight((so, step) => `${step} { ${so} }`, inner);
      const asked = questionOf(schema, door, good, `{ ${fields} }`);
      const more = declared.map((argument) => `$below_${argument.name}: ${String(argument.type)}`).join(', ');
      const query = asked.query.replace(
        /^query (\(([^)]*)\))?/,
        (_, __, own?: string) => `query (${[own, more].filter(Boolean).join(', ')})`,
      );
      const renamed = Object.fromEntries(Object.entries(variables).map(([key, value]) => [`below_${key}`, value]));
      return { name: [...path, `${field.name}.${name}`].join('.'), query, variables: { ...good, ...renamed } };
    }),
  );
}
