import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import express, { type Request, type Response } from 'express';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';

import { Refused } from '../../../src/domain/refusal.js';
import { isStorageKey, type FileStore } from '../../../src/platform/files/file-store.js';
import { receiveFile } from '../../../src/platform/files/receive.js';
import type { ReceivedFile } from '../../../src/platform/files/store-and-judge.js';
import { aCsv, anHwpx, aPdf } from '../../support/documents.js';
import { aFileStore } from '../../support/file-store.js';

const megabyte = 1024 * 1024;
let files: Awaited<ReturnType<typeof aFileStore>>;
let store: FileStore;
let server: Server;
let port: number;
/** What became of each request on the server, even where nobody waits for the answer. */
const outcomes: (ReceivedFile | string)[] = [];

beforeAll(async () => {
  files = await aFileStore();
  store = files.store;
  const app = express();
  app.post('/files', (request, response) => void answer(request, response));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await files.close();
});
afterEach(async () => {
  outcomes.length = 0;
  for await (const key of store.keys()) await store.remove(key);
});

async function answer(request: Request, response: Response): Promise<void> {
  try {
    const received = await receiveFile(request, response, store, { maxBytes: 40 * megabyte });
    outcomes.push(received);
    response.status(201).json(received);
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : { code: String(error) };
    outcomes.push(refusal.code);
    response.status(422).json(refusal);
  }
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keys()) keys.push(key);
  return keys;
}

/** Everything on the disk, unfinished files included. */
const filesOnDisk = async () =>
  (await readdir(files.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

async function post(
  form: FormData | string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`http://127.0.0.1:${port}/files`, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function formOf(content: Buffer | string, name: string, part = 'file'): FormData {
  const form = new FormData();
  form.append(part, new Blob([Buffer.from(content)]), name);
  return form;
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

test('a document arrives with its hash, its kind and its name', async () => {
  const content = await anHwpx();
  const { status, body } = await post(formOf(content, '2025. 빈집 분석 v1.2 (최종).hwpx'.normalize('NFD')));
  expect({ status, body }).toEqual({
    status: 201,
    body: {
      storageKey: expect.any(String),
      pageCount: null,
      holdsMacros: false,
      size: content.length,
      sha256: sha256(content),
      mediaType: 'application/hwp+zip',
      kind: 'HWPX',
      originalName: '2025. 빈집 분석 v1.2 (최종).hwpx',
    },
  });
  expect(isStorageKey(String(body['storageKey']))).toBe(true);
  expect(await storedKeys()).toEqual([body['storageKey']]);
  expect(await buffer(await store.read(String(body['storageKey'])))).toEqual(content);
});

test.each([
  ['200 characters of Korean in pieces', `${'각'.repeat(195)}.hwpx`.normalize('NFD'), `${'각'.repeat(195)}.hwpx`],
  ['quotes, which the form escapes', '부산 "빈집" 50%.hwpx', '부산 "빈집" 50%.hwpx'],
  ['a path', '..\\..\\보고서.hwpx', '보고서.hwpx'],
])('a name of %s', async (_case, sent, kept) => {
  expect((await post(formOf(await anHwpx(), sent))).body['originalName']).toBe(kept);
});

test('thirty megabytes arrive whole', async () => {
  const rows = Buffer.from(aCsv());
  const content = Buffer.alloc(30 * megabyte - ((30 * megabyte) % rows.length), rows);
  const { body } = await post(formOf(content, '빈집.csv'));
  expect(body).toMatchObject({ size: content.length, sha256: sha256(content), kind: 'CSV' });
  expect(await store.size(String(body['storageKey']))).toBe(content.length);
});

test('files that arrive at the same time do not mix', async () => {
  const contents = await Promise.all(Array.from({ length: 8 }, (_, index) => aPdf({ text: `Report ${index} `.repeat(50 * index + 1) })));
  const answers = await Promise.all(contents.map((content, index) => post(formOf(content, `${index}.pdf`))));
  expect(answers.map(({ body }) => [body['originalName'], body['sha256']])).toEqual(
    contents.map((content, index) => [`${index}.pdf`, sha256(content)]),
  );
});

const twoFiles = () => {
  const form = formOf(aCsv(), 'a.csv');
  form.append('file', new Blob([aCsv()]), 'b.csv');
  return form;
};
const withField = (before: boolean) => {
  const form = new FormData();
  if (before) form.append('team', '7');
  form.append('file', new Blob([aCsv()]), 'a.csv');
  if (!before) form.append('team', '7');
  return form;
};
const tooLarge = { code: 'FILE_TOO_LARGE', data: { limitMb: 40 } };

test.each<[string, () => FormData | string | Promise<FormData>, Record<string, unknown>]>([
  ['no part', () => new FormData(), { code: 'FILE_MISSING' }],
  ['no form', () => 'hello', { code: 'FILE_MISSING' }],
  ['a part of another name', () => formOf(aCsv(), 'a.csv', 'report'), { code: 'FILE_ONLY_ONE' }],
  ['two files', twoFiles, { code: 'FILE_ONLY_ONE' }],
  ['a field before the file', () => withField(true), { code: 'FILE_ONLY_ONE' }],
  ['a field after the file', () => withField(false), { code: 'FILE_ONLY_ONE' }],
  ['an empty file', () => formOf('', 'a.csv'), { code: 'FILE_EMPTY' }],
  ['one byte too many', () => formOf(Buffer.alloc(40 * megabyte + 1, aCsv()), 'a.csv'), tooLarge],
  ['far too many bytes', () => formOf(Buffer.alloc(50 * megabyte, aCsv()), 'a.csv'), tooLarge],
  ['a locked file', async () => formOf(await aPdf({ password: 'secret' }), 'a.pdf'), { code: 'FILE_ENCRYPTED' }],
  ['half a file', async () => formOf((await aPdf()).subarray(0, 400), 'a.pdf'), { code: 'FILE_DAMAGED' }],
])('%s is refused and leaves nothing', async (_case, form, refusal) => {
  expect(await post(await form())).toEqual({ status: 422, body: refusal });
  expect(await filesOnDisk()).toBe(0);
});

test('as many bytes as allowed are not too many', async () => {
  const content = Buffer.alloc(40 * megabyte, 'a,b\n1,2\n');
  expect((await post(formOf(content, 'a.csv'))).body).toMatchObject({ size: 40 * megabyte, kind: 'CSV' });
});

test('a file of unknown length is stopped at the limit as well', async () => {
  const boundary = 'xxxx';
  let sent = 0;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 0) controller.enqueue(Buffer.from(opening(boundary)));
      controller.enqueue(Buffer.alloc(megabyte, aCsv()));
      sent += 1;
      if (sent === 45) controller.enqueue(Buffer.from(`\r\n--${boundary}--\r\n`));
      if (sent === 45) controller.close();
    },
  });
  const streamed: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: source,
    duplex: 'half',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
  const response = await fetch(`http://127.0.0.1:${port}/files`, streamed);
  expect(await response.json()).toEqual(tooLarge);
  expect(await filesOnDisk()).toBe(0);
});

