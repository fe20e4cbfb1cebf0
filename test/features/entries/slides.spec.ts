import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { verifyReceipt } from '../../../src/features/entries/verify-receipt.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, anAssignment, moveStage } from '../../support/judging-factories.js';
import { textOfPdf } from '../../support/pdf-text.js';
import type { Person } from '../../support/person.js';
import { copiesAreReady, uploaded } from '../../support/story.js';

const SLIDES = '{ id ordinal submittedAt receiptId receipt stage { id } file { id name slot kind judgeCopy sha256 } }';
const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { files { id name size } } presentations { files { id } } } }`;
const DAY = 86_400_000;

interface Handed {
  id: string;
  ordinal: number;
  submittedAt: string;
  receiptId: string;
  receipt: string;
  file: { id: string; name: string; judgeCopy: string; sha256: string };
}

let it: TestApp;
let lead: Person;
let member: Person;
let rival: Person;
let judge: Person;
let organizer: Person;
let edition: MadeEdition;
let entry: MadeEntry;
let file: string;
let slug: string;
beforeAll(async () => {
  it = await startTestApp();
  const people = ['lead', 'member', 'rival', 'judge', 'organizer'].map((name) => it.person(`${name}@slides.example`));
  [lead, member, rival, judge, organizer] = (await Promise.all(people)) as [Person, Person, Person, Person, Person];
});
afterAll(() => it.close());

/** A presentation to which the team's entry advanced and the rivals' did not, with slides due tomorrow. */
beforeEach(async () => {
  edition = await anEdition(it.db);
  slug = edition.slug;
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  const members = [lead, member].map(({ account }) => ({ accountId: account!.id }));
  entry = await anEntry(it.db, edition, { team: { members } });
  await advanced(it.db, edition, entry);
  await organizer.mutate('setSlidesDeadline', { stage: edition.finalStage, dueAt: new Date(Date.now() + DAY) });
  file = (await uploaded(member, await aPdf({ text: 'Slides' }), '발표 김하늘.pdf')).id;
});

const wish = (changes: object = {}) => ({ stage: edition.finalStage, entry: entry.id, file, ...changes });
const handIn = (changes: object = {}) => lead.mutate<Handed>('submitSlides', wish(changes), SLIDES);
const codeOf = async (person: Person, changes: object = {}) => (await person.refusalOf('submitSlides', wish(changes))).code;
const moveFinal = (state: StageState) => moveStage(it.db, { ...edition, stage: edition.finalStage }, state);
const moveDeadline = (interval: string) =>
  it.db.query(`update stage set slides_due_at = date_trunc('second', now()) + $2::interval where id = $1`, [edition.finalStage, interval]);

describe('slides', () => {
  test('are handed in by the lead, with a receipt that holds offline; a later file counts, and the earlier one stays', async () => {
    const first = await handIn();
    expect(first).toMatchObject({ ordinal: 1, stage: { id: edition.finalStage }, file: { id: file, slot: 'SLIDES', kind: 'PDF' } });
    const { publicKey } = (await it.visitor.query<{ signingKeys: { publicKey: string }[] }>('{ signingKeys { publicKey } }'))
      .signingKeys[0]!;
    const verdict = verifyReceipt(first.receipt, publicKey);
    const [stage] = await it.db.query<{ slides_due_at: Date }[]>(`select slides_due_at from stage where id = $1`, [edition.finalStage]);
    expect(verdict).toMatchObject({
      ok: true,
      receipt: {
        format: 'pado-slides-receipt-1',
        receiptId: first.receiptId,
        competition: slug,
        entryNumber: '2025-분석-001',
        stage: 2,
        version: 1,
        serverTime: first.submittedAt,
        deadline: stage!.slides_due_at.toISOString(),
        files: [{ slot: 'SLIDES', sha256: first.file.sha256 }],
      },
    });
    expect(verifyReceipt(first.receipt.replace('"stage":2', '"stage":1'), publicKey)).toEqual({ ok: false, why: 'SIGNATURE_WRONG' });
    const again = await uploaded(lead, await aPdf({ text: 'Better slides' }), '발표 2.pdf');
    expect((await handIn({ file: again.id })).ordinal).toBe(2);
    const own = await lead.query<{ myTeam: { entry: { slides: Handed[] } } }>(
      `{ myTeam(competition: "${edition.id}") { entry { slides ${SLIDES} } } }`,
    );
    expect(own.myTeam.entry.slides.map(({ file: { id } }) => id)).toEqual([file, again.id]);
    const desk = `{ organizerDesk(competition: "${slug}") { entries { nodes { slides ${SLIDES} } } } }`;
    const { organizerDesk } = await organizer.query<{ organizerDesk: { entries: { nodes: { slides: Handed[] }[] } } }>(desk);
    expect(organizerDesk.entries.nodes[0]!.slides.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    const events = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'slides.submitted'`,
      [entry.id],
    );
    expect(JSON.parse(events[0]!.data)).toEqual({
      slides: first.id,
      stage: edition.finalStage,
      ordinal: 1,
      receipt: first.receiptId,
      file: first.file.sha256,
    });
    await expect(it.db.query(`delete from slides where id = $1`, [first.id])).rejects.toThrow(/written once/);
    const paper = await textOfPdf(Buffer.from(await (await member.get(`/receipts/${first.receiptId}.pdf`)).arrayBuffer()));
    expect(paper).toMatchObject({ pages: 1, title: '접수증 2025-분석-001 발표자료 (1번째 제출)' });
    expect(paper.text).toContain('2번째 심사 단계의 발표자료, 1번째 제출');
    expect(await (await it.visitor.get(`/receipts/${first.receiptId}`)).text()).toMatch(/2번째 심사 단계.*이 뒤에 다시 제출했습니다/);
  });

  test('come late after the deadline, and are told by which clock', async () => {
    await moveDeadline('1 minute');
    await handIn();
    await moveDeadline('-1 second');
    const refusal = await lead.refusalOf('submitSlides', wish());
    expect(refusal).toMatchObject({ code: 'DEADLINE_PASSED', deadline: expect.any(String), serverTime: expect.any(String) });
    expect(new Date(String(refusal['serverTime'])).getTime()).toBeGreaterThan(new Date(String(refusal['deadline'])).getTime());
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['an entry that did not advance', () => it.db.query(`delete from advanced_entry`), 'ENTRY_NOT_ADVANCED'],
    ['a stage that asks for none', () => it.db.query(`update stage set slides_due_at = null`), 'SLIDES_NOT_ASKED'],
    ['a presentation that has begun', () => moveFinal(StageState.OPEN), 'STAGE_STATE_WRONG'],
    ['a team that left', () => it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [entry.team]), 'TEAM_INACTIVE'],
    ['a disqualified entry', () => it.db.query(`update entry set state = 'DISQUALIFIED' where id = $1`, [entry.id]), 'ENTRY_DISQUALIFIED'],
  ])('of %s are refused', async (_, happen, code) => {
    await happen();
    expect(await codeOf(lead)).toBe(code);
  });

  test('are the lead’s to hand in, for the own edition, and of the own files', async () => {
    expect(await Promise.all([member, rival, organizer, judge].map((person) => codeOf(person)))).toEqual([
      'LEAD_ONLY',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const elsewhere = await anEdition(it.db);
    await it.db.query(`update stage set slides_due_at = now() + interval '1 day' where id = $1`, [elsewhere.finalStage]);
    expect(await codeOf(lead, { stage: elsewhere.finalStage })).toBe('NOT_FOUND');
    const foreign = await uploaded(rival, await aPdf({ text: 'Other' }), '남의 것.pdf');
    expect(await codeOf(lead, { file: foreign.id })).toBe('NOT_FOUND');
    const notes = await uploaded(lead, Buffer.from('{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}'), '노트북.ipynb');
    expect(await codeOf(lead, { file: notes.id })).toBe('FILE_KIND_NOT_FOR_SLOT');
  });

  test('are read by the team and, with a reason, by organisers; another entry cannot hold them', async () => {
    await handIn();
    const status = async (person: Person, reason = '') => (await person.get(`/files/${file}${reason}`)).status;
    const why = `?reason=${encodeURIComponent('발표장에 띄웁니다.')}`;
    expect([await status(lead), await status(rival), await status(judge), await status(organizer, why)]).toEqual([200, 404, 404, 200]);
    const theirs = await anEntry(it.db, edition, { team: { members: [{ accountId: rival.account!.id }] } });
    await advanced(it.db, edition, theirs);
    expect((await rival.refusalOf('submitSlides', { stage: edition.finalStage, entry: theirs.id, file })).code).toBe('NOT_FOUND');
  });
});

