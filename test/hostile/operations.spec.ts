import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { type Door, expectedOf, type Phase, type Role } from '../doors/door.js';
import { doors } from '../doors/doors.js';
import { fieldOf, keepNothing, questionOf, variablesOf, wasTakenBack } from '../doors/knock.js';
import { aCast, type Cast, theWorlds, type World } from '../doors/world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { captureLog } from '../support/captured-log.js';
import { nestedQuestions } from './arguments.js';
import { attemptsOn } from './attempts.js';
import { leaksIn } from './leaks.js';

/*
 * Every argument of every operation, however deep, and every argument of a field that a query leads to, with everything that suits its
 * type worst (values.ts), asked by somebody who may ask: so it is not a refusal of rights that keeps it out.
 */

const log = captureLog('error');
let it: TestApp;
let schema: GraphQLSchema;
let cast: Cast;
let worlds: Map<Phase, World>;
let leaksOf: (answer: string) => string[];
beforeAll(async () => {
  it = await startTestApp({ DATABASE_POOL: '10' }, log.log);
  ({ schema } = it.app.get(GraphQLSchemaHost));
  cast = await aCast(it);
  await it.person('someone@doors.example');
  worlds = await theWorlds(it, cast);
  leaksOf = await leaksIn(it);
  await keepNothing(it);
});
afterAll(() => it.close());

/** Who is let in, and when; where nobody is, somebody who is signed in. */
function whoMay(door: Door): [Role, Phase] {
  const cells = Object.entries(expectedOf(door)).flatMap(([role, byPhase]) => Object.entries(byPhase).map((cell) => [role, ...cell]));
  const best = cells.find(([role, , answer]) => answer === 'allowed' && role !== 'visitor') ?? cells.find(([role]) => role === 'lead')!;
  return [best[0] as Role, best[1] as Phase];
}

interface Question {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

let asked = 0;

/** Asks all of them, some at once, and tells what came back that should not have: by the question's name. */
async function wrongAnswers(role: Role, questions: Question[]): Promise<string[]> {
  const wrong: string[] = [];
  const unforeseen: [name: string, logId: unknown][] = [];
  const waiting = [...questions];
  const next = async (): Promise<void> => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      const { name, ...body } = question;
      asked += 1;
      const headers = { 'content-type': 'application/json', ...cast[role].headers };
      const answer = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await answer.text();
      const { errors } = JSON.parse(text) as { errors?: { extensions?: Record<string, unknown> }[] };
      if (answer.status >= 500) wrong.push(`${name}: ${answer.status}`);
      for (const leak of leaksOf(text)) wrong.push(`${name}: tells ${leak}`);
      for (const { extensions } of errors ?? []) if (extensions?.['code'] === 'INTERNAL') unforeseen.push([name, extensions['logId']]);
    }
  };
  await Promise.all(Array.from({ length: 6 }, next));
  const said = log.lines();
  const errorOf = (logId: unknown) => JSON.stringify(said.find((line) => line['logId'] === logId)?.['err']);
  wrong.push(...unforeseen.filter(([, logId]) => !wasTakenBack(logId, log)).map(([name, logId]) => `${name}: ${errorOf(logId)}`));
  log.clear();
  return wrong;
}

const ofGraphql = doors.filter(({ name }) => !name.includes(' '));

test.each(ofGraphql.map((door) => [door.name, door] as const))('%s', async (_, door) => {
  const [role, phase] = whoMay(door);
  const world = worlds.get(phase)!;
  const good = variablesOf(schema, door, world);
  const own = attemptsOn(fieldOf(schema, door), good, idsIn(world));
  const questions = [...own].map(({ name, variables }) => ({ name, ...questionOf(schema, door, variables) }));
  expect(await wrongAnswers(role, [...questions, ...nestedQuestions(schema, door, good)])).toEqual([]);
});

/** Ids of what there is, for places that want something else. */
const idsIn = ({ edition, stage, team, entry, seat, assignment, someone }: World): Record<string, unknown> => ({
  'the id of an edition': edition,
  'the id of a stage': stage,
  'the id of a team': team,
  'the id of an entry': entry,
  'the id of a judge': seat,
  'the id of an assignment': assignment,
  'the id of an account': someone,
});

test('after thousands of them the server answers as before', async () => {
  expect(asked).toBeGreaterThan(4_000);
  expect((await it.visitor.get('/readyz')).status).toBe(200);
  expect(await cast.lead.query('{ me { account { email } } }')).toEqual({ me: { account: { email: 'lead@doors.example' } } });
});
