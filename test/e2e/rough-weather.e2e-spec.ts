import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyReceipt } from '../../src/features/entries/verify-receipt.js';
import { CONFIG, type Config } from '../../src/platform/config.js';
import type { DiskPlace } from '../../src/platform/files/storage-place.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aPdf } from '../support/documents.js';
import { brokenInvariants } from '../support/invariants.js';
import type { Person } from '../support/person.js';
import { anEditionInJudging, type EditionInJudging } from '../support/edition-in-judging.js';
import { eventually, marksOf } from '../support/story.js';

const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment title files { id } sheet { revision } } } }`;
type Desk = {
  judgeDesk: { assignments: { assignment: string; title: string; files: { id: string }[]; sheet: { revision: number } | null }[] };
};

const GOOD = ['18', '27', '18', '17', '9'];

let it: TestApp;
let edition: EditionInJudging;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug: 'rough-2025', teams: 3, judges: 2 });
});
afterAll(() => it.close());

const assignmentsOf = async (judge: Person) => (await judge.query<Desk>(DESK, { stage: edition.stage })).judgeDesk.assignments;
const uploadsFolder = () => (it.app.get<Config>(CONFIG).storage as DiskPlace).folder;
const storedBytes = async () =>
  (await readdir(uploadsFolder(), { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;
const storedRows = async () => (await it.db.query<{ n: number }[]>(`select count(*)::int as n from stored_file`))[0]!.n;

describe('uploads', () => {
  test('30 MB arrive whole, with the hash that they left with', async () => {
    const lead = edition.leads[0]!;
    const large = await aPdf({ attachment: randomBytes(30 * 1024 * 1024) });
    expect(large.length).toBeGreaterThan(30 * 1024 * 1024);
    const response = await lead.upload(large, '대용량 보고서.pdf');
    expect(response.status).toBe(201);
    const stored = (await response.json()) as { id: string; size: number; sha256: string };
    expect(stored).toMatchObject({ size: large.length, sha256: createHash('sha256').update(large).digest('hex') });
    const back = Buffer.from(await (await lead.get(`/files/${stored.id}`)).arrayBuffer());
    expect(back.equals(large)).toBe(true);
  });

  test('one that is cut off in the middle becomes no record and leaves no bytes', async () => {
    const before = { rows: await storedRows(), bytes: await storedBytes() };
    const { hostname, port } = new URL(it.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const part = '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n';
    socket.write(
      `POST /files HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${edition.leads[0]!.token}\r\n` +
        `content-type: multipart/form-data; boundary=cut\r\ncontent-length: 5000000\r\n\r\n${part}%PDF-1.7\n${'x'.repeat(1_000_000)}`,
    );
    await eventually(async () => (await storedBytes()) > before.bytes, 'the first half to arrive');
    socket.destroy();
    await eventually(async () => (await storedBytes()) === before.bytes, 'the half file to be cleared');
    expect(await storedRows()).toBe(before.rows);
  });
});

describe('two tabs', () => {
  test('save one sheet: one wins, the other is given the current sheet, and nothing is lost', async () => {
    const judge = edition.judges[0]!;
    const [first] = await assignmentsOf(judge);
    const { assignment } = first!;
    const tab = (points: string) => ({ assignment, revision: 0, marks: [{ criterion: 'relevance', points }], comment: '' });
    const document = `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { revision marks { criterion points } } }`;
    const answers = await Promise.all(['17', '12.5'].map((points) => judge.ask(document, { input: tab(points) })));
    const saved = answers.filter(({ errors }) => !errors);
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(saved).toHaveLength(1);
    expect(refused.map(({ extensions }) => extensions.code)).toEqual(['STALE_REVISION']);
    const won = (saved[0]!.data as { saveSheet: { revision: number; marks: object[] } }).saveSheet;
    expect(refused[0]!.extensions['current']).toMatchObject(won);
    const again = await judge.mutate('saveSheet', { ...tab('12.5'), revision: won.revision }, '{ revision }');
    expect(again).toEqual({ revision: won.revision + 1 });
  });
});

describe('what is not theirs', () => {
  test('a judge gets neither a colleague’s sheet nor an entry that was not assigned', async () => {
    const [first, second] = edition.judges as [Person, Person];
    const mine = await assignmentsOf(first);
    const theirs = await assignmentsOf(second);
    expect(mine).toHaveLength(3);
    expect(theirs).toHaveLength(2);
    const unknown = '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f';
    const notTheirs = mine.find(({ title }) => !theirs.some((one) => one.title === title))!;
    for (const assignment of [mine[0]!.assignment, notTheirs.assignment, unknown]) {
      const input = { assignment, revision: 0, marks: marksOf(GOOD), comment: '' };
      expect(await second.refusalOf('saveSheet', input, '{ revision }')).toEqual(
        await second.refusalOf('saveSheet', { ...input, assignment: unknown }, '{ revision }'),
      );
      expect((await second.refusalOf('submitSheet', { assignment, revision: 1 }, '{ revision }')).code).toBe('NOT_FOUND');
    }
    const foreign = await second.get(`/judge-copies/${notTheirs.files[0]!.id}`);
    const nothing = await second.get(`/judge-copies/${unknown}`);
    expect([foreign.status, await foreign.text()]).toEqual([nothing.status, await nothing.text()]);
    expect(foreign.status).toBe(404);
  });

  test('nobody but the team and the organiser gets a team’s file', async () => {
    const [own, other] = edition.leads as [Person, Person];
    const path = `/files/${edition.entries[0]!.report}?reason=${encodeURIComponent('적격심사 확인')}`;
    const statuses = await Promise.all(
      [own, edition.organizer, other, edition.judges[0]!, it.visitor].map(async (person) => (await person.get(path)).status),
    );
    expect(statuses).toEqual([200, 200, 404, 404, 404]);
  });

  test('a team cannot see another team’s entry, nor the desks of judges and organisers', async () => {
    const lead = edition.leads[1]!;
    expect((await lead.refusalOf('submitEntry', { entry: edition.entries[0]!.entry }, '{ ordinal }')).code).toBe('NOT_FOUND');
    const desks = await Promise.all([
      lead.ask(DESK, { stage: edition.stage }),
      lead.ask(`{ organizerDesk(competition: "${edition.slug}") { competition { id } } }`),
    ]);
    expect(desks.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });
});

describe('receipts', () => {
  test('a receipt verifies against the published key, and a forged one does not', async () => {
    const { signingKeys } = await it.visitor.query<{ signingKeys: { publicKey: string }[] }>('{ signingKeys { publicKey } }');
    const [key] = signingKeys;
    const { receipt } = edition.entries[0]!;
    expect(verifyReceipt(receipt, key!.publicKey)).toMatchObject({ ok: true });
    const forged = receipt.replace('2025-분석-001', '2025-분석-002');
    expect(forged).not.toBe(receipt);
    expect(verifyReceipt(forged, key!.publicKey)).toMatchObject({ ok: false });
  });
});

test('every invariant of the data holds', async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
});
