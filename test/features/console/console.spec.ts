import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

const page = (path: string, accept = 'text/html') => fetch(it.url + path, { headers: { accept } });

test.each(['/', '/competitions/busan-2025', '/judging/some-stage', '/sign-in?to=/account'])(
  'a browser gets the console at %s',
  async (path) => {
    const answer = await page(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('<div id="root">');
  },
);

test('what is no page is told as a page to a browser', async () => {
  const answer = await page('/no-such-page/at-all');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain('<div id="root">');
});

test.each([
  ['what is no page', '/no-such-page', '*/*'],
  ['what is no page', '/no-such-page', 'application/json'],
  ['a page that a program asks for', '/competitions', 'application/json'],
  ['a file that is not there', '/files/nothing', 'text/html'],
])('%s is refused', async (_, path, accept) => {
  const answer = await page(path, accept);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
});

test('the policy lets no script in but our own, and nobody frame us', async () => {
  const answer = await page('/');
  const policy = answer.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  const html = await answer.text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\s(src|href)="(?!\/)/);
});

test('every file of the page is there, kept for good, packed for whoever takes it, and the same bytes unpacked', async () => {
  const html = await (await page('/')).text();
  const files = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThan(2);
  for (const path of files) {
    const plain = await fetch(it.url + path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.status).toBe(200);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const packed = await raw(it.url + path);
    expect(packed.encoding).toBe('gzip');
    expect(gunzipSync(packed.bytes).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
  }
});

test.each(['/assets/nothing.js', '/assets/..%2f..%2fpackage.json', '/assets/.vite', '/assets/%2e%2e%2findex.html', '/assets/index.html'])(
  'no other file leaves by %s',
  async (path) => {
    expect((await page(path, '*/*')).status).toBe(404);
  },
);

/** The bytes as they come, not unpacked by the client. */
const raw = (url: string): Promise<{ encoding: string | undefined; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });
