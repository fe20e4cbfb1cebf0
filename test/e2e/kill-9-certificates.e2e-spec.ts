import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { organizer } from '../../src/demo/demo-people.js';
import { aPlace, databaseOf, demoPerson, type Place, Server } from '../support/program.js';
import { eventually } from '../support/story.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

let parent: string;
let place: Place;
let server: Server;
beforeAll(async () => {
  parent = await temporaryFolder();
  place = await aPlace(parent);
  server = new Server(place);
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await removeFolder(parent);
});

test('kill -9 of everything while certificates are written down: the run is taken up again, none comes twice and none is lost', async () => {
  const host = await demoPerson(await server.ready(), organizer.email);
  const db = await databaseOf(place);
  const [row] = await db.query<{ competition: string }[]>(`select competition_id as competition from publication`);
  const { competition } = row!;
  const wording = { issuer: '부산광역시장', issuerName: '남궁뷁', day: '2025-11-27' };
  await host.mutate('setCertificateWording', { competition, wording }, '{ version }');
  // Everything is drawn, and the file is in the store; it may not be put on record.
  const holder = db.createQueryRunner();
  await holder.startTransaction();
  await holder.query(`lock table stored_file in share mode`);
  const { id } = await host.mutate('issueCertificates', { competition, of: 'TEAMS' });
  const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%insert into "stored_file"%'`;
  await eventually(async () => (await db.query<object[]>(waits)).length === 1, 'the run to be written down');
  await server.killEverything();
  await holder.release().catch(() => undefined);
  await db.destroy().catch(() => undefined);

  server = new Server(place);
  await server.ready();
  const after = await databaseOf(place);
  const run = async () => {
    const [found] = await after.query<{ state: string; issued: number }[]>(`select state, issued from certificate_run where id = $1`, [id]);
    return found!;
  };
  await eventually(async () => (await run()).state === 'DONE', 'the run to be taken up again');
  expect(await run()).toEqual({ state: 'DONE', issued: 3 });
  const certificates = await after.query<{ ordinal: number; entries: number }[]>(
    `select count(*)::int as certificates, count(distinct entry_id)::int as entries, array_agg(ordinal order by ordinal) as ordinals from certificate`,
  );
  expect(certificates).toEqual([{ certificates: 3, entries: 3, ordinals: [1, 2, 3] }]);
  await after.destroy();
}, 240_000);
