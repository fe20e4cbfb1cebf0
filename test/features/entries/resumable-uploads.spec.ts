import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Upload, type UploadOptions } from 'tus-js-client';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { FILE_STORE, type FileStore } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { cookieOf } from '../../support/browser.js';
import { aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { begun, offsetOf, sendAndFallSilent, sendFrom, tus } from '../../support/resumable.js';
import { eventually } from '../../support/story.js';

const MB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let it: TestApp;
let other: { url: string; close(): Promise<void> };
let person: Person;
let pdf: Buffer;
beforeAll(async () => {
  it = await startTestApp({ UPLOAD_LIMIT_MB: '8' });
  other = await it.beside();
  person = await it.person('uploader@busan.example');
  pdf = await aPdf({ attachment: randomBytes(3 * MB) });
});
afterAll(async () => {
  await other.close();
  await it.close();
  // A request that was asked to let go of its upload keeps a timer of the library, which nothing can stop.
  await pause(1_100);
});

async function keysInStore(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of it.app.get<FileStore>(FILE_STORE).keys()) keys.push(key);
  return keys.toSorted();
}
const keysOnRecord = async () =>
  (
    await it.db.query<{ key: string }[]>(
      `select storage_key as key from stored_file union select storage_key from upload_piece order by key`,
    )
  ).map(({ key }) => key);
const recordsOf = async (bytes: Uint8Array) =>
  it.db.query<{ id: string; kind: string; name: string }[]>(`select id, kind, original_name as name from stored_file where sha256 = $1`, [
    sha256(bytes),
  ]);

/** tus-js-client until it is done, or has sent `abortAfter` bytes. */
function byClient(options: UploadOptions, abortAfter = Infinity): Promise<{ file: string | undefined; url: string }> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(pdf, {
      headers: person.headers,
      metadata: { filename: '분석 보고서.최종.pdf'.normalize('NFD') },
      retryDelays: null,
      chunkSize: MB,
      onError: reject,
      onSuccess: ({ lastResponse }) => resolve({ file: lastResponse.getHeader('x-pado-file'), url: upload.url! }),
      onChunkComplete: (_, accepted) => {
        if (accepted < abortAfter) return;
        void upload.abort().then(() => resolve({ file: undefined, url: upload.url! }));
      },
      ...options,
    });
    upload.start();
  });
}

