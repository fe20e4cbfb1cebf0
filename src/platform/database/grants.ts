import type { Client } from 'pg';

/** Rows of these tables are written once: the app may add and read, never change or remove. */
const APPEND_ONLY = ['audit_event', 'audit_seal', 'destruction_record'];
/** These too, but a trigger lets go of what has been kept as long as it must be. */
const KEPT_FOR_A_TIME = ['access_log'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * What the app's role may do. Where owner and app are one role (an external database with a single role), only the
 * triggers keep the audit trail append-only; `docs/operations.md` says how to set up two. All or nothing: what may read
 * `migrations` may do the rest too.
 */
export async function grantToApp(owner: Client, appRole: string): Promise<void> {
  const { rows } = await owner.query<{ me: string }>(`select current_user as me`);
  if (rows[0]!.me === appRole) return;
  const app = quoted(appRole);
  await owner.query('begin');
  await owner.query(`
    grant usage on schema public, graphile_worker to ${app};
    ${(await ownRelations(owner)).map(({ name, rights }) => `grant ${rights} on ${name} to ${app};`).join('\n')}
    revoke insert, update, delete on migrations, graphile_worker.migrations from ${app};
    ${APPEND_ONLY.map((table) => `revoke update, delete, truncate on ${table} from ${app};`).join('\n')}
    ${KEPT_FOR_A_TIME.map((table) => `revoke update, truncate on ${table} from ${app};`).join('\n')}
  `);
  await openJobQueueTo(owner, appRole);
  await owner.query('commit');
}

/** Tables and sequences of our own. A stranger's in the same schema are not ours to give away, and would stop everything if we tried. */
async function ownRelations(owner: Client): Promise<{ name: string; rights: string }[]> {
  const { rows } = await owner.query<{ schema: string; relation: string; kind: string }>(`
    select relnamespace::regnamespace::text as schema, relname as relation, relkind as kind from pg_class
     where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) and relkind in ('r', 'p', 'v', 'm', 'S')
       and pg_has_role(relowner, 'usage')`);
  return rows.map(({ schema, relation, kind }) => ({
    name: `${schema}.${quoted(relation)}`,
    rights: kind === 'S' ? 'usage, select' : 'select, insert, update, delete',
  }));
}

/** The queue's tables have row level security without policies: closed to everyone but their owner until told. */
async function openJobQueueTo(owner: Client, appRole: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`
    select relname as name from pg_class
     where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity`);
  for (const { name } of rows) {
    const table = `graphile_worker.${quoted(name)}`;
    await owner.query(`drop policy if exists pado_app on ${table}`);
    await owner.query(`create policy pado_app on ${table} for all to ${quoted(appRole)} using (true) with check (true)`);
  }
}
