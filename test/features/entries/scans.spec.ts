import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScanState } from '../../../src/domain/scan.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aClamdPeer, type ClamdPeer } from '../../support/clamd-peer.js';
import { aCsv, aPdf } from '../../support/documents.js';
import { anEditionInJudging, type EditionInJudging } from '../../support/edition-in-judging.js';
import { EICAR } from '../../support/eicar.js';
import type { Person } from '../../support/person.js';
import { shownPages } from '../../support/shown-pages.js';
import { uploaded } from './an-edition.js';

let it: TestApp;
let clamd: ClamdPeer;
let edition: EditionInJudging;
let person: Person;
let competition: string;
beforeAll(async () => {
  clamd = await aClamdPeer();
  it = await startTestApp({ SCANNER_URL: clamd.url });
  person = await it.person('uploader@busan.example');
  edition = await anEditionInJudging(it, { slug: 'scanned', teams: 2, judges: 1 });
  [{ id: competition }] = await it.db.query<[{ id: string }]>(`select id from competition where slug = $1`, [edition.slug]);
});
afterAll(async () => {
  await it.close();
  await clamd.close();
});
beforeEach(() => {
  clamd.manner = 'CLAMD';
  clamd.maxLength = 1024 * 1024;
});

const stateOf = async (file: string): Promise<ScanState> =>
  (await it.db.query<{ scan_state: ScanState }[]>(`select scan_state from stored_file where id = $1`, [file]))[0]!.scan_state;

async function decided(file: string): Promise<ScanState> {
  for (;;) {
    const state = await stateOf(file);
    if (state !== 'WAITING') return state;
    await pause(20);
  }
}

/** What somebody is answered who fetches a file. */
async function answered(who: Person, path: string): Promise<string> {
  const response = await who.get(path);
  return response.ok ? 'SERVED' : `${response.status} ${((await response.json()) as { code: string }).code}`;
}

const infected = async () => Buffer.concat([await aPdf(), Buffer.from(`\n% ${EICAR}\n`)]);

