import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { everyone, judges, organizer } from '../../src/demo/demo-people.js';
import { teams } from '../../src/demo/demo-teams.js';
import { attachCluster } from '../../src/platform/embedded/cluster.js';
import { connect } from '../../src/platform/database/connect.js';
import { aPdf } from '../support/documents.js';
import { brokenInvariants } from '../support/invariants.js';
import type { Person } from '../support/person.js';
import { aPlace, databaseLog, databaseOf, demoPerson, pado, type Place, Server, titlesToScore } from '../support/program.js';
import { DECLARATIONS, eventually, openCalendar, teamWithDraft, uploaded } from '../support/story.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let parent: string;
let place: Place;
let server: Server;
let url: string;

beforeAll(async () => {
  parent = await temporaryFolder();
  place = await aPlace(parent);
  server = new Server(place);
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await removeFolder(parent);
});

async function startAgain(): Promise<void> {
  server = new Server(place);
  url = await server.ready();
}

/** How often the database server had to make up for an end that was none. */
const recoveries = async () => (await databaseLog(place)).match(/automatic recovery in progress/g)?.length ?? 0;

test('a first start that is killed while it loads the demo is made up for by the next', async () => {
  const mark = join(place.folder, '.pado', 'demo-unfinished');
  await server.until(() => existsSync(mark));
  const db = await databaseOf(place);
  await server.until(async () => (await db.query<unknown[]>('select from entry')).length > 0);
  await db.destroy();
  await server.killEverything();
  await startAgain();
  expect(await recoveries()).toBe(1);
  expect(existsSync(mark)).toBe(false);
  expect(await titlesToScore(await demoPerson(url, judges[0]!.email))).toHaveLength(6);
  const again = await databaseOf(place);
  expect(await again.query('select count(*)::int as accounts from account')).toEqual([{ accounts: everyone.length }]);
  await again.destroy();
}, 180_000);

/** What the server has acknowledged to its writers. */
const drafts = new Map<Person, { team: string; revision: number }>();
const files: { by: Person; id: string; sha256: string }[] = [];
const sheets = new Map<Person, { assignment: string; revision: number }>();
let edition: { id: string; track: string };

/** Writes until the server is killed. */
async function keepAt(to: Server, write: () => Promise<void>): Promise<void> {
  while (!to.isKilled) {
    await write().catch((error: unknown) => {
      if (!to.isKilled) throw error;
    });
  }
}

async function anEditionForTeams(): Promise<typeof edition> {
  const host = await demoPerson(url, organizer.email);
  const wish = {
    slug: 'kill-9',
    titleKo: '경진대회',
    titleEn: 'Competition',
    year: 2025,
    calendar: openCalendar(),
    tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
    stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 1 }],
  };
  const made = await host.mutate<{ id: string; tracks: { id: string }[] }>('createCompetition', wish, '{ id tracks { id } }');
  await host.mutate('announceCompetition', { competition: made.id });
  return { id: made.id, track: made.tracks[0]!.id };
}

async function upload(lead: Person): Promise<string> {
  const pdf = await aPdf({ attachment: randomBytes(20_000) });
  const { id } = await uploaded(lead, pdf, '보고서.pdf');
  files.push({ by: lead, id, sha256: sha256(pdf) });
  return id;
}

async function aTeamsDraft(email: string): Promise<{ lead: Person; team: string; entry: string }> {
  const lead = await demoPerson(url, email);
  const wish = { team: email, title: '제목 1', report: await upload(lead) };
  return { lead, ...(await teamWithDraft(lead, edition, wish)) };
}

/** A lead who saves the draft and uploads a file, by turns; the title tells the revision. */
async function draftWriter(email: string): Promise<() => Promise<void>> {
  const { lead, team } = await aTeamsDraft(email);
  drafts.set(lead, { team, revision: 1 });
  return async () => {
    const { revision } = drafts.get(lead)!;
    const draft = { team, revision, title: `제목 ${revision + 1}`, summary: '요약입니다.', declarations: DECLARATIONS };
    drafts.set(lead, { team, ...(await lead.mutate<{ revision: number }>('saveEntry', draft, '{ revision }')) });
    await upload(lead);
  };
}

/** A judge who saves one sheet again and again; mark and comment tell the revision. */
async function sheetWriter(email: string): Promise<() => Promise<void>> {
  const judge = await demoPerson(url, email);
  const { myStages } = await judge.query<{ myStages: { stage: { id: string; state: string } }[] }>('{ myStages { stage { id state } } }');
  const open = myStages.find(({ stage }) => stage.state === 'OPEN')!;
  const desk = `{ judgeDesk(stage: "${open.stage.id}") { assignments { assignment state } } }`;
  const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { assignment: string; state: string }[] } }>(desk);
  const { assignment } = judgeDesk.assignments.find(({ state }) => state === 'NOT_OPENED')!;
  sheets.set(judge, { assignment, revision: 0 });
  return async () => {
    const { revision } = sheets.get(judge)!;
    const sheet = { assignment, revision, marks: [{ criterion: 'relevance', points: pointsAt(revision + 1) }], comment: `${revision + 1}` };
    sheets.set(judge, { assignment, ...(await judge.mutate<{ revision: number }>('saveSheet', sheet, '{ revision }')) });
  };
}

