import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import type { TestApp } from '../support/app.js';
import type { CapturedLog } from '../support/captured-log.js';
import type { Person } from '../support/person.js';
import type { Door } from './door.js';
import type { World } from './world.js';

/** The name by which the log tells of it. */
const KEPT_NOTHING = 'the_door_table_keeps_nothing';

/**
 * From now on the database takes back at its commit whatever a use case writes. So what is allowed goes all its way, is told from what is
 * refused, and every cell finds the same world. Left out is what is no part of a use case: the seals, the log of who saw what, and when a session was last used.
 */
export async function keepNothing({ db }: TestApp): Promise<void> {
  await db.query(
    `create function keep_nothing() returns trigger language plpgsql as
       $$ begin raise exception 'nothing is kept' using constraint = '${KEPT_NOTHING}'; end $$`,
  );
  const tables = await db.query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('access_log', 'audit_seal', 'audit_unsealed', 'migrations')`,
  );
  for (const { name } of tables) {
    const events = name === 'session' ? 'insert or delete' : 'insert or update or delete';
    await db.query(
      `create constraint trigger keep_nothing after ${events} on "${name}" deferrable initially deferred for each row execute function keep_nothing()`,
    );
  }
}

/** What somebody is answered at a door: see `Answer`. */
export async function knock(person: Person, door: Door, world: World, { schema, log }: { schema: GraphQLSchema; log: CapturedLog }) {
  const answer = door.name.includes(' ') ? await atRoute(person, door, world) : await atOperation(person, door, world, schema);
  if (typeof answer === 'string') return answer;
  return wasTakenBack(answer.logId, log) ? 'allowed' : 'INTERNAL';
}

/** Whether what the log tells of under this id is the database taking back what was allowed. */
export const wasTakenBack = (logId: unknown, log: CapturedLog): boolean =>
  log.lines().some((line) => line['logId'] === logId && (line['err'] as { constraint?: string }).constraint === KEPT_NOTHING);

type Told = string | { logId: unknown };

const told = (code: unknown, logId: unknown): Told => (code === 'INTERNAL' ? { logId } : String(code));

async function atOperation(person: Person, door: Door, world: World, schema: GraphQLSchema): Promise<Told> {
  const { query, variables } = questionOf(schema, door, variablesOf(schema, door, world));
  const { data, errors } = await person.ask(query, variables);
  if (errors) return told(errors[0]!.extensions.code, errors[0]!.extensions['logId']);
  const value = data?.[door.name];
  return value === null || (Array.isArray(value) && value.length === 0) ? 'nothing' : 'allowed';
}

/** The query or mutation of a row. */
export const fieldOf = (schema: GraphQLSchema, { name }: Door): GraphQLField<unknown, unknown> =>
  schema.getMutationType()?.getFields()[name] ?? schema.getQueryType()!.getFields()[name]!;

const isMutation = (schema: GraphQLSchema, { name }: Door): boolean => name in schema.getMutationType()!.getFields();

/** The good arguments of a row. */
export function variablesOf(schema: GraphQLSchema, door: Door, world: World): Record<string, unknown> {
  const asked = door.given?.(world) ?? {};
  return isMutation(schema, door) && fieldOf(schema, door).args.length > 0 ? { input: asked } : asked;
}

/** What is sent: the operation with these arguments, and `fields` of the answer. */
export function questionOf(schema: GraphQLSchema, door: Door, variables: Record<string, unknown>, fields = door.fields) {
  const field = fieldOf(schema, door);
  const used = field.args.filter((argument) => argument.name in variables);
  const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : (fields ?? '{ __typename }');
  const kind = isMutation(schema, door) ? 'mutation' : 'query';
  return { query: `${kind} ${declared && `(${declared})`} { ${door.name}${passed && `(${passed})`} ${selection} }`, variables };
}

async function atRoute(person: Person, { name, given, body, headers }: Door, world: World): Promise<Told> {
  const [method, path] = name.split(' ') as [string, string];
  const parameters = Object.entries(given?.(world) ?? {}).map(([key, value]) => [key, String(value)] as const);
  const filled = parameters.reduce((so, [key, value]) => so.replace(`:${key}`, value), path);
  const behind = new URLSearchParams(parameters.filter(([key]) => !path.includes(`:${key}`)).map((pair) => [...pair]));
  const response = await person.send(method, behind.size > 0 ? `${filled}?${behind}` : filled, body?.(world), headers);
  const text = await response.text();
  if (response.ok) return 'allowed';
  // A page for people says the same in words.
  if (response.status === 404 && response.headers.get('content-type')?.startsWith('text/html')) return 'NOT_FOUND';
  const said = JSON.parse(text) as Record<string, unknown>;
  return told(said['code'], said['logId']);
}