describe('an upload', () => {
  test('waits, is scanned, and is served once it is clean', async () => {
    const response = await person.upload(Buffer.from(aCsv()), '빈집.csv');
    const file = (await response.json()) as { id: string; scanState: string };
    expect([response.status, file.scanState]).toEqual([201, 'WAITING']);
    expect([await decided(file.id), await answered(person, `/files/${file.id}`)]).toEqual(['CLEAN', 'SERVED']);
  });

  test('in which something was found is never served, and that is on record', async () => {
    const { id } = await uploaded(person, await infected(), '보고서.pdf');
    expect([await decided(id), await answered(person, `/files/${id}`)]).toEqual(['INFECTED', '403 FILE_INFECTED']);
    const events = await it.db.query(`select action, acting_as, data from audit_event where subject = $1 order by id`, [id]);
    expect(events.at(-1)).toEqual({ action: 'file.scanned', acting_as: 'SYSTEM', data: '{"state":"INFECTED"}' });
  });

  test('that is larger than the scanner takes is not served', async () => {
    clamd.maxLength = 10;
    const { id } = await uploaded(person, aCsv(), '빈집.csv');
    expect([await decided(id), await answered(person, `/files/${id}`)]).toEqual(['TOO_LARGE', '403 FILE_TOO_LARGE_TO_SCAN']);
  });

  test('while the scanner is away waits as long as it takes, and is then scanned', async () => {
    clamd.manner = 'HANGS_UP';
    const { id } = await uploaded(person, aCsv(), '빈집.csv');
    const jobs = () =>
      it.db.query<{ attempts: number; in_future: boolean }[]>(
        `select attempts, run_at > now() as in_future from graphile_worker.jobs where key = $1`,
        [`scan-file:${id}`],
      );
    while (!(await jobs())[0]?.in_future) await pause(20);
    const response = await person.get(`/files/${id}`);
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      409,
      '15',
      expect.objectContaining({ code: 'FILE_NOT_SCANNED_YET' }),
    ]);
    expect((await person.send('HEAD', `/files/${id}`)).status).toBe(409);
    clamd.manner = 'CLAMD';
    await it.db.query(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = $1), run_at := now())`,
      [`scan-file:${id}`],
    );
    expect(await decided(id)).toBe('CLEAN');
  });
});

/** As the scanner would have said. */
const say = (file: string, state: ScanState) => it.db.query(`update stored_file set scan_state = $2 where id = $1`, [file, state]);

interface Received {
  id: string;
  versions: { files: { scanState: string }[] }[];
}

describe('with a scanner configured, what is not clean is served by no route', () => {
  const refusals: [ScanState, string][] = [
    ['NOT_SCANNED', '409 FILE_NOT_SCANNED_YET'],
    ['WAITING', '409 FILE_NOT_SCANNED_YET'],
    ['INFECTED', '403 FILE_INFECTED'],
    ['TOO_LARGE', '403 FILE_TOO_LARGE_TO_SCAN'],
    ['CLEAN', 'SERVED'],
  ];

  test('to the team, the organiser and the judge, whose copy has the state of the file that it was made of', async () => {
    const { entry, report } = edition.entries[0]!;
    const lead = edition.leads[0]!;
    const [{ id: copy }] = await it.db.query<[{ id: string }]>(
      `select judge_copy.id from judge_copy join entry_file on entry_file.id = entry_file_id where entry_file.stored_file_id = $1`,
      [report],
    );
    expect(await decided(report)).toBe('CLEAN');
    await shownPages(it, copy, ['<p>분석 보고서</p>']);
    for (const [state, answer] of refusals) {
      await say(report, state);
      const answers = [
        await answered(lead, `/files/${report}`),
        await answered(edition.organizer, `/files/${report}?reason=${encodeURIComponent('제출 확인')}`),
        await answered(edition.judges[0]!, `/judge-copies/${copy}`),
        // What is shown of it waits with it.
        await answered(lead, `/files/${report}/shown`),
        await answered(lead, `/files/${report}/shown/pages/1`),
        await answered(edition.judges[0]!, `/judge-copies/${copy}/pages/1`),
      ];
      expect([state, ...answers]).toEqual([state, ...answers.map(() => answer)]);
      const seen = await lead.query<{ myTeam: { entry: { versions: { files: { scanState: string }[] }[] } } }>(
        'query ($competition: ID!) { myTeam(competition: $competition) { entry { versions { files { scanState } } } } }',
        { competition },
      );
      const received = await edition.organizer.query<{ organizerDesk: { entries: { nodes: Received[] } } }>(
        'query ($slug: String!) { organizerDesk(competition: $slug) { entries { nodes { id versions { files { scanState } } } } } }',
        { slug: edition.slug },
      );
      const own = received.organizerDesk.entries.nodes.find(({ id }) => id === entry)!;
      for (const { versions } of [seen.myTeam.entry, own]) expect(versions[0]!.files).toEqual([{ scanState: state }]);
    }
  });

  test('nor to the public, with a notice', async () => {
    const { id } = await uploaded(edition.organizer, aCsv(), '서식.csv');
    await decided(id);
    const text = { titleKo: '서식', titleEn: 'A form', textKo: '서식입니다.', textEn: 'A form.' };
    const { versions } = await edition.organizer.mutate<{ versions: { files: { id: string }[] }[] }>(
      'publishNotice',
      { competition, ...text, files: [id] },
      '{ versions { files { id } } }',
    );
    for (const [state, answer] of refusals) {
      await say(id, state);
      expect([state, await answered(it.visitor, `/notice-files/${versions[0]!.files[0]!.id}`)]).toEqual([state, answer]);
    }
  });

  test('and whoever may not know of a file learns nothing of its scan', async () => {
    const { report } = edition.entries[0]!;
    await say(report, 'INFECTED');
    expect(await answered(edition.leads[1]!, `/files/${report}`)).toBe('404 NOT_FOUND');
    await say(report, 'CLEAN');
  });

  test('nor is it written down that somebody has seen it', async () => {
    const { report } = edition.entries[0]!;
    const seen = async () => (await it.db.query<{ n: number }[]>(`select count(*)::int as n from access_log`))[0]!.n;
    const before = await seen();
    await say(report, 'WAITING');
    await answered(edition.organizer, `/files/${report}?reason=${encodeURIComponent('제출 확인')}`);
    expect(await seen()).toBe(before);
    await say(report, 'CLEAN');
  });
});

test('a submission stands, whatever its files are found to be', async () => {
  const { report, entry } = edition.entries[1]!;
  await say(report, 'WAITING');
  await say(report, 'INFECTED');
  const [row] = await it.db.query<{ state: string; versions: number }[]>(
    `select state, (select count(*)::int from entry_version where entry_id = entry.id) as versions from entry where id = $1`,
    [entry],
  );
  expect(row).toEqual({ state: 'SUBMITTED', versions: 1 });
});

test('a copy that is made while its original gets a verdict has that verdict, whoever is first', async () => {
  const copyOf = (original: string) =>
    it.db.query<{ id: string; scan_state: string }[]>(
      `insert into stored_file (id, storage_key, size, sha256, kind, media_type, derived_from)
         select gen_random_uuid(), md5(random()::text), 1, sha256, kind, media_type, id from stored_file where id = $1
       returning id, scan_state`,
      [original],
    );
  const { id } = await uploaded(person, aCsv(), '빈집.csv');
  await decided(id);
  await say(id, 'WAITING');
  const [before] = await copyOf(id);
  expect(before!.scan_state).toBe('WAITING');
  const [, [during]] = await Promise.all([say(id, 'INFECTED'), copyOf(id)]);
  expect([await stateOf(before!.id), await stateOf(during!.id)]).toEqual(['INFECTED', 'INFECTED']);
  await expect(it.db.query(`update stored_file set derived_from = null where id = $1`, [before!.id])).rejects.toThrow(/written once/i);
});

describe('a scanner that is configured later', () => {
  test('is asked at the start about all that came before, and again about what was too large for it', async () => {
    const clean = (await uploaded(person, aCsv(), '빈집.csv')).id;
    const bad = (await uploaded(person, await infected(), '보고서.pdf')).id;
    const large = (await uploaded(person, aCsv(), '빈집.csv')).id;
    for (const [file, state] of [
      [clean, 'NOT_SCANNED'],
      [bad, 'NOT_SCANNED'],
      [large, 'TOO_LARGE'],
    ] as const) {
      await decided(file);
      await say(file, state);
    }
    const later = await it.beside();
    try {
      for (const file of [clean, bad, large]) while (!/CLEAN|INFECTED/.test(await stateOf(file))) await pause(20);
      expect([await stateOf(clean), await stateOf(bad), await stateOf(large)]).toEqual(['CLEAN', 'INFECTED', 'CLEAN']);
    } finally {
      await later.close();
    }
  });
});

test('without a scanner everything is served but what was found infected', async () => {
  const without = await it.beside({ SCANNER_URL: '' });
  try {
    const { id } = await uploaded(person, aCsv(), '빈집.csv');
    await decided(id);
    for (const state of ['NOT_SCANNED', 'WAITING', 'TOO_LARGE', 'CLEAN', 'INFECTED'] as const) {
      await say(id, state);
      expect((await fetch(`${without.url}/files/${id}`, { headers: person.headers })).status).toBe(state === 'INFECTED' ? 403 : 200);
    }
  } finally {
    await without.close();
  }
});
