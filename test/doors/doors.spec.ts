import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { RequestMethod } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { captureLog } from '../support/captured-log.js';
import { expectedOf, type Phase, phasesOf, type Role } from './door.js';
import { doors } from './doors.js';
import { examples } from '../../src/features/explorer/examples.js';
import { keepNothing, knock, wasTakenBack } from './knock.js';
import { aCast, type Cast, theWorlds, type World } from './world.js';

const log = captureLog('error');
let it: TestApp;
let schema: GraphQLSchema;
let cast: Cast;
let worlds: Map<Phase, World>;
beforeAll(async () => {
  it = await startTestApp({ DATABASE_POOL: '10' }, log.log);
  ({ schema } = it.app.get(GraphQLSchemaHost));
  cast = await aCast(it);
  await it.person('someone@doors.example');
  worlds = await theWorlds(it, cast);
  await keepNothing(it);
});
afterAll(() => it.close());

test('every operation and route has one row, and every row its operation', () => {
  const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const there = [...operations.flatMap((root) => Object.keys(root?.getFields() ?? {})), ...routes()];
  const rows = doors.map(({ name }) => name);
  const problems = [
    ...there.filter((name) => !rows.includes(name)).map((name) => `${name} has no row in test/doors`),
    ...rows.filter((name) => !there.includes(name)).map((name) => `${name} has a row in test/doors and is not there`),
    ...rows.filter((name, index) => rows.indexOf(name) !== index).map((name) => `${name} has two rows in test/doors`),
  ];
  expect(problems).toEqual([]);
});

/** `GET /files/:id`, as the controllers say. */
function routes(): string[] {
  const discovery = new DiscoveryService(it.app.get(ModulesContainer));
  return discovery.getControllers().flatMap(({ metatype }) => {
    const above = String(Reflect.getMetadata('path', metatype as object));
    const { constructor: _, ...members } = Object.getOwnPropertyDescriptors((metatype as { prototype: object }).prototype);
    const handlers = Object.values(members).map(({ value }) => value as object);
    return handlers
      .filter((handler) => Reflect.hasMetadata('method', handler))
      .flatMap((handler) => {
        const method = RequestMethod[Number(Reflect.getMetadata('method', handler))];
        return [Reflect.getMetadata('path', handler) as string | string[]].flat().map((below) => {
          const path = [above, below]
            .flatMap((part) => part.split('/'))
            .filter(Boolean)
            .join('/');
          return `${method} /${path}`;
        });
      });
  });
}

test.each(doors.map((door) => [door.name, door] as const))('%s', async (_, door) => {
  const expected = expectedOf(door);
  const cells = Object.keys(expected).flatMap((role) => phasesOf(door).map((phase) => [role as Role, phase] as const));
  const different: string[] = [];
  const next = async (): Promise<void> => {
    for (let cell = cells.shift(); cell; cell = cells.shift()) {
      const [role, phase] = cell;
      const answer = await knock(cast[role], door, worlds.get(phase)!, { schema, log });
      if (answer !== expected[role]![phase]) different.push(`${role} in ${phase}: ${answer}, not ${expected[role]![phase]}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, next));
  log.clear();
  expect(different.toSorted()).toEqual([]);
});

/** Who asks an example of the explorer, in which phase it is answered, and what a person fills in. */
const asked: Partial<Record<string, { as?: Role; phase?: Phase; given?: (world: World) => Record<string, unknown> }>> = {
  'A published result': { phase: 'PUBLISHED' },
  'Sign in, in this browser': { given: () => ({ input: { email: 'someone@doors.example', password: PASSWORD } }) },
  'My team and its entry': { as: 'lead', given: ({ edition }) => ({ competition: edition }) },
  'How our scores came about': { as: 'lead', phase: 'PUBLISHED', given: ({ edition }) => ({ competition: edition }) },
  'Submit the entry': { as: 'lead', phase: 'SUBMISSION', given: ({ entry }) => ({ input: { entry } }) },
  'Save a sheet': { given: ({ assignment }) => ({ input: { assignment, revision: 1, marks: [], comment: '초안' } }) },
  'What the sheets show about the judges': { phase: 'CLOSED' },
  'How many judges for each entry?': { given: () => ({ input: { entries: 20, judges: 3, topK: 3 } }) },
  'Plan who judges what, without assigning it': { given: ({ stage }) => ({ input: { stage, dryRun: true } }) },
  'Challenges to decide': { given: ({ edition }) => ({ competition: edition }) },
  'Entries to deliberate on': { phase: 'SETTLED' },
  'The ranking after blind judging': { phase: 'SETTLED' },
  Settlements: { phase: 'PUBLISHED' },
};

test.each(examples.map((example) => [`${example.role}: ${example.en}`, example] as const))('the explorer, %s', async (_, example) => {
  const { as = example.role, phase = 'OPEN', given } = asked[example.en] ?? {};
  const world = worlds.get(phase)!;
  const filled =
    given?.(world) ?? Object.fromEntries(Object.keys(example.variables ?? {}).map((key) => [key, world[key as keyof World] ?? '']));
  expect(Object.keys(filled)).toEqual(Object.keys(example.variables ?? {}));
  const { data, errors = [] } = await cast[as].ask(example.query, filled);
  // What the database took back was allowed.
  expect(errors.filter(({ extensions }) => !wasTakenBack(extensions['logId'], log))).toEqual([]);
  if (errors.length === 0) expect(Object.values(data!).every((value) => value !== null)).toBe(true);
});
