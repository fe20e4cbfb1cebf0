import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';
import { begun, sendFrom, tus, type TusAnswer } from '../../support/resumable.js';

const MB = 1024 * 1024;
let it: TestApp;
let other: { url: string; close(): Promise<void> };
beforeAll(async () => {
  it = await startTestApp({ UPLOAD_LIMIT_MB: '8' });
  other = await it.beside();
});
afterAll(async () => {
  await other.close();
  await it.close();
});

const begin = (person: Person, size: number, url = it.url): Promise<TusAnswer> =>
  tus(person, 'POST', `${url}/uploads`, { 'upload-length': String(size) });

test('an account has fifty unfinished uploads at most, however many it begins at once', async () => {
  const hoarder = await it.person('hoarder@busan.example');
  const answers = await Promise.all(Array.from({ length: 60 }, (_, turn) => begin(hoarder, 9, [it, other][turn % 2]!.url)));
  const [taken, refused] = [answers.filter(({ status }) => status === 201), answers.filter(({ status }) => status === 429)];
  expect([taken.length, refused.length, refused[0]!.code]).toEqual([50, 10, 'UPLOADS_UNFINISHED']);
  // Another account is not concerned; one that was given up, or has expired, is no longer in the way.
  expect((await begin(await it.person('neighbour@busan.example'), 9)).status).toBe(201);
  expect((await tus(hoarder, 'DELETE', `${it.url}${taken[0]!.headers.get('location')}`)).status).toBe(204);
  expect([(await begin(hoarder, 9)).status, (await begin(hoarder, 9)).status]).toEqual([201, 429]);
  await it.db.query(`update resumable_upload set touched_at = now() - interval '25 hours' where account_id = $1`, [hoarder.account!.id]);
  expect((await begin(hoarder, 9)).status).toBe(201);
});

test('and in them as many bytes as twenty files have, by what was announced', async () => {
  const hoarder = await it.person('hoarder-of-bytes@busan.example');
  const small = await begun(hoarder, it.url, 8, 'a.csv');
  for (let nth = 0; nth < 19; nth++) expect((await begin(hoarder, 8 * MB)).status).toBe(201);
  expect((await begin(hoarder, 8 * MB)).code).toBe('UPLOADS_UNFINISHED');
  // What has become a file no longer counts.
  expect((await sendFrom(hoarder, `${it.url}${small}`, 0, Buffer.from('a,b\n1,2\n'))).status).toBe(204);
  expect((await begin(hoarder, 8 * MB)).status).toBe(201);
  expect((await begin(hoarder, 1)).code).toBe('UPLOADS_UNFINISHED');
});

/** As if the uploader of a file had sent another one of so many bytes, so many hours ago; answers its id. */
async function uploadedBefore(file: string, size: number, hours: number): Promise<string> {
  const [row] = await it.db.query<{ id: string }[]>(
    `insert into stored_file select (jsonb_populate_record(file, jsonb_build_object('id', gen_random_uuid(), 'size', $2::bigint,
        'storage_key', md5($3::text || $1::text), 'created_at', clock_timestamp() - $3::int * interval '1 hour'))).*
       from stored_file as file where id = $1::uuid returning id`,
    [file, size, hours],
  );
  return row!.id;
}

test('what an account has uploaded in a day is fifty files at most, in bytes, whichever way they come', async () => {
  const hoarder = await it.person('hoarder-of-files@busan.example');
  const table = Buffer.from('a,b\n1,2\n');
  const { id } = (await (await hoarder.upload(table, 'a.csv')).json()) as { id: string };
  await uploadedBefore(id, 50 * 8 * MB, 25);
  const today = await uploadedBefore(id, 50 * 8 * MB - 2 * table.length, 23);
  expect((await hoarder.upload(table, 'b.csv')).status).toBe(201);
  const refused = await hoarder.upload(table, 'c.csv');
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'UPLOADS_OF_DAY' }]);
  const resumed = `${it.url}${await begun(hoarder, it.url, table.length, 'd.csv')}`;
  expect((await sendFrom(hoarder, resumed, 0, table)).code).toBe('UPLOADS_OF_DAY');
  expect((await (await it.person('patient@busan.example')).upload(table, 'a.csv')).status).toBe(201);
  // Later what was sent is still there.
  await it.db.query(`delete from stored_file where id = $1`, [today]);
  expect((await tus(hoarder, 'HEAD', resumed)).file).toMatchObject({ name: 'd.csv' });
});
