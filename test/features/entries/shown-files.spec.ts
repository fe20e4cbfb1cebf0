import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anHwpx, aPdf } from '../../support/documents.js';
import { aRealHwp } from '../../support/hwp.js';
import { anAssignment, aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { eventually } from '../../support/story.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
let lead: Person;
let stranger: Person;
let entry: string;
let people = 0;

beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025');
  stranger = await app.person('stranger@busan.example');
});
afterAll(() => app.close());
beforeEach(async () => {
  lead = await app.person(`lead${++people}@busan.example`);
  entry = (await aDraft(lead, await aTeam(app, edition, [lead]))).id;
});

const attach = async (slot: string, bytes: Buffer | string, name: string): Promise<string> => {
  const { id } = await uploaded(lead, bytes, name);
  await lead.mutate('attachFile', { entry, file: id, slot });
  return id;
};

interface Shown {
  name: string;
  kind: string;
  size: number | null;
  pages: number;
  pageMediaType: string | null;
}
interface Draft {
  files: { id: string; slot: string; judgeCopy: string | null; shown: Shown | null }[];
  asJudgesSee: { code: string; title: string; summary: string; files: Shown[] };
}
const SHOWN = '{ name kind size pages pageMediaType }';

/** The draft once nothing waits to be made of its files. */
async function draftOnceMade(): Promise<Draft> {
  for (;;) {
    const fields = `{ entry { files { id slot judgeCopy shown ${SHOWN} } asJudgesSee { code title summary files ${SHOWN} } } }`;
    const { myTeam } = await lead.query<{ myTeam: { entry: Draft } }>(`{ myTeam(competition: "${edition.id}") ${fields} }`);
    if (myTeam.entry.files.every(({ judgeCopy }) => judgeCopy !== 'PENDING')) return myTeam.entry;
    await pause(20);
  }
}

const sha256 = async (response: Response): Promise<[status: number, hash: string]> => [
  response.status,
  createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex'),
];

