import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSlotRules, type SlotRule } from '../../../src/domain/slot-rule.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aCsv, anHwpx, aPdf, aScriptedPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

let editions = 0;
let edition: TestEdition;
let lead: Person;
let entry: string;
beforeEach(async () => {
  edition = await anEdition(app, `slots-${++editions}`);
  lead = await app.person(`lead@${edition.slug}.example`);
  entry = (await aDraft(lead, await aTeam(app, edition, [lead]))).id;
});

const RULES = '{ fileSlots { slot isOffered isRequired kinds maxSize maxPages takesMacros } }';
const reason = '보고서 분량을 정했습니다.';
const rulesWith = (changes: Partial<Record<SlotRule['slot'], Partial<SlotRule>>>): SlotRule[] =>
  defaultSlotRules.map((rule) => ({ ...rule, ...changes[rule.slot] }));
const wish = (changes: Parameters<typeof rulesWith>[0]) => ({ competition: edition.id, slots: rulesWith(changes), reason });
const set = (changes: Parameters<typeof rulesWith>[0]) => edition.organizer.mutate('setFileSlots', wish(changes), RULES);
const attach = (slot: string, file: string, fields = '{ id }') => lead.mutate('attachFile', { entry, file, slot }, fields);
const refusalOfAttach = (slot: string, file: string) => lead.refusalOf('attachFile', { entry, file, slot });

/** What the reader of a file's text found, whether it has been there already or not. */
const readAs = (id: string, pages: number | null) =>
  app.db.query(`update file_text set state = 'READY', page_count = $2, read_at = now() where stored_file_id = $1`, [id, pages]);

describe('what an edition takes', () => {
  test('is told to everybody, as usual or as its organisers set it', async () => {
    const query = `{ competition(slug: "${edition.slug}") ${RULES} }`;
    expect(await app.visitor.query(query)).toEqual({ competition: { fileSlots: defaultSlotRules } });
    const changes = { REPORT: { maxPages: 20, maxSize: 30_000_000 }, SUMMARY: { isOffered: false }, DATA: { isRequired: true } };
    expect(await set(changes)).toEqual({ fileSlots: rulesWith(changes) });
    expect(await app.visitor.query(query)).toEqual({ competition: { fileSlots: rulesWith(changes) } });
    expect(await set({})).toEqual({ fileSlots: defaultSlotRules });
  });

  test('is changed with a reason that organisers read, and on record', async () => {
    await set({ REPORT: { maxPages: 20 } });
    await set({ REPORT: { maxPages: 25 } });
    const query = `{ organizerDesk(competition: "${edition.slug}") { fileSlotChanges { reason rules changedAt } } }`;
    const { organizerDesk } = await edition.organizer.query<{ organizerDesk: { fileSlotChanges: { reason: string; rules: string }[] } }>(
      query,
    );
    const changes = organizerDesk.fileSlotChanges;
    expect(changes.map((change) => [change.reason, (JSON.parse(change.rules) as SlotRule[])[0]!.maxPages])).toEqual([
      [reason, 20],
      [reason, 25],
    ]);
    const events = await app.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'competition.file_slots_set'`,
      [edition.id],
    );
    expect(events.map(({ data }) => JSON.parse(data) as object)).toEqual(
      [1, 2].map(() => ({ change: expect.any(String), hasSubmissions: false })),
    );
    await expect(app.db.query(`delete from slot_rule_change where competition_id = $1`, [edition.id])).rejects.toThrow(/written once/);
  });

  test('cannot be without a report, or without a reason', async () => {
    const slots = rulesWith({ REPORT: { isRequired: false }, CODE: { maxSize: 5 } }).slice(0, 5);
    const refused = await edition.organizer.refusalOf('setFileSlots', { competition: edition.id, slots, reason: '' });
    expect([refused.code, (refused['problems'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`)]).toEqual([
      'INVALID_INPUT',
      ['slots INCOMPLETE', 'slots.0.isRequired REPORT_REQUIRED', 'slots.3.maxSize OUT_OF_RANGE', 'reason REQUIRED'],
    ]);
  });

  test('may be anything until a team has submitted, and only more after that', async () => {
    await set({ REPORT: { maxPages: 20 } });
    await attach('REPORT', (await uploaded(lead, await aPdf(), 'r.pdf')).id);
    await set({ REPORT: { maxPages: 10 } });
    await lead.mutate('submitEntry', { entry });
    const refused = await edition.organizer.refusalOf('setFileSlots', wish({ REPORT: { maxPages: 9 }, DATA: { isRequired: true } }));
    expect(refused).toMatchObject({
      code: 'SLOTS_ONLY_WIDEN',
      slots: ['REPORT', 'DATA'],
      ko: '이미 제출한 팀이 있어 더 넓게 받는 쪽으로만 바꿀 수 있습니다. 좁아진 항목: 분석보고서, 데이터',
    });
    const wider = { REPORT: { maxPages: 11 } };
    expect(await set(wider)).toEqual({ fileSlots: rulesWith(wider) });
  });

  test('a change and a first submission at once: whatever is submitted is right by the rules that stand', async () => {
    await attach('REPORT', (await uploaded(lead, await aPdf({ pages: 3 }), 'r.pdf')).id);
    const setSlots = `mutation ($input: SetFileSlotsInput!) { setFileSlots(input: $input) { id } }`;
    const submit = `mutation ($input: SubmitEntryInput!) { submitEntry(input: $input) { id } }`;
    const answers = await atOnce(app, edition.id, [
      () => edition.organizer.ask(setSlots, { input: wish({ REPORT: { maxPages: 2 } }) }),
      () => lead.ask(submit, { input: { entry } }),
    ]);
    const [changed, submitted] = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'DONE');
    expect([
      ['DONE', 'ENTRY_INCOMPLETE'],
      ['SLOTS_ONLY_WIDEN', 'DONE'],
    ]).toContainEqual([changed, submitted]);
  });
});

