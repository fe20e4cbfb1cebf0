import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { RequestMethod } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { startTestApp, type TestApp } from '../support/app.js';
import { captureLog } from '../support/captured-log.js';
import { accountDoors } from './accounts.doors.js';
import { competitionDoors } from './competitions.doors.js';
import { type Door, expectedOf, type Phase, phasesOf, type Role } from './door.js';
import { entryDoors } from './entries.doors.js';
import { keepNothing, knock } from './knock.js';
import { panelDoors } from './panels.doors.js';
import { personalDoors } from './personal.doors.js';
import { platformDoors } from './platform.doors.js';
import { resultDoors } from './results.doors.js';
import { scoringDoors } from './scoring.doors.js';
import { stageDoors } from './stages.doors.js';
import { teamDoors } from './teams.doors.js';
import { trainingDoors } from './training.doors.js';
import { aCast, type Cast, theWorlds, type World } from './world.js';

/*
 * Who may do what, when: every query, mutation and route × every role × every phase, asked over HTTP.
 *
 * A new operation needs a row in its feature's file beside this one, e.g.
 *
 *   { name: 'closeStage', given: ({ stage }) => ({ stage }), answers: { everybody: 'NOT_FOUND', organizer: { OPEN: 'SHEETS_MISSING', else: 'STAGE_STATE_WRONG' } } }
 *
 * `given` takes ids from the world of world.ts (add to it what your operation needs); door.ts explains the rest. Nothing that a cell
 * does is kept (knock.ts), so an allowed cell may do its worst. A failing row shows what is answered: believe neither it nor the table
 * before you know which is right.
 */
const doors: Door[] = [
  ...platformDoors,
  ...accountDoors,
  ...trainingDoors,
  ...competitionDoors,
  ...teamDoors,
  ...entryDoors,
  ...panelDoors,
  ...scoringDoors,
  ...stageDoors,
  ...resultDoors,
  ...personalDoors,
];

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
      .map((handler) => {
        const below = String(Reflect.getMetadata('path', handler));
        const path = [above, below]
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .join('/');
        return `${RequestMethod[Number(Reflect.getMetadata('method', handler))]} /${path}`;
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