describe('an upload by tus', () => {
  test('that was broken off goes on at another instance, and ends as any file', async () => {
    const { url } = await byClient({ endpoint: `${it.url}/uploads` }, 2 * MB);
    expect(await recordsOf(pdf)).toEqual([]);
    const { file } = await byClient({ uploadUrl: `${other.url}${new URL(url).pathname}` });
    const [record] = await recordsOf(pdf);
    expect(JSON.parse(file!)).toEqual({
      id: record!.id,
      kind: 'PDF',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: sha256(pdf),
      name: '분석 보고서.최종.pdf',
      scanState: 'NOT_SCANNED',
    });
    const back = Buffer.from(await (await person.get(`/files/${record!.id}`)).arrayBuffer());
    expect(back.equals(pdf)).toBe(true);
    expect(await keysInStore()).toEqual(await keysOnRecord());
  });

  test('may be sent to two instances by turns, and whole with its beginning', async () => {
    const bytes = await aPdf({ attachment: randomBytes(MB) });
    const path = await begun(person, it.url, bytes.length);
    let answer;
    for (let offset = 0, turn = 0; offset < bytes.length; turn++) {
      const part = bytes.subarray(offset, offset + 200_000);
      answer = await sendFrom(person, `${[it, other][turn % 2]!.url}${path}`, offset, part);
      offset += part.length;
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(offset)]);
    }
    expect(answer?.file).toMatchObject({ sha256: sha256(bytes), name: '보고서.pdf' });

    const atOnce = { 'upload-length': String(bytes.length), 'content-type': 'application/offset+octet-stream' };
    const created = await tus(person, 'POST', `${it.url}/uploads`, atOnce, bytes);
    expect([created.status, created.file]).toMatchObject([201, { sha256: sha256(bytes), name: 'file' }]);
  });

  test('that two connections send at once is written by one of them, and its offset stays right', async () => {
    const bytes = await aPdf({ attachment: randomBytes(2 * MB) });
    const path = await begun(person, it.url, bytes.length);
    const half = bytes.subarray(0, MB);
    const answers = await Promise.all([it, other, it, other].map((instance) => sendFrom(person, `${instance.url}${path}`, 0, half)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.code).toBe('UPLOAD_OFFSET_WRONG');
    expect(await offsetOf(person, `${other.url}${path}`)).toBe(half.length);
    const { file } = await sendFrom(person, `${other.url}${path}`, half.length, bytes.subarray(half.length));
    expect(file!.sha256).toBe(sha256(bytes));
  });

  test('is taken over from a connection that is dead and does not know it', async () => {
    const bytes = await aPdf({ attachment: randomBytes(MB) });
    const path = await begun(person, it.url, bytes.length);
    const silent = sendAndFallSilent(person, `${it.url}${path}`, 0, bytes.subarray(0, 300_000));
    // Nothing is on record as long as it is on its way.
    await eventually(async () => (await heldUploads()) > 0, 'the silent request to begin');
    const offset = await offsetOf(person, `${other.url}${path}`);
    expect(offset).toBe(300_000);
    const { file } = await sendFrom(person, `${other.url}${path}`, offset, bytes.subarray(offset));
    expect(file!.sha256).toBe(sha256(bytes));
    silent.hangUp();
  });

  test('keeps what came before the line broke', async () => {
    const bytes = await aPdf({ attachment: randomBytes(MB) });
    const path = await begun(person, it.url, bytes.length);
    const broken = sendAndFallSilent(person, `${it.url}${path}`, 0, bytes.subarray(0, 500_000));
    await eventually(async () => (await heldUploads()) > 0, 'the request to begin');
    broken.hangUp();
    const offset = await offsetOf(person, `${it.url}${path}`);
    const { file } = await sendFrom(person, `${it.url}${path}`, offset, bytes.subarray(offset));
    expect(file!.sha256).toBe(sha256(bytes));
  });

  test('tells of its file again, by HEAD and GET, to whoever lost the last answer', async () => {
    const bytes = await aPdf({ attachment: randomBytes(1_000) });
    const upload = `${it.url}${await begun(person, it.url, bytes.length, '보고서 "1".pdf')}`;
    const { file } = await sendFrom(person, upload, 0, bytes);
    const asked = await Promise.all([tus(person, 'HEAD', upload), tus(person, 'HEAD', upload.replace(it.url, other.url))]);
    expect(asked.map((answer) => answer.file)).toEqual([file, file]);
    expect(asked[0].headers.get('upload-offset')).toBe(String(bytes.length));
    expect(await (await person.get(new URL(upload).pathname, { 'tus-resumable': '1.0.0' })).json()).toEqual({ file });
    expect((await sendFrom(person, upload, bytes.length, new Uint8Array())).file).toEqual(file);
    expect(await recordsOf(bytes)).toHaveLength(1);
  });

  test('whose program died between store and database becomes one file when it is asked for', async () => {
    const bytes = await aPdf({ attachment: randomBytes(1_000) });
    const upload = `${it.url}${await begun(person, it.url, bytes.length)}`;
    await it.db.query(`create function no_record() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`);
    await it.db.query(`create trigger no_record before insert on stored_file execute function no_record()`);
    try {
      expect((await sendFrom(person, upload, 0, bytes)).code).toBe('INTERNAL');
      expect((await tus(person, 'HEAD', upload)).status).toBe(500);
    } finally {
      await it.db.query(`drop function no_record() cascade`);
    }
    const asked = await Promise.all([it, other, it].map(({ url }) => tus(person, 'HEAD', upload.replace(it.url, url))));
    const [record, ...more] = await recordsOf(bytes);
    expect(more).toEqual([]);
    expect(asked.map(({ file }) => file!.id)).toEqual([record!.id, record!.id, record!.id]);
    expect(await keysInStore()).toEqual(await keysOnRecord());
  });

  test('can be given up, and leaves nothing', async () => {
    const before = await keysInStore();
    const upload = `${it.url}${await begun(person, it.url, 1_000)}`;
    await sendFrom(person, upload, 0, randomBytes(500));
    expect((await keysInStore()).length).toBe(before.length + 1);
    expect((await tus(person, 'DELETE', upload)).status).toBe(204);
    expect((await tus(person, 'HEAD', upload)).status).toBe(404);
    expect(await keysInStore()).toEqual(before);
  });

  test('that nobody goes on with is gone after a day, with its bytes, and the book of destructions says so', async () => {
    const before = await keysInStore();
    const path = await begun(person, it.url, 1_000);
    await sendFrom(person, `${it.url}${path}`, 0, randomBytes(500));
    const [, , id] = path.split('/');
    await it.db.query(`update resumable_upload set touched_at = now() - interval '25 hours' where id = $1`, [id]);
    expect((await sendFrom(person, `${it.url}${path}`, 500, randomBytes(500))).status).toBe(404);
    await it.app.get(DestructionService).destroyAll();
    expect(await it.db.query(`select from resumable_upload where id = $1`, [id])).toEqual([]);
    expect(await keysInStore()).toEqual(before);
    expect(await it.db.query(`select count, files, kept_for from destruction_record where retention_class = 'UNFINISHED_UPLOAD'`)).toEqual([
      { count: 2, files: 1, kept_for: '1 day' },
    ]);
  });
});

