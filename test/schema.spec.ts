import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { AUDIENCE } from '../src/platform/session/audience.decorator.js';
import { startTestApp, type TestApp } from './support/app.js';

const file = join(resolve(import.meta.dirname, '..'), 'schema.graphql');

let it: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  it = await startTestApp();
  schema = lexicographicSortSchema(it.app.get(GraphQLSchemaHost).schema);
});
afterAll(() => it.close());

test('schema.graphql is the API as it is (`npm run schema` writes it anew)', () => {
  const now = `${printSchema(schema)}\n`;
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});

test('every type, input and enum, every query and mutation says what it is', () => {
  const ofOurs = (type: GraphQLNamedType) => !/^(__|(Query|Mutation|Boolean|Float|ID|Int|String)$)/.test(type.name);
  const types = Object.values(schema.getTypeMap()).filter(ofOurs);
  const silentTypes = types.filter((type) => !type.description).map((type) => type.name);
  const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.values(root?.getFields() ?? {}));
  const silentOperations = operations.filter((field) => !field.description).map((field) => field.name);
  expect({ silentTypes, silentOperations }).toEqual({ silentTypes: [], silentOperations: [] });
});

test('every field that may be null says what null means, or its type says it for all of them', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const tells = ({ description }: { description?: string | null | undefined }) => /\bnull\b/i.test(description ?? '');
  const silent = types.flatMap((type) =>
    Object.values((type as GraphQLObjectType).getFields())
      .filter((field) => !isNonNullType(field.type) && !tells(field) && !tells(type))
      .map((field) => `${type.name}.${field.name}`),
  );
  expect(silent).toEqual([]);
});

test('every mutation takes one input, and every list is of things that are there', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const others = mutations.filter((field) => field.args.some((arg) => arg.name !== 'input') || field.args.length > 1);
  expect(others.map((field) => field.name)).toEqual([]);
  const loose = Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInputObjectType(type)) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values((type as { getFields(): Record<string, { name: string; type: { toString(): string } }> }).getFields())
        .filter((field) => /\[[^\]]*[^!]\]/.test(String(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    );
  expect(loose).toEqual([]);
});

test('every operation and route declares its audience', () => {
  const discovery = new DiscoveryService(it.app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  const operations = [...discovery.getProviders(), ...discovery.getControllers()].flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const names = scanner.getAllMethodNames(prototype).filter((name) => isOperation(prototype[name]!));
    return names.map((name) => ({ name: `${metatype.name}.${name}`, says: Reflect.hasMetadata(AUDIENCE, prototype[name]!) }));
  });
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.keys(root?.getFields() ?? {}));
  expect(operations.length).toBeGreaterThan(fields.length);
  expect(operations.filter(({ says }) => !says)).toEqual([]);
});

/** A query, a mutation, a subscription, or an HTTP route. */
const isOperation = (method: object): boolean =>
  ['Query', 'Mutation', 'Subscription'].includes(String(Reflect.getMetadata('graphql:resolver_type', method))) ||
  Reflect.hasMetadata('path', method);
