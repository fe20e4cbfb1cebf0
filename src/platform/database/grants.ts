import type { Client } from 'pg';

/** Rows of these tables are written once: the app may add and read, never change or remove. */
const APPEND_ONLY = ['audit_event', 'audit_seal'];

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
    grant select, insert, update, delete on all tables in schema public to ${app};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${app};
    grant usage, select on all sequences in schema public, graphile_worker to ${app};
    revoke insert, update, delete on migrations, graphile_worker.migrations from ${app};
    ${APPEND_ONLY.map((table) => `revoke update, delete, truncate on ${table} from ${app};`).join('\n')}
  `);
  await openJobQueueTo(owner, appRole);
  await owner.query('commit');
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
