import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { aCsv, anHwpx, aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';
import { uploaded } from './an-edition.js';

const PUBLIC_URL = 'https://pado.busan.example';

let app: TestApp;
let folder: string;
let uploads: string;
let person: Person;

beforeAll(async () => {
  folder = await temporaryFolder();
  uploads = join(folder, 'uploads');
  app = await startTestApp({ UPLOADS_FOLDER: uploads, UPLOAD_LIMIT_MB: '1', PUBLIC_URL });
  person = await app.person('uploader@busan.example');
});
afterAll(async () => {
  await app.close();
  await removeFolder(folder);
});

/** Every file below the uploads folder, finished or not. */
async function bytesOnDisk(): Promise<string[]> {
  const found = await readdir(uploads, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const filesOnRecord = async (): Promise<{ storage_key: string }[]> =>
  app.db.query(`select storage_key from stored_file order by storage_key`);

/** That an attempt leaves neither a record nor a byte behind. */
async function leavesNothing(attempt: () => Promise<unknown>): Promise<void> {
  const before = { disk: (await bytesOnDisk()).toSorted(), records: await filesOnRecord() };
  await attempt();
  expect({ disk: (await bytesOnDisk()).toSorted(), records: await filesOnRecord() }).toEqual(before);
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('POST /files', () => {
  test('takes a file by its content, keeps its Korean name, and puts it on record with its hash', async () => {
    const bytes = await anHwpx();
    // macOS sends Korean in pieces; the name is kept composed.
    const response = await person.upload(bytes, '[민원제로] 분석보고서.hwpx'.normalize('NFD'));
    const body = (await response.json()) as { id: string };
    expect([response.status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'HWPX',
        mediaType: 'application/hwp+zip',
        size: bytes.length,
        sha256: sha256(bytes),
        name: '[민원제로] 분석보고서.hwpx',
        scanState: 'NOT_SCANNED',
      },
    ]);
    const [row] = await app.db.query(`select * from stored_file where id = $1`, [body.id]);
    expect(row).toEqual({
      id: body.id,
      storage_key: expect.stringMatching(/^[0-9a-f]{32}$/),
      size: String(bytes.length),
      sha256: sha256(bytes),
      kind: 'HWPX',
      media_type: 'application/hwp+zip',
      original_name: '[민원제로] 분석보고서.hwpx',
      page_count: null,
      holds_macros: false,
      scan_state: 'NOT_SCANNED',
      derived_from: null,
      uploaded_by: person.account!.id,
      created_at: expect.any(Date),
      destroyed_at: null,
    });
    const events = await app.db.query(`select actor_id, acting_as, action, data from audit_event where subject = $1`, [body.id]);
    const data = `{"kind":"HWPX","sha256":"${sha256(bytes)}","size":${bytes.length}}`;
    expect(events).toEqual([{ actor_id: person.account!.id, acting_as: 'PERSON', action: 'file.uploaded', data }]);
  });

  test('is for people who are signed in', () =>
    leavesNothing(async () => {
      const response = await app.visitor.upload(await aPdf(), 'r.pdf');
      expect([response.status, await response.json()]).toEqual([
        401,
        { code: 'SIGN_IN_REQUIRED', ko: '로그인이 필요합니다.', en: 'Sign in first.' },
      ]);
    }));

  test.each([
    ['over the limit of 1 MB', () => randomBytes(1024 * 1024 + 1), 'big.pdf', 413, 'FILE_TOO_LARGE'],
    ['that is empty', () => Buffer.alloc(0), 'empty.pdf', 400, 'FILE_EMPTY'],
    ['of a kind that nobody can read', () => Buffer.from('MZ'), 'report.pdf', 400, 'FILE_TYPE_UNKNOWN'],
  ])('a file %s is refused and leaves nothing', (_, make, name, status, code) =>
    leavesNothing(async () => {
      const response = await person.upload(make(), name);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
    }),
  );

  test('when the record cannot be written, the stored bytes are removed', () =>
    leavesNothing(async () => {
      const appRole = await app.db.query<{ role: string }[]>(
        `select grantee as role from information_schema.role_table_grants
          where table_name = 'stored_file' and privilege_type = 'INSERT' and grantee like 'pado_app_%'`,
      );
      await app.db.query(`revoke insert on stored_file from ${appRole[0]!.role}`);
      const response = await person.upload(await aPdf(), 'r.pdf');
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'INTERNAL']);
      await app.db.query(`grant insert on stored_file to ${appRole[0]!.role}`);
    }));

  test('an upload that is cut off in the middle leaves neither a record nor a byte', () =>
    leavesNothing(async () => {
      const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="r.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n`;
      const headers = { ...person.headers, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 900_000 };
      const request = httpRequest(`${app.url}/files`, { method: 'POST', headers });
      const gone = new Promise((resolve) => request.on('error', resolve));
      request.write(head);
      request.write(randomBytes(400_000));
      const unfinished = join(uploads, '.unfinished');
      const isUnderWay = async (): Promise<boolean> => (await readdir(unfinished)).length > 0;
      while (!(await isUnderWay())) await pause(10);
      request.destroy(new Error('the cable was pulled'));
      await gone;
      while (await isUnderWay()) await pause(10);
    }));

  test('a request that ends before its file does is refused', () =>
    leavesNothing(async () => {
      const body = `--x\r\ncontent-disposition: form-data; name="file"; filename="r.pdf"\r\n\r\n%PDF-1.4\n`;
      const headers = { ...person.headers, 'content-type': 'multipart/form-data; boundary=x' };
      const response = await fetch(`${app.url}/files`, { method: 'POST', headers, body });
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'FILE_CUT_OFF']);
    }));
});