const opening = (boundary: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;

/** Sends the beginning of an upload and hangs up. */
async function hangUpAfter(beginning: Buffer, how: 'end' | 'reset'): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST /files HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=xxxx\r\nContent-Length: ${20 * megabyte}\r\n\r\n${opening('xxxx')}`,
  );
  socket.write(beginning);
  await pause(150);
  if (how === 'end') socket.end();
  else socket.resetAndDestroy();
}

test.each([
  ['in the middle of the file', randomBytes(3 * megabyte), 'reset'],
  ['in the middle of the file, politely', Buffer.alloc(3 * megabyte, aCsv()), 'end'],
  ['before the first byte', Buffer.alloc(0), 'reset'],
  ['behind the file, before the form ends', Buffer.from(`${aCsv()}\r\n--xxxx`), 'reset'],
  ['behind a whole file, with another part announced', Buffer.from(`${aCsv()}\r\n--xxxx\r\nContent-Disp`), 'end'],
] as const)('hanging up %s leaves no result and no file', async (_case, beginning, how) => {
  await hangUpAfter(beginning, how);
  while (outcomes.length === 0) await pause(10);
  expect(outcomes).toEqual(['FILE_CUT_OFF']);
  expect(await filesOnDisk()).toBe(0);
});

test('a form that ends without its last boundary leaves nothing', async () => {
  const cut = await post(opening('xxxx') + aCsv(), { 'content-type': 'multipart/form-data; boundary=xxxx' });
  expect(cut).toEqual({ status: 422, body: { code: 'FILE_CUT_OFF' } });
  expect(await filesOnDisk()).toBe(0);
});
