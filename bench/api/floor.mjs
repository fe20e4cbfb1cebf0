// What the same SQL costs without us: the statements of one request, noted down from an application in this process, then sent straight
// through `pg` with other people's ids in the same places.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createApp } from '../../dist/src/app.js';
import { readConfig } from '../../dist/src/platform/config.js';
import { createLog } from '../../dist/src/platform/log.js';

const background = /audit_unsealed.*for update|audit_seal|pg_try_advisory|graphile_worker|set last_used_at/s;
const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An application of the same database in this process, to listen to. */
export async function openRecorder({ environment }) {
  const config = readConfig({ ...environment, PORT: '0' });
  const app = await createApp({ config, databaseUrl: config.databaseUrl, log: createLog('silent') });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const { logger } = app.get(DataSource);
  return {
    /** The statements of one GraphQL request, with their parameters. */
    async statementsOf(headers, query, variables) {
      const noted = [];
      logger.logQuery = (sql, parameters = []) => void (background.test(sql) || noted.push({ sql, parameters }));
      const body = JSON.stringify({ query, variables });
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
      const { errors } = await answer.json();
      logger.logQuery = () => undefined;
      if (errors) throw new Error(JSON.stringify(errors));
      return noted;
    },
    close: () => app.close(),
  };
}

/** Sends noted statements on a connection; `other` says which value stands for which. Ids that a request makes itself are made anew. */
export async function replay(client, statements, other = new Map()) {
  const [known, made] = [new Set(), new Map()];
  for (const { sql, parameters } of statements) {
    const isInsert = /\binsert into\b/i.test(sql);
    const standIn = (value) => {
      if (Array.isArray(value)) return value.map(standIn);
      if (other.has(value)) return other.get(value);
      if (typeof value !== 'string' || !isUuid.test(value)) return value;
      if (isInsert && !known.has(value) && !made.has(value)) made.set(value, randomUUID());
      if (!isInsert) known.add(value);
      return made.get(value) ?? value;
    };
    const values = parameters.map(standIn);
    await client.query(sql, values);
  }
}
