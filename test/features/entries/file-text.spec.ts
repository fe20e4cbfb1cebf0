import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TextPart } from '../../../src/domain/document.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf, aPng } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { uploaded } from './an-edition.js';

let app: TestApp;
let lead: Person;

beforeAll(async () => {
  app = await startTestApp();
  lead = await app.person('lead@busan.example');
});
afterAll(() => app.close());

interface Row {
  state: string;
  page_count: number | null;
  parts: TextPart[];
}

const rowOf = async (file: string): Promise<Row | undefined> =>
  (await app.db.query<Row[]>(`select state, page_count, parts from file_text where stored_file_id = $1`, [file]))[0];

async function readOf(file: string): Promise<Row> {
  for (;;) {
    const row = await rowOf(file);
    if (row?.state !== 'PENDING') return row!;
    await pause(20);
  }
}

test('an uploaded file is read after the upload', async () => {
  const { id } = await uploaded(lead, await aPdf({ text: 'Vacant houses of Yeongdo' }), 'r.pdf');
  const { state, page_count, parts } = await readOf(id);
  expect([state, page_count, parts.find(({ where }) => where === 'TEXT')?.text]).toEqual(['READY', 1, 'Vacant houses of Yeongdo']);
});

test('a picture has no text, and a document that breaks its reader costs its text alone', async () => {
  const picture = await uploaded(lead, aPng(), 'p.png');
  const broken = await uploaded(lead, Buffer.from('%PDF-1.4\nnothing that can be read\nstartxref\n9\n%%EOF\n'), 'b.pdf');
  const sound = await uploaded(lead, await aPdf(), 's.pdf');
  const states = [];
  for (const { id } of [picture, broken, sound]) states.push((await readOf(id)).state);
  expect(states).toEqual(['NOT_READABLE', 'FAILED', 'READY']);
});

test('the text goes with the bytes, whoever destroys them', async () => {
  const { id } = await uploaded(lead, await aPdf(), 'r.pdf');
  await readOf(id);
  await app.db.query(`update stored_file set original_name = null, destroyed_at = now() where id = $1`, [id]);
  expect(await rowOf(id)).toBeUndefined();
});

test('files that nobody has read yet are read at the next start', async () => {
  const { id } = await uploaded(lead, await aPdf(), 'r.pdf');
  await readOf(id);
  await app.db.query(`update file_text set state = 'PENDING', read_at = null, parts = '[]' where stored_file_id = $1`, [id]);
  await (await app.beside()).close();
  expect((await readOf(id)).state).toBe('READY');
});
