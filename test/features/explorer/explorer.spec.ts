import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examples, roleNames } from '../../../src/features/explorer/examples.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let it: TestApp;
beforeAll(async () => void (it = await startTestApp()));
afterAll(() => it.close());

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = () => it.visitor.get('/graphql', BROWSER);

test('a browser is shown the explorer, under a policy that lets nothing in from elsewhere', async () => {
  const answer = await open();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = answer.headers.get('content-security-policy')!.split('; ');
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self'`);
  expect(policy.join()).not.toMatch(/unsafe-eval|https?:|\*/);
  const html = await answer.text();
  expect(html).not.toMatch(/(?:src|href)="(?!\/explorer\/)/);
  expect(html).not.toMatch(/<script(?! defer src="\/explorer\/| type="application\/json")/);
});

test('everything that the page loads comes from here, and may be kept for good', async () => {
  const addresses = [...(await (await open()).text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  expect(addresses).toHaveLength(5);
  for (const address of addresses) {
    const asset = await it.visitor.get(address);
    expect([address, asset.status, asset.headers.get('cache-control')]).toEqual([address, 200, 'public, max-age=31536000, immutable']);
    expect(asset.headers.get('content-type')).toMatch(address.includes('.css?') ? 'text/css' : 'text/javascript');
    expect((await asset.text()).length).toBeGreaterThan(300);
  }
});

test.each(['package.json', '..%2f..%2fpackage.json', '__proto__', 'constructor'])('no other file: %s', async (name) => {
  const answer = await it.visitor.get(`/explorer/${name}`);
  expect(answer.status).toBe(404);
});

test('a client that asks by GET is answered by the API', async () => {
  const headers = { ...BROWSER, 'apollo-require-preflight': '1' };
  const answer = await it.visitor.get(`/graphql?query=${encodeURIComponent('{ __typename }')}`, headers);
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
  const plain = await it.visitor.get('/graphql', { accept: 'application/json' });
  expect(plain.headers.get('content-type')).toMatch('application/json');
});

test('every role has examples, each named in both languages, and the page holds them as they are', async () => {
  const html = await (await open()).text();
  const saved = JSON.parse(/<script type="application\/json" id="saved">(.*?)<\/script>/s.exec(html)![1]!) as { query: string }[];
  expect(saved).toHaveLength(examples.length);
  expect(new Set(examples.map(({ role }) => role))).toEqual(new Set(Object.keys(roleNames)));
  for (const [index, { ko, en }] of examples.entries()) {
    expect(ko).toMatch(/[가-힣]/);
    expect(saved[index]!.query.split('\n').slice(0, 2)).toEqual([`# ${ko}`, `# ${en}`]);
  }
});