describe('a file that is attached', () => {
  test.each<[string, Partial<SlotRule>, () => Promise<Buffer> | string, string, object]>([
    [
      'of another kind',
      { kinds: ['HWPX'] },
      () => aPdf(),
      'r.pdf',
      { code: 'FILE_KIND_NOT_FOR_SLOT', slot: 'REPORT', kind: 'PDF', allowed: 'HWPX' },
    ],
    ['too large', { maxSize: 1024 }, () => aPdf(), 'r.pdf', { code: 'FILE_TOO_LARGE_FOR_SLOT', limit: 1024, limitText: '1 KB' }],
    ['a page too long', { maxPages: 2 }, () => aPdf({ pages: 3 }), 'r.pdf', { code: 'FILE_HAS_TOO_MANY_PAGES', pages: '3', limit: 2 }],
  ])('%s is refused with the limit', async (_, change, make, name, refused) => {
    await set({ REPORT: change });
    const { id } = await uploaded(lead, await make(), name);
    expect(await refusalOfAttach('REPORT', id)).toMatchObject(refused);
  });

  test('in a slot that is not offered is refused', async () => {
    await set({ DATA: { isOffered: false } });
    const { id } = await uploaded(lead, aCsv(), '자료.csv');
    expect(await refusalOfAttach('DATA', id)).toEqual({
      code: 'SLOT_NOT_OFFERED',
      slot: 'DATA',
      ko: '이 대회는 데이터 파일을 받지 않습니다.',
      en: 'This edition takes no data.',
    });
  });

  test('with macros lies only where the edition takes them', async () => {
    const { id } = await uploaded(lead, await aScriptedPdf(), 'r.pdf');
    expect([(await refusalOfAttach('REPORT', id)).code, (await refusalOfAttach('EVIDENCE', id)).code]).toEqual([
      'FILE_HOLDS_MACROS',
      'FILE_HOLDS_MACROS',
    ]);
    await set({ EVIDENCE: { takesMacros: true } });
    await attach('EVIDENCE', id);
  });

  test('whose pages cannot be counted is let through, with a warning for team and organisers', async () => {
    await set({ REPORT: { maxPages: 2 } });
    const lost = (await aPdf()).toString('latin1').replace(/<<\s*\/Type \/Catalog[^>]*>>/, (found) => '(x)'.padEnd(found.length));
    const { id } = await uploaded(lead, Buffer.from(lost, 'latin1'), 'r.pdf');
    await readAs(id, null);
    const WARNINGS = 'files { slot warnings { code ko en } }';
    const warned = {
      files: [
        {
          slot: 'REPORT',
          warnings: [
            {
              code: 'PAGES_NOT_COUNTED',
              ko: '이 PDF의 쪽수를 세지 못했습니다. 2쪽을 넘지 않는지 확인해 주세요.',
              en: 'The pages of this PDF could not be counted. Please check that there are no more than 2.',
            },
          ],
        },
      ],
    };
    expect(await attach('REPORT', id, `{ ${WARNINGS} }`)).toEqual(warned);
    expect(await lead.mutate('submitEntry', { entry }, `{ ${WARNINGS} }`)).toEqual(warned);
    const desk = `{ organizerDesk(competition: "${edition.slug}") { entries { nodes { versions { ${WARNINGS} } } } } }`;
    expect(await edition.organizer.query(desk)).toEqual({ organizerDesk: { entries: { nodes: [{ versions: [warned] }] } } });
  });

  test('of another kind is let through however long it seems, with a warning', async () => {
    await set({ REPORT: { maxPages: 2 } });
    const { id } = await uploaded(lead, await anHwpx(), 'r.hwpx');
    await readAs(id, 7);
    expect(await attach('REPORT', id, '{ files { warnings { code en } } }')).toEqual({
      files: [
        {
          warnings: [
            {
              code: 'PAGES_OVER_LIMIT',
              en: 'Up to 2 pages are asked for, and this seems to have 7. Programs count differently, so please check.',
            },
          ],
        },
      ],
    });
  });

  test('that fits raises no warning', async () => {
    await set({ REPORT: { maxPages: 2 } });
    const { id } = await uploaded(lead, await anHwpx(), 'r.hwpx');
    expect(await attach('REPORT', id, '{ files { warnings { code } } }')).toEqual({ files: [{ warnings: [] }] });
  });
});

test('a submission is refused with everything that is wrong with its files', async () => {
  await attach('REPORT', (await uploaded(lead, await aPdf({ pages: 3 }), 'r.pdf')).id);
  await attach('DATA', (await uploaded(lead, aCsv(), 'd.csv')).id);
  await set({ REPORT: { maxPages: 2 }, SUMMARY: { isRequired: true }, DATA: { kinds: ['ZIP'] } });
  const refused = await lead.refusalOf('submitEntry', { entry });
  expect([refused.code, (refused['problems'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`)]).toEqual([
    'ENTRY_INCOMPLETE',
    ['files.REPORT FILE_HAS_TOO_MANY_PAGES', 'files.SUMMARY REQUIRED', 'files.DATA FILE_KIND_NOT_FOR_SLOT'],
  ]);
  expect(refused['problems']).toContainEqual({
    path: 'files.SUMMARY',
    code: 'REQUIRED',
    ko: '요약서 파일을 올려 주세요.',
    en: 'Please attach the summary.',
  });
});
