import { expect, test } from '@jest/globals';
import { readApart } from '../../../src/platform/files/read-apart.js';
import { aCsv, aPdf, aPng } from '../../support/documents.js';

test('a PDF: its text page by page, what it says of itself, and how many pages it has', async () => {
  const reading = await readApart('PDF', await aPdf({ text: 'Vacant houses', properties: { Author: '김민지' } }));
  expect(reading).toMatchObject({ pageCount: 1 });
  expect((reading as { parts: object[] }).parts).toEqual(
    expect.arrayContaining([
      { where: 'TEXT', page: 1, label: null, text: 'Vacant houses' },
      { where: 'PROPERTY', page: null, label: 'Author', text: '김민지' },
    ]),
  );
});

test('a table in CP949 or UTF-8', async () => {
  const parts = [{ where: 'TEXT', page: null, label: null, text: aCsv().replaceAll('\r\n', '\n').trim() }];
  expect(await readApart('CSV', Buffer.from(aCsv()))).toEqual({ pageCount: null, parts });
  const cp949 = Buffer.from('b1b8b1ba2cbaf3c1fd0a', 'hex');
  expect(await readApart('CSV', cp949)).toMatchObject({ parts: [{ text: '구군,빈집' }] });
});

test('a kind without text, and a document that cannot be read', async () => {
  expect(await readApart('PNG', aPng())).toBe('NOT_READABLE');
  expect(await readApart('PDF', Buffer.from('%PDF-1.4 and nothing more'))).toBe('FAILED');
  expect(await readApart('PDF', await aPdf({ password: 'secret' }))).toBe('FAILED');
});
