import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.js';

/** A document, typed from the schema: it lives beside the page that asks it. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Decimal: string };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