describe('refused, with a code and both sentences, is', () => {
  test('what a file is refused for that comes at once, after which there is no upload any more', async () => {
    const upload = `${it.url}${await begun(person, it.url, 2, 'a.exe')}`;
    const response = await fetch(upload, {
      method: 'PATCH',
      headers: { ...person.headers, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: 'MZ',
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'FILE_TYPE_UNKNOWN', ko: expect.stringContaining('형식'), en: expect.stringContaining('type') },
    ]);
    expect((await tus(person, 'HEAD', upload)).status).toBe(404);
    expect(await keysInStore()).toEqual(await keysOnRecord());
  });

  test.each([
    ['too large a file', { 'upload-length': String(9 * MB) }, 413, 'FILE_TOO_LARGE'],
    ['an empty file', { 'upload-length': '0' }, 400, 'FILE_EMPTY'],
    ['a file of no length', {}, 400, 'UPLOAD_HEADERS_WRONG'],
    ['a length that comes later', { 'upload-defer-length': '1' }, 400, 'UPLOAD_HEADERS_WRONG'],
    ['another protocol', { 'upload-length': '1', 'tus-resumable': '0.2.2' }, 412, 'UPLOAD_VERSION_WRONG'],
  ])('%s', async (_, headers, status, code) => {
    const answer = await tus(person, 'POST', `${it.url}/uploads`, headers);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('more than was announced, of which nothing is kept that does not fit', async () => {
    const upload = `${it.url}${await begun(person, it.url, 1_000)}`;
    expect((await sendFrom(person, upload, 0, randomBytes(1_001))).code).toBe('UPLOAD_HEADERS_WRONG');
    expect((await sendFrom(person, upload, 7, randomBytes(1))).code).toBe('UPLOAD_OFFSET_WRONG');
    expect(await offsetOf(person, upload)).toBe(0);
  });

  test('anybody but the account that began it, as if there were none', async () => {
    const upload = `${it.url}${await begun(person, it.url, 10)}`;
    const stranger = await it.person('stranger@busan.example');
    expect((await tus(stranger, 'HEAD', upload)).status).toBe(404);
    expect((await sendFrom(stranger, upload, 0, randomBytes(10))).code).toBe('NOT_FOUND');
    expect((await tus(stranger, 'DELETE', upload)).code).toBe('NOT_FOUND');
    expect((await sendFrom(it.visitor, upload, 0, randomBytes(10))).code).toBe('SIGN_IN_REQUIRED');
    expect(await offsetOf(person, upload)).toBe(0);
  });

  test('a browser whose page is not ours', async () => {
    const cookie = await cookieOf(it, 'uploader@busan.example');
    const from = (headers: Record<string, string>) =>
      tus(it.visitor, 'POST', `${it.url}/uploads`, { cookie, 'upload-length': '9', ...headers });
    expect((await from({})).code).toBe('FOREIGN_ORIGIN');
    expect((await from({ origin: 'https://evil.example', 'x-pado-upload': '1' })).code).toBe('FOREIGN_ORIGIN');
    expect((await from({ origin: it.url, 'x-pado-upload': '1' })).status).toBe(201);
  });
});

test('an answer opens itself to no other site and tells of no host, folder or key', async () => {
  const headers = {
    'upload-length': '9',
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  };
  const answer = await tus(person, 'POST', `${it.url}/uploads`, headers);
  expect(answer.headers.get('location')).toMatch(/^\/uploads\/[0-9a-f-]{36}$/);
  const described = await tus(it.visitor, 'OPTIONS', `${it.url}/uploads`, { origin: 'https://evil.example' });
  expect(Object.fromEntries(described.headers)).toMatchObject({
    'tus-version': '1.0.0',
    'tus-extension': 'creation,creation-with-upload,termination,expiration',
    'tus-max-size': String(8 * MB),
  });
  const names = [...answer.headers.keys(), ...described.headers.keys()];
  expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(JSON.stringify([...answer.headers, ...described.headers])).not.toContain('evil');
});

/** How many uploads a request has in hand, at whichever instance. */
async function heldUploads(): Promise<number> {
  const [row] = await it.db.query<{ held: number }[]>(
    `select count(*)::int as held from pg_locks where locktype = 'advisory' and classid = 5262 and granted
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return row!.held;
}
