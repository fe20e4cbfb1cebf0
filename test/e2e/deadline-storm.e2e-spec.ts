import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { brokenInvariants } from '../support/invariants.js';

// What `npm run bench -- storm` does, with fewer teams and instances of this process.
interface Told {
  acknowledged: { lead: { name: string }; ordinal: number }[];
  refused: { code: string }[];
  unanswered: string[];
}
interface Storm {
  storm(wish: object): Promise<Told>;
  examine(told: Told, eyes: object): Promise<string[]>;
  aPerson(db: object, port: number, name: string, roles: string[]): Promise<object>;
}

let it: TestApp;
let other: { url: string; close(): Promise<void> };
let bench: Storm;
beforeAll(async () => {
  it = await startTestApp();
  other = await it.beside();
  const parts = await Promise.all(['storm/storm.mjs', 'storm/examine.mjs', 'api/place.mjs'].map((part) => import(`../../bench/${part}`)));
  bench = Object.assign({}, ...parts) as Storm;
});
afterAll(async () => {
  await other.close();
  await it.close();
});

test('thirty teams submit in the last seconds, nine in the very last: what was acknowledged is there, what was refused was late', async () => {
  const ports = [it.url, other.url].map((url) => Number(new URL(url).port));
  const person = (name: string, roles: string[] = []) => bench.aPerson(it.db, ports[0]!, name, roles);
  const host = await person('host', ['ORGANIZER']);
  const told = await bench.storm({ host, person, ports, teams: 30, lastSecond: 9, seconds: 4 });
  expect(await bench.examine(told, { query: (sql: string, values: unknown[]) => it.db.query(sql, values), person: host })).toEqual([]);
  expect(told.unanswered).toEqual([]);
  // Each has tried once, and the last ones once more, when it was too late for all.
  expect(told.acknowledged.length + told.refused.length).toBe(39);
  expect(told.refused.length).toBeGreaterThanOrEqual(9);
  expect(told.acknowledged.length).toBeGreaterThan(0);
  expect(await brokenInvariants(it.db)).toEqual({});
}, 90_000);
