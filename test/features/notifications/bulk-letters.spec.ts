import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BulkLetters } from '../../../src/features/notifications/bulk-letters.service.js';
import { transaction } from '../../../src/platform/database/transaction.js';
import { Postman } from '../../../src/platform/mail/postman.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { previewOf, sentLetters } from '../../support/bulk-letters.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it.db);
  organizer = await it.person('organizer@bulk.example');
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  const told = [await it.person('one@bulk.example'), await it.person('two@bulk.example')];
  const says = (reason: string) => ({ locale: 'ko' as const, subject: '알립니다', text: reason });
  it.app.get(Postman).writes('bulk', async ({ data }) => says(data['reason']!));
  it.app.get(BulkLetters).composes('CERTIFICATES_ISSUED', async (_, competitionId, { reasonKo }) => {
    expect(competitionId).toBe(edition.id);
    return told.map(({ account }) => {
      const { id: accountId, email: address, name } = account!;
      const data = { reason: reasonKo! };
      return { accountId, address, name, locale: 'ko' as const, data, template: 'bulk', letter: says(reasonKo!) };
    });
  });
});
afterAll(() => it.close());

test('what the organisers see before a step is what it sends: to whom, how many, and the words', async () => {
  const seen = await previewOf(organizer, edition.slug, 'step: CERTIFICATES_ISSUED, reasonKo: "상장"');
  expect(seen).toEqual({
    count: 2,
    letters: [{ template: 'bulk', locale: 'ko', count: 2, subject: '알립니다', text: '상장' }],
    recipients: [
      { name: 'one', mail: 'one@bulk.example', locale: 'ko', template: 'bulk', subject: '알립니다', text: '상장' },
      { name: 'two', mail: 'two@bulk.example', locale: 'ko', template: 'bulk', subject: '알립니다', text: '상장' },
    ],
  });
  expect(await sentLetters(it)).toEqual([]);
  const bulk = it.app.get(BulkLetters);
  await transaction(it.db, (tx) => bulk.send(tx, 'CERTIFICATES_ISSUED', edition.id, { reasonKo: '상장' }));
  expect(await sentLetters(it)).toEqual(seen.recipients.map(({ mail, subject, text }) => ({ mail, subject, text })));
});

test('whose names and addresses were shown is on record', async () => {
  const [{ before }] = await it.db.query<[{ before: number }]>(`select count(*)::int as before from access_log`);
  await previewOf(organizer, edition.slug, 'step: CERTIFICATES_ISSUED, reasonKo: "상장"');
  const seen = await it.db.query(`select what, competition_id as edition, acting_as as "as" from access_log order by at offset $1`, [
    before,
  ]);
  const shown = { what: ['ACCOUNT'], edition: edition.id, as: 'ORGANIZER' };
  expect(seen).toEqual([shown, shown]);
});

test('nobody but organisers and auditors reads it', async () => {
  const secretary = await it.person('secretary@bulk.example');
  await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
  const query = `{ organizerDesk(competition: "${edition.slug}") { letterPreview(step: CERTIFICATES_ISSUED) { count } } }`;
  const codes = await Promise.all(
    [secretary, await it.person('judge@bulk.example')].map(async (who) => (await who.ask(query)).errors?.[0]?.extensions.code),
  );
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});