describe('with a cookie, an upload comes from our own pages only', () => {
  let cookie: string;
  beforeAll(async () => {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }`;
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { email: 'uploader@busan.example', password: PASSWORD } } }),
    });
    cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  });

  const send = async (headers: Record<string, string>): Promise<{ status: number; code?: string }> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await aPdf())]), 'r.pdf');
    const response = await fetch(`${app.url}/files`, { method: 'POST', body: form, headers });
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  };

  test.each([
    ['the public address', () => ({ origin: PUBLIC_URL, 'x-pado-upload': '1' })],
    ['the host that was called', () => ({ origin: app.url, 'x-pado-upload': '1' })],
  ])('taken: Origin is %s', async (_, headers) => {
    expect(await send({ cookie, ...headers() })).toEqual({ status: 201, code: undefined });
  });

  test.each([
    ['another site', () => ({ origin: 'https://evil.example', 'x-pado-upload': '1' })],
    ['a site that begins like ours', () => ({ origin: `${PUBLIC_URL}.evil.example`, 'x-pado-upload': '1' })],
    ['our host at another port', () => ({ origin: 'http://127.0.0.1:1', 'x-pado-upload': '1' })],
    ['no origin at all', () => ({ 'x-pado-upload': '1' })],
    ['a page without an address', () => ({ origin: 'null', 'x-pado-upload': '1' })],
    ['our page, but without the header that a form cannot set', () => ({ origin: PUBLIC_URL })],
  ])('refused: %s', async (_, headers) => {
    await leavesNothing(async () => expect(await send({ cookie, ...headers() })).toEqual({ status: 403, code: 'FOREIGN_ORIGIN' }));
  });

  test('a bearer token needs neither', async () => {
    expect(await send({ ...person.headers, origin: 'https://elsewhere.example' })).toEqual({ status: 201, code: undefined });
  });
});

describe('GET /files/:id', () => {
  const bytes = Buffer.from(aCsv());
  let id: string;
  beforeAll(async () => {
    ({ id } = await uploaded(person, bytes, '빈집 "2025" (50%).csv'));
  });

  const seen = async (response: Response) => ({
    status: response.status,
    headers: Object.fromEntries(
      ['content-type', 'content-length', 'content-range', 'accept-ranges', 'content-disposition'].map((name) => [
        name,
        response.headers.get(name),
      ]),
    ),
    body: Buffer.from(await response.arrayBuffer()),
  });
  // RFC 5987; the plain name is for programs that do not know it.
  const disposition = `attachment; filename="?? \\"2025\\" (50%).csv"; filename*=UTF-8''%EB%B9%88%EC%A7%91%20%222025%22%20%2850%25%29.csv`;
  const whole = {
    'content-type': 'text/csv; charset=utf-8',
    'content-length': String(bytes.length),
    'content-range': null,
    'accept-ranges': 'bytes',
    'content-disposition': disposition,
  };

  test('answers the whole file as an attachment that nothing may run in or keep', async () => {
    const response = await person.get(`/files/${id}`);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await seen(response)).toEqual({ status: 200, headers: whole, body: bytes });
  });

  const length = bytes.length;
  test.each([
    ['bytes=0-9', 206, `bytes 0-9/${length}`, bytes.subarray(0, 10)],
    ['bytes=10-', 206, `bytes 10-${length - 1}/${length}`, bytes.subarray(10)],
    ['bytes=-5', 206, `bytes ${length - 5}-${length - 1}/${length}`, bytes.subarray(-5)],
    ['bytes=3-99999', 206, `bytes 3-${length - 1}/${length}`, bytes.subarray(3)],
    [`bytes=${length}-`, 416, `bytes */${length}`, Buffer.alloc(0)],
    ['bytes=0-1,4-5', 200, null, bytes],
    ['lines=0-1', 200, null, bytes],
    ['bytes=a-b', 200, null, bytes],
  ])('answers the range %s with %s', async (range, status, contentRange, body) => {
    const answer = await seen(await person.get(`/files/${id}`, { range }));
    expect([answer.status, answer.headers['content-range'], answer.body]).toEqual([status, contentRange, body]);
  });

  test('HEAD tells the same and sends nothing', async () => {
    const response = await fetch(`${app.url}/files/${id}`, { method: 'HEAD', headers: person.headers });
    expect(await seen(response)).toEqual({ status: 200, headers: whole, body: Buffer.alloc(0) });
  });

  test.each([
    '00000000-0000-7000-8000-000000000000',
    'report',
    '1',
    "'; drop table stored_file; --",
    '%00',
    '%EC%9D%B4',
    '..%2f..%2fetc%2fpasswd',
  ])('an id that is none (%s) is not found, for its uploader and for a visitor alike', async (wrong) => {
    for (const who of [person, app.visitor]) {
      const response = await who.get(`/files/${wrong}`);
      const body = { code: 'NOT_FOUND', ko: '찾을 수 없습니다.', en: 'There is no such thing, or it is not for you.' };
      expect([response.status, await response.json()]).toEqual([404, body]);
    }
  });

  test('an address that cannot be read is refused, and is no error of ours', async () => {
    const response = await app.visitor.get('/files/%zz');
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'INVALID_INPUT']);
  });
});
