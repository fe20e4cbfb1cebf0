import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { EntryFile } from '../../src/features/entries/entry-file.entity.js';
import { storeAllFiles } from '../doors/things.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/browser.js';
import { anEntry } from '../support/entry-factories.js';
import { anEdition } from '../support/factories.js';
import type { Person } from '../support/person.js';
import { graphqlRequests } from './graphql-requests.js';
import { httpRequests } from './http-requests.js';
import { leaksIn } from './leaks.js';
import { type RawRequest, sendRaw } from './raw-http.js';
import { cookieUploadRequests, rangeHeaders, resumableRequests, uploadRequests } from './upload-requests.js';

let it: TestApp;
let uploader: Person;
let cookie: string;
/** A thousand bytes that the uploader may have. */
let file: string;
let leaksOf: (answer: string) => string[];
beforeAll(async () => {
  it = await startTestApp();
  uploader = await it.person('uploader@hostile.example');
  cookie = await cookieOf(it, 'uploader@hostile.example');
  const entry = await anEntry(it.db, await anEdition(it.db), { team: { members: [{ accountId: uploader.account!.id }] } });
  file = (await it.db.getRepository(EntryFile).findOneByOrFail({ entryId: entry.id })).storedFileId;
  await storeAllFiles(it);
  leaksOf = await leaksIn(it);
});
afterAll(() => it.close());
// Whatever it was, the next one is served.
afterEach(async () => expect((await it.visitor.get('/healthz')).status).toBe(200));

/** Status and code of the answer, and whatever it tells that it should not. */
async function answerTo(request: RawRequest): Promise<string> {
  const { status, text } = await sendRaw(it.url, request);
  return [status, codeIn(text), ...leaksOf(text)].filter((part) => part !== undefined).join(' ');
}

function codeIn(answer: string): string | undefined {
  const [, json] = /\r\n\r\n(\{[^]*\})\s*$/.exec(answer) ?? [];
  const { code, errors } = JSON.parse(json ?? '{}') as { code?: string; errors?: { extensions: { code: string } }[] };
  return code ?? errors?.[0]?.extensions.code;
}

describe('GraphQL', () => {
  test.each(graphqlRequests)('%s', async (_, request, answer) => {
    expect(await answerTo(request)).toBe(answer);
  });
});

describe('HTTP', () => {
  test.each(httpRequests)('%s', async (_, request, answer) => {
    expect(await answerTo(request)).toBe(answer);
  });
});

const byUploader = (request: RawRequest): RawRequest => ({
  ...request,
  headers: [`Authorization: ${uploader.headers['authorization']}`, ...(request.headers ?? [])],
});

describe('an upload', () => {
  test.each(uploadRequests)('%s', async (_, request, answer) => {
    expect(await answerTo(byUploader(request))).toBe(answer);
  });
});

describe('a resumable upload', () => {
  test.each(resumableRequests)('%s', async (_, request, answer) => {
    expect(await answerTo(byUploader(request))).toBe(answer);
  });
});

describe('an upload with the cookie that a browser sends by itself, and', () => {
  test.each(cookieUploadRequests)('%s', async (_, request, answer) => {
    expect(await answerTo({ ...request, headers: [`Cookie: ${cookie}`, ...(request.headers ?? [])] })).toBe(answer);
  });
});

describe('a part of a file:', () => {
  test.each(rangeHeaders)('%s', async (range, answer) => {
    expect(await answerTo(byUploader({ path: `/files/${file}`, headers: [`Range: ${range}`] }))).toBe(answer);
  });
});

test('they are many, each with a name of its own', () => {
  const lists = [graphqlRequests, httpRequests, uploadRequests, resumableRequests, cookieUploadRequests, rangeHeaders];
  for (const list of lists) expect(new Set(list.map(([name]) => name)).size).toBe(list.length);
  expect(lists.flat().length).toBeGreaterThan(250);
});