describe('judges', () => {
  let seat: string;
  beforeEach(async () => {
    seat = await aJudge(it.db, edition, judge.account!.id, { stage: edition.finalStage });
    await anAssignment(it.db, edition, seat, entry, { stage: edition.finalStage, code: 'K7Q2' });
  });
  const filesOf = async (stage = edition.finalStage) => {
    const { judgeDesk } = await judge.query<{
      judgeDesk: { assignments: { files: { id: string; name: string }[] }[]; presentations: { files: { id: string }[] }[] };
    }>(DESK, { stage });
    return judgeDesk;
  };

  test('of the presentation see a scrubbed copy of the last slides once they are in, and no others do', async () => {
    await moveFinal(StageState.OPEN);
    expect((await filesOf()).assignments[0]!.files.map(({ name }) => name)).toEqual(['K7Q2-report.pdf']);
    await moveFinal(StageState.DRAFT);
    await handIn();
    const { file: last } = await handIn({ file: (await uploaded(lead, await aPdf({ text: 'Last' }), '발표.pdf')).id });
    await copiesAreReady(it);
    await moveFinal(StageState.OPEN);
    const [{ files }] = (await filesOf()).assignments as [{ files: { id: string; name: string }[] }];
    expect(files.map(({ name }) => name)).toEqual(['K7Q2-report.pdf', 'K7Q2-slides.pdf']);
    expect((await filesOf()).presentations[0]!.files).toHaveLength(2);
    const copy = await judge.get(`/judge-copies/${files[1]!.id}`);
    expect([copy.status, copy.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('K7Q2-slides.pdf')]);
    expect(
      await it.db.query(
        `select copy_id = $2 as original from judge_copy join slides on slides.id = slides_id
         join shown_copy on original_id = stored_file_id where judge_copy.id = $1`,
        [files[1]!.id, last.id],
      ),
    ).toEqual([{ original: false }]);
    expect((await rival.get(`/judge-copies/${files[1]!.id}`)).status).toBe(404);
    const [before] = await it.db.query<{ id: string }[]>(
      `select judge_copy.id from judge_copy join slides on slides.id = slides_id where entry_id = $1 and ordinal = 1`,
      [entry.id],
    );
    expect((await judge.get(`/judge-copies/${before!.id}`)).status).toBe(404);
    const [reader, paperSeat] = [await it.person(`paper@${slug}.example`), edition.stage];
    const paper = await aJudge(it.db, edition, reader.account!.id, { stage: paperSeat });
    await anAssignment(it.db, edition, paper, entry);
    await moveStage(it.db, edition, StageState.OPEN);
    expect((await reader.get(`/judge-copies/${files[1]!.id}`)).status).toBe(404);
    const { judgeDesk } = await reader.query<{ judgeDesk: { assignments: { files: { id: string }[] }[] } }>(DESK, { stage: paperSeat });
    expect(judgeDesk.assignments[0]!.files.map(({ id }) => id)).toEqual([files[0]!.id]);
  });

  test('are shown them at the same cost for one entry and for three', async () => {
    await handIn();
    await copiesAreReady(it);
    await moveFinal(StageState.OPEN);
    const one = await countQueries(it.app, filesOf);
    for (let index = 0; index < 2; index++) {
      const more = await anEntry(it.db, edition);
      await advanced(it.db, edition, more);
      await anAssignment(it.db, edition, seat, more, { stage: edition.finalStage });
    }
    expect([await countQueries(it.app, filesOf), (await filesOf()).assignments.length]).toEqual([one, 3]);
  });
});

