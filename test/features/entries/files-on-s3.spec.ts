import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging } from '../../support/edition-in-judging.js';
import { Person } from '../../support/person.js';
import { anS3Server } from '../../support/s3-server.js';
import { type Desk, DESK } from '../../support/story.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

// From the upload to the judge's copy with files on an S3 server, over two instances that share nothing on disk.

let server: Awaited<ReturnType<typeof anS3Server>>;
let folder: string;
let it: TestApp;
let other: Awaited<ReturnType<TestApp['beside']>>;
let edition: EditionInJudging;
beforeAll(async () => {
  [server, folder] = await Promise.all([anS3Server(), temporaryFolder()]);
  it = await startTestApp({ STORAGE_URL: server.urlOf('busan'), UPLOADS_FOLDER: join(folder, 'uploads') });
  other = await it.beside();
  edition = await anEditionInJudging(it, { slug: 'on-s3', teams: 2, judges: 1 });
});
afterAll(async () => {
  await other.close();
  await it.close();
  await server.close();
  await removeFolder(folder);
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const atOther = ({ account, token }: Person): Person => new Person(other.url, account, token);

test('what was uploaded to one instance is read whole at the other, and by range', async () => {
  const lead = atOther(edition.leads[0]!);
  const { report } = edition.entries[0]!;
  const [{ sha256: hash }] = await it.db.query<[{ sha256: string }]>(`select sha256 from stored_file where id = $1`, [report]);
  const bytes = Buffer.from(await (await lead.get(`/files/${report}`)).arrayBuffer());
  expect(sha256(bytes)).toBe(hash);
  const part = await lead.get(`/files/${report}`, { range: 'bytes=5-99' });
  expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(5, 100)]);
});

test('the judge gets the copy at either instance', async () => {
  const judge = edition.judges[0]!;
  const { judgeDesk } = await judge.query<Desk>(DESK, { stage: edition.stage });
  const path = `/judge-copies/${judgeDesk.assignments[0]!.files[0]!.id}`;
  const [here, there] = await Promise.all([judge.get(path), atOther(judge).get(path)]);
  expect([here.status, there.status]).toEqual([200, 200]);
  const [copy, same] = [Buffer.from(await here.arrayBuffer()), Buffer.from(await there.arrayBuffer())];
  expect(copy.subarray(0, 5).toString()).toBe('%PDF-');
  expect(copy.equals(same)).toBe(true);
});

test('the server has an object for each file on record and no other, and nothing lies on disk', async () => {
  const keys = await it.db.query<{ storage_key: string }[]>(`select storage_key from stored_file order by storage_key`);
  expect((await server.objects()).toSorted()).toEqual(keys.map(({ storage_key: key }) => `busan/${key}`));
  expect(await readdir(folder)).toEqual([]);
});

test('an upload that is refused leaves nothing on the server', async () => {
  const before = await server.objects();
  const response = await edition.leads[0]!.upload(Buffer.from('MZ'), '보고서.pdf');
  expect([response.status, await server.objects()]).toEqual([400, before]);
});

// The last one: the server is gone.
test('without the server an upload and a download are refused with what to do, and the instances are ready for everything else', async () => {
  await server.close();
  const lead = edition.leads[0]!;
  for (const answer of [await lead.upload(Buffer.from('a,b\n1,2\n'), '표.csv'), await lead.get(`/files/${edition.entries[0]!.report}`)]) {
    expect(await answer.json()).toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  }
  expect((await it.visitor.get('/readyz')).status).toBe(200);
  const [row] = await it.db.query<[{ n: number }]>(`select count(*)::int as n from stored_file where original_name = '표.csv'`);
  expect(row.n).toBe(0);
});
