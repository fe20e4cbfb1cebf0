import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { randomId } from '../../src/platform/database/ids.js';
import { Person } from './person.js';

/** Somebody with an account and a token, put straight into the database of a server that this process did not start. */
export async function tokenPerson(db: DataSource, url: string, name: string): Promise<Person> {
  const [id, secret] = [randomId(), `pado_${randomBytes(32).toString('base64url')}`];
  const email = `${name}@busan.example`;
  await db.query(`insert into account (id, email, name) values ($1, $2, $3)`, [id, email, name]);
  await db.query(
    `insert into session (id, account_id, kind, token_hash, label, expires_at) values ($1, $2, 'TOKEN', $3, 'test', now() + interval '1 day')`,
    [randomId(), id, createHash('sha256').update(secret).digest('hex')],
  );
  return new Person(url, { id, email, name }, secret);
}