describe('the deadline', () => {
  const set = (person: Person, changes: object = {}) =>
    person.refusalOf('setSlidesDeadline', { stage: edition.finalStage, dueAt: new Date(Date.now() + 2 * DAY), ...changes });

  test('is moved by organisers until the presentation begins, and everybody reads it', async () => {
    const dueAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2 * DAY).toISOString();
    expect(await organizer.mutate('setSlidesDeadline', { stage: edition.finalStage, dueAt }, '{ slidesDueAt }')).toEqual({
      slidesDueAt: dueAt,
    });
    const { competition } = await it.visitor.query<{ competition: { stages: { slidesDueAt: string | null }[] } }>(
      `{ competition(slug: "${slug}") { stages { slidesDueAt } } }`,
    );
    expect(competition.stages.map(({ slidesDueAt }) => slidesDueAt)).toEqual([null, dueAt]);
    await moveFinal(StageState.OPEN);
    expect((await set(organizer)).code).toBe('STAGE_STATE_WRONG');
  });

  test('lies ahead, is for presentations, and is the organisers’ to set', async () => {
    const past = await set(organizer, { dueAt: new Date(Date.now() - DAY) });
    expect([past.code, past['problems']]).toEqual(['INVALID_INPUT', [expect.objectContaining({ path: 'dueAt', code: 'IN_THE_PAST' })]]);
    expect((await set(organizer, { stage: edition.stage })).code).toBe('SLIDES_NOT_HERE');
    expect([(await set(lead)).code, (await set(it.visitor)).code]).toEqual(['NOT_FOUND', 'SIGN_IN_REQUIRED']);
  });
});

test('a receipt of slides that judges see as they are does not answer for them while a stage is judged blind', async () => {
  const asShown = (await scrub('PDF', await aPdf({ text: 'Slides' })))!;
  const { receiptId, file: handed } = await handIn({ file: (await uploaded(member, asShown, '발표.pdf')).id });
  await copiesAreReady(it);
  const copies = () => it.db.query(`select from stored_file where derived_from is not null and sha256 = $1`, [handed.sha256]);
  expect(await copies()).not.toEqual([]);
  const answer = async (hash: string) => (await it.visitor.get(`/receipts/${receiptId}?sha256=${hash}`)).text();
  for (const state of [StageState.DRAFT, StageState.OPEN]) {
    await it.db.query(`update stage set state = $2, is_blind = true where id = $1`, [edition.finalStage, state]);
    expect(await answer(handed.sha256)).toBe(await answer('f'.repeat(64)));
  }
});