const pointsAt = (revision: number): string => `${revision % 20}.50`;

/** Submits an entry and stops the job that makes what judges see in the middle: it has the bytes and may not put them on record. */
async function submitWithJobHeldUp(email: string): Promise<Client> {
  const { lead, entry } = await aTeamsDraft(email);
  const report = await upload(lead);
  const holder = await connect((await attachCluster(join(place.folder, '.pado')))!.ownerUrl);
  await holder.query('begin; lock table stored_file in share mode');
  await lead.mutate('attachFile', { entry, file: report, slot: 'REPORT' });
  await lead.mutate('submitEntry', { entry }, '{ ordinal }');
  const working = `select from graphile_worker.jobs where locked_at is not null and key = 'make-judge-copies:${report}'`;
  await eventually(async () => (await holder.query(working)).rowCount === 1, 'the job to begin');
  return holder;
}

describe('kill -9 of everything while four people write', () => {
  test('and a job is under way', async () => {
    edition = await anEditionForTeams();
    const writers = await Promise.all([
      draftWriter(teams[0]!.lead.email),
      draftWriter(teams[1]!.lead.email),
      sheetWriter(judges[0]!.email),
      sheetWriter(judges[1]!.email),
    ]);
    const writing = Promise.all(writers.map((write) => keepAt(server, write)));
    const revisions = () => [...drafts.values(), ...sheets.values()].map(({ revision }) => revision);
    await Promise.race([writing, server.until(() => Math.min(...revisions()) > 15)]);
    const holder = await submitWithJobHeldUp(teams[2]!.lead.email);
    await server.killEverything();
    await writing;
    await holder.end().catch(() => undefined);
    expect(Math.min(...revisions())).toBeGreaterThan(15);
    expect(files.length).toBeGreaterThan(30);
    await startAgain();
    expect(await recoveries()).toBe(2);
  });

  test('loses no draft that was acknowledged', async () => {
    for (const [lead, { revision: acknowledged }] of drafts) {
      const { myTeam } = await lead.query<{ myTeam: { entry: { revision: number; title: string } } }>(
        'query ($id: ID!) { myTeam(competition: $id) { entry { revision title } } }',
        { id: edition.id },
      );
      const { revision, title } = myTeam.entry;
      // The last one may have been saved without its answer coming through.
      expect([acknowledged, acknowledged + 1]).toContain(revision);
      expect(title).toBe(`제목 ${revision}`);
    }
  });

  test('loses no sheet that was acknowledged', async () => {
    const db = await databaseOf(place);
    for (const { assignment, revision: acknowledged } of sheets.values()) {
      const [row] = await db.query<{ revision: number; comment: string; points: string }[]>(
        `select revision, sheet.comment, points from sheet join mark on sheet_id = sheet.id where assignment_id = $1`,
        [assignment],
      );
      expect([acknowledged, acknowledged + 1]).toContain(row!.revision);
      expect(row).toEqual({ revision: row!.revision, comment: `${row!.revision}`, points: pointsAt(row!.revision) });
    }
    await db.destroy();
  });

  test('loses no file that was acknowledged, and has no record without its bytes', async () => {
    for (const { by, id, sha256: expected } of files) {
      const response = await by.get(`/files/${id}`);
      expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(expected);
    }
    const db = await databaseOf(place);
    const rows = await db.query<{ key: string; size: string; sha256: string }[]>(
      'select storage_key as key, size, sha256 from stored_file',
    );
    await db.destroy();
    expect(rows.length).toBeGreaterThan(files.length);
    for (const row of rows) {
      const bytes = await readFile(join(place.folder, 'uploads', row.key.slice(0, 2), row.key));
      expect({ key: row.key, size: String(bytes.length), sha256: sha256(bytes) }).toEqual(row);
    }
  });

  test('has the interrupted job done, and every invariant and the audit trail hold', async () => {
    const db = await databaseOf(place);
    const waiting = `select from shown_copy where state = 'PENDING'`;
    await eventually(async () => (await db.query<unknown[]>(waiting)).length === 0, 'the interrupted job');
    const submitted = `select state, count(*)::int from judge_copy join entry_file on entry_file.id = entry_file_id
                         join shown_copy on original_id = stored_file_id group by state`;
    expect(await db.query(submitted)).toEqual([{ state: 'READY', count: 26 }]);
    expect(await brokenInvariants(db)).toEqual({});
    await db.destroy();
    expect(await pado(place, ['verify-audit'])).toMatchObject({ code: 0, out: expect.stringContaining('The audit trail is intact') });
  });
});
