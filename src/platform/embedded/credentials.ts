import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A password for each user of an embedded cluster: the superuser, the owner of the schema, and the application. */
const credentialsShape = z.object({ postgres: z.string(), pado_owner: z.string(), pado_app: z.string() });

export type Credentials = z.infer<typeof credentialsShape>;

const newPassword = () => randomBytes(24).toString('base64url');

const fileIn = (folder: string) => join(folder, 'passwords.json');

/** The passwords of the cluster in this folder, or null when the file is not there or damaged. */
export async function readCredentials(folder: string): Promise<Credentials | null> {
  try {
    return credentialsShape.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** New random passwords, on the disk for good before they are used. */
export async function makeCredentials(folder: string): Promise<Credentials> {
  const credentials = { postgres: newPassword(), pado_owner: newPassword(), pado_app: newPassword() };
  const file = await open(fileIn(folder), 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return credentials;
}

/** Where a user of the cluster connects to. */
export const databaseUrl = (user: keyof Credentials, credentials: Credentials, port: number): string =>
  `postgresql://${user}:${credentials[user]}@127.0.0.1:${port}/${user === 'postgres' ? 'postgres' : 'pado'}`;
