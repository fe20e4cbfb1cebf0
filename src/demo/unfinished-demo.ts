import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { connect } from '../platform/database/connect.js';
import { everyone } from './demo-people.js';

const markIn = (folder: string): string => join(folder, 'demo-unfinished');

/** Loads the demo under a mark in PADO_FOLDER, which stays there when the loading is interrupted. */
export async function underMark(folder: string, load: () => Promise<void>): Promise<void> {
  await writeFile(markIn(folder), '');
  await load();
  await rm(markIn(folder));
}

/**
 * Empties an embedded database in which half a demo stands since an interrupted start, so that this one loads it whole. Nobody has been
 * told of that database; if somebody has made an account of their own in it all the same, it stays as it is.
 */
export async function clearUnfinishedDemo(ownerUrl: string, folder: string): Promise<void> {
  if (!existsSync(markIn(folder))) return;
  const owner = await connect(ownerUrl);
  try {
    if (!(await holdsOthers(owner))) await owner.query(emptying);
  } finally {
    await owner.end();
  }
  await rm(markIn(folder));
}

/** Sent as one query, which is one transaction. */
const emptying = `drop schema if exists graphile_worker cascade; drop schema public cascade;
                  create schema public; grant usage on schema public to public`;

async function holdsOthers(owner: Client): Promise<boolean> {
  const { rows: tables } = await owner.query(`select 1 where to_regclass('public.account') is not null`);
  if (tables.length === 0) return false;
  const { rows } = await owner.query(`select 1 from account where email <> all($1) limit 1`, [everyone.map(({ email }) => email)]);
  return rows.length > 0;
}