describe('what a team sees of its draft before it submits', () => {
  test('is told by file, and as a whole as judges would see it', async () => {
    await attach('REPORT', await aRealHwp(), '김도현 보고서.hwp');
    await attach('SUMMARY', await aPdf(), '김도현 요약.pdf');
    const { files, asJudgesSee } = await draftOnceMade();
    const report = { name: 'CODE-report.hwp', kind: 'HWP', size: expect.any(Number), pages: 1, pageMediaType: 'image/svg+xml' };
    const summary = { name: 'CODE-summary.pdf', kind: 'PDF', size: expect.any(Number), pages: 0, pageMediaType: null };
    expect(files.map(({ judgeCopy, shown }) => [judgeCopy, shown])).toEqual([
      ['READY', report],
      ['READY', summary],
    ]);
    expect(asJudgesSee).toEqual({ code: 'CODE', title: expect.any(String), summary: expect.any(String), files: [report, summary] });
  });

  test('is byte for byte what judges get after the submission, and what the organiser is shown', async () => {
    const report = await attach('REPORT', await anHwpx({ properties: { creator: '김도현' } }), '김도현 보고서.hwpx');
    await draftOnceMade();
    const [copyBefore, pageBefore] = [
      await sha256(await lead.get(`/files/${report}/shown`)),
      await sha256(await lead.get(`/files/${report}/shown/pages/1`)),
    ];
    expect([copyBefore[0], pageBefore[0]]).toEqual([200, 200]);

    const version = await lead.mutate<{ id: string }>('submitEntry', { entry });
    const [{ id: door }] = await app.db.query(
      `select judge_copy.id from judge_copy join entry_file on entry_file.id = entry_file_id where version_id = $1`,
      [version.id],
    );
    const judge = await app.person(`judge${people}@busan.example`);
    const made = { id: edition.id, stage: edition.stageId, tracks: { 분석: edition.trackId } } as unknown as Parameters<typeof aJudge>[1];
    await anAssignment(app.db, made, await aJudge(app.db, made, judge.account!.id), { id: entry });
    await app.db.query(`update stage set state = 'OPEN' where id = $1`, [edition.stageId]);
    expect(await sha256(await judge.get(`/judge-copies/${door}`))).toEqual(copyBefore);
    expect(await sha256(await judge.get(`/judge-copies/${door}/pages/1`))).toEqual(pageBefore);
    await app.db.query(`update stage set state = 'DRAFT' where id = $1`, [edition.stageId]);

    const why = `?reason=${encodeURIComponent('블라인드 확인')}`;
    expect(await sha256(await edition.organizer.get(`/files/${report}/shown${why}`))).toEqual(copyBefore);
    expect(await sha256(await edition.organizer.get(`/files/${report}/shown/pages/1${why}`))).toEqual(pageBefore);
    const seen = `select count(*)::int as times from access_log where actor_id = $1 and reason = '블라인드 확인'`;
    expect(await app.db.query(seen, [edition.organizer.account!.id])).toEqual([{ times: 2 }]);
  });

  test('is made at the next start, or at night, for files whose jobs were given up and for those that are older than this program', async () => {
    const [givenUp, older] = [await attach('REPORT', await anHwpx(), '보고서.hwpx'), await attach('SUMMARY', await aPdf(), '요약.pdf')];
    const lose = async () => {
      await draftOnceMade();
      await app.db.query(`delete from shown_page where original_id = $1`, [givenUp]);
      await app.db.query(
        `update shown_copy set state = 'PENDING', copy_id = null, pages_id = null, made_at = null, maker = null
                           where original_id = $1`,
        [givenUp],
      );
      await app.db.query(`delete from shown_copy where original_id = $1`, [older]);
    };
    const states = async () => {
      await eventually(async () => (await draftOnceMade()).files.every(({ judgeCopy }) => judgeCopy !== null), 'the copies');
      return (await draftOnceMade()).files.map(({ judgeCopy }) => judgeCopy);
    };
    await lose();
    await (await app.beside()).close();
    expect(await states()).toEqual(['READY', 'READY']);
    await lose();
    await app.db.query(`select graphile_worker.add_job('take-up-files')`);
    expect(await states()).toEqual(['READY', 'READY']);
  });

  test('is not there for others, nor without a reason for the organiser', async () => {
    const report = await attach('REPORT', await anHwpx(), '보고서.hwpx');
    await draftOnceMade();
    for (const path of [`/files/${report}/shown`, `/files/${report}/shown/pages/1`]) {
      expect([(await stranger.get(path)).status, (await app.visitor.get(path)).status, (await edition.organizer.get(path)).status]).toEqual(
        [404, 404, 404],
      );
    }
    expect((await lead.get(`/files/${report}/shown/pages/2`)).status).toBe(404);
    await lead.mutate('submitEntry', { entry });
    const answer = await edition.organizer.get(`/files/${report}/shown/pages/1`);
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'REASON_MISSING']);
  });

  test('a file that cannot be made fit for judges is told as such, and is not among what they see', async () => {
    const broken = Buffer.concat([
      Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog'),
      Buffer.alloc(3000, 'x'),
      Buffer.from('\nstartxref\n9\n%%EOF\n'),
    ]);
    await attach('REPORT', broken, 'broken.pdf');
    await attach('SUMMARY', await aPdf(), 'summary.pdf');
    const { files, asJudgesSee } = await draftOnceMade();
    expect(files.map(({ judgeCopy }) => judgeCopy)).toEqual(['FAILED', 'READY']);
    expect(asJudgesSee.files.map(({ name }) => name)).toEqual(['CODE-summary.pdf']);
    expect((await lead.get(`/files/${files[0]!.id}/shown`)).status).toBe(404);
  });
});

test('a file is made ready once, whatever is submitted of it later', async () => {
  const report = await attach('REPORT', await aRealHwp(), '보고서.hwp');
  await draftOnceMade();
  const made = () => app.db.query(`select * from shown_copy where original_id = $1`, [report]);
  const first = await made();
  await lead.mutate('submitEntry', { entry });
  await lead.mutate('submitEntry', { entry });
  await draftOnceMade();
  expect(await made()).toEqual(first);
  expect(
    await app.db.query(
      `select count(*)::int as doors from judge_copy join entry_file on entry_file.id = entry_file_id where stored_file_id = $1`,
      [report],
    ),
  ).toEqual([{ doors: 2 }]);
});
