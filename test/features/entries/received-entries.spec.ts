import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consentText } from '../../../src/domain/consent.js';
import { seoulDay } from '../../../src/domain/seoul-time.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { addJob } from '../../../src/platform/jobs/add-job.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, type TestEdition, type TestTeam, uploaded } from './an-edition.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await loadDepartments(app.db);
});
afterAll(async () => {
  expect(await brokenInvariants(app.db)).toEqual({});
  await app.close();
});

const DAY = 86_400_000;
const day = (daysFromNow: number): string => seoulDay(new Date(Date.now() + daysFromNow * DAY));

/** A course session of a day, and what this trainee did in it. */
async function aRecord(
  trainee: string,
  course: { name: string; on: string; status?: string; completedOn?: string | null; corrects?: string },
) {
  const [session, record] = [randomUUID(), randomUUID()];
  await app.db.query(
    `with programme as (
       insert into programme (id, year, name_ko, name_en) values ($1, 2025, '교육', 'Training') on conflict (year) do update set year = 2025 returning id
     ), course as (
       insert into course (id, programme_id, level, name_ko, name_en, duration_value, duration_unit, seats_per_session, planned_sessions)
       select $2, id, 2, $3, 'Course', 1, 'DAY', 20, 4 from programme on conflict (programme_id, name_ko) do update set level = 2 returning id
     )
     insert into course_session (id, course_id, ordinal, starts_on, ends_on) select $4, id, $5, $6, $6 from course`,
    [randomUUID(), randomUUID(), course.name, session, ++sessions, course.on],
  );
  await app.db.query(
    `insert into training_record (id, trainee_id, course_session_id, name, status, completed_on, import_id, line, corrects_id, certificate_number, hours_attended)
     values ($1, $2, coalesce((select course_session_id from training_record where id = $6), $3), '수강생', $4, $5, $7, 1, $6, 'C-1', 7)`,
    [record, trainee, session, course.status ?? 'COMPLETED', course.completedOn ?? null, course.corrects ?? null, importId],
  );
  return record;
}
let sessions = 0;
const importId = randomUUID();

const aTrainee = async (number: string, accountId: string | null = null): Promise<string> => {
  const id = randomUUID();
  await app.db.query(
    `insert into trainee (id, agency_id, employee_number, name, account_id)
     select $1, id, $2, '수강생', $3 from department where code = '6260000'`,
    [id, number, accountId],
  );
  return id;
};

const anOfficial = async (name: string, employeeNumber: string): Promise<Person> => {
  const person = await app.person(`${name}@busan.example`, { agency: '6260000', employeeNumber });
  await app.db.query(`update employment set valid_from = '2020-01-01' where account_id = $1`, [person.account!.id]);
  return person;
};

async function submitted(edition: TestEdition, people: Person[], consenting: Person[] = []): Promise<{ team: TestTeam; entry: string }> {
  const team = await aTeam(app, edition, people, consenting);
  const { id: entry } = await aDraft(people[0]!, team);
  const { id: file } = await uploaded(people[0]!, await aPdf({ text: people[0]!.account!.name }), '보고서.pdf');
  await people[0]!.mutate('attachFile', { entry, file, slot: 'REPORT' });
  await people[0]!.mutate('submitEntry', { entry });
  return { team, entry };
}

async function noneIsLeft(of: string): Promise<void> {
  while ((await app.db.query(`select count(*)::int as count from ${of}`))[0].count > 0) await pause(20);
}
const copiesAreMade = () => noneIsLeft(`shown_copy where state = 'PENDING'`);
const jobsAreDone = () => noneIsLeft(`graphile_worker.jobs where run_at <= now()`);

const desk = async (organizer: Person, slug: string, fields: string, page = ''): Promise<unknown> => {
  const query = `query ($slug: String!) { organizerDesk(competition: $slug) { entries${page} { ${fields} } } }`;
  return (await organizer.query<{ organizerDesk: { entries: unknown } }>(query, { slug })).organizerDesk.entries;
};

const EVERYTHING = `totalCount pageInfo { hasNextPage }
  nodes { id number state title reportJudgeCopy track { shortName }
    team { id name track { shortName } members { name role department { nameKo } } }
    versions { ordinal title summary submittedAt receiptId receipt declarations { earlierAwards } files { slot name kind size judgeCopy } }
    histories { memberId takenAt saltedHash destroyedAt records { programmeYear level courseNameKo courseNameEn sessionOrdinal completedOn } } }`;

describe('organizerDesk.entries', () => {
  test('shows what was submitted, with teams, departments, versions, files and judge copies, and no draft', async () => {
    const edition = await anEdition(app, 'busan-2025');
    const [lead, mate, drafter] = [
      await anOfficial('김도현', 'B-1'),
      await app.person('이수빈@busan.example'),
      await app.person('d@busan.example'),
    ];
    const { team, entry } = await submitted(edition, [lead, mate]);
    await aDraft(drafter, await aTeam(app, edition, [drafter]), '남의 초안');
    // The draft goes on; the organiser sees what was handed in.
    await lead.mutate('saveEntry', { team: team.id, revision: 1, title: '고치는 중', summary: '', declarations: blank });
    await copiesAreMade();
    expect(await desk(edition.organizer, 'busan-2025', EVERYTHING)).toEqual({
      totalCount: 1,
      pageInfo: { hasNextPage: false },
      nodes: [
        {
          id: entry,
          number: '2025-분석-001',
          state: 'SUBMITTED',
          title: '빈집 정비 우선순위 분석',
          reportJudgeCopy: 'READY',
          track: { shortName: '분석' },
          team: {
            id: team.id,
            name: '김도현의 팀',
            track: { shortName: '분석' },
            members: [
              { name: '김도현', role: 'LEAD', department: { nameKo: expect.any(String) } },
              { name: '이수빈', role: 'MEMBER', department: null },
            ],
          },
          versions: [
            {
              ordinal: 1,
              title: '빈집 정비 우선순위 분석',
              summary: '빈집을 네 유형으로 나눈다.',
              submittedAt: expect.any(String),
              receiptId: expect.any(String),
              receipt: expect.any(String),
              declarations: { earlierAwards: [] },
              files: [{ slot: 'REPORT', name: '보고서.pdf', kind: 'PDF', size: expect.any(Number), judgeCopy: 'READY' }],
            },
          ],
          histories: [],
        },
      ],
    });
  });

  test('pages by entry number and costs as many queries for one entry as for three', async () => {
    const edition = await anEdition(app, 'pages-2025');
    const people = [];
    for (const name of ['하나', '둘', '셋']) people.push(await anOfficial(name, `P-${name}`));
    await submitted(edition, [people[0]!], [people[0]!]);
    const all = () => desk(edition.organizer, 'pages-2025', EVERYTHING);
    await copiesAreMade();
    const forOne = await countQueries(app.app, all);
    for (const person of people.slice(1)) await submitted(edition, [person], [person]);
    await copiesAreMade();
    const forThree = await countQueries(app.app, all);
    // Edition, page, count; versions, teams, tracks, members, departments, files and what is shown of them, histories.
    expect([forOne, forThree]).toEqual([11, 11]);

    const PAGE = 'totalCount pageInfo { endCursor hasNextPage } nodes { number }';
    interface Page {
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      nodes: { number: string }[];
    }
    const first = (await desk(edition.organizer, 'pages-2025', PAGE, '(first: 2)')) as Page;
    const second = (await desk(edition.organizer, 'pages-2025', PAGE, `(first: 2, after: "${first.pageInfo.endCursor}")`)) as Page;
    expect(
      [first, second].map(({ totalCount, pageInfo, nodes }) => [totalCount, pageInfo.hasNextPage, nodes.map((node) => node.number)]),
    ).toEqual([
      [3, true, ['2025-분석-001', '2025-분석-002']],
      [3, false, ['2025-분석-003']],
    ]);
  });
});

const blank = { dataSources: [], tools: [], generativeAi: {}, earlierAwards: [] };

describe('training histories', () => {
  const HISTORIES = `nodes { histories { memberId takenAt saltedHash destroyedAt records { programmeYear level courseNameKo courseNameEn sessionOrdinal completedOn } } }`;
  interface Histories {
    nodes: {
      histories: {
        memberId: string;
        saltedHash: string;
        destroyedAt: string | null;
        records: { completedOn: string; courseNameKo: string }[] | null;
      }[];
    }[];
  }
  let edition: TestEdition;
  let people: Person[];
  let team: TestTeam;
  const seen = async (): Promise<Histories['nodes'][0]['histories']> =>
    ((await desk(edition.organizer, edition.slug, HISTORIES)) as Histories).nodes[0]!.histories;

  beforeAll(async () => {
    await app.db.query(
      `insert into training_import (id, file_sha256, added, corrected, unchanged, imported_at) values ($1, $2, 0, 0, 0, now())`,
      [importId, '0'.repeat(64)],
    );
    edition = await anEdition(app, 'histories-2025');
    people = [await anOfficial('한결', 'B-10'), await anOfficial('다온', 'B-11'), await anOfficial('새롬', 'B-12')];
    const byNumber = await aTrainee('B-10');
    const byAccount = await aTrainee('old-11', people[1]!.account!.id);
    const other = await aTrainee('B-12');
    await aRecord(byNumber, { name: '데이터 읽기', on: '2025-04-21', completedOn: '2025-04-21' });
    await aRecord(byNumber, { name: '오늘 마친 과정', on: day(0), completedOn: day(0) });
    await aRecord(byNumber, { name: '내일 마칠 과정', on: day(1), completedOn: day(1) });
    await aRecord(byNumber, { name: '마치지 못한 과정', on: '2025-05-02', status: 'NOT_COMPLETED' });
    await aRecord(byNumber, { name: '입사 전 다른 사람의 과정', on: '2019-05-02', completedOn: '2019-05-02' });
    const wrong = await aRecord(byAccount, { name: '정정된 과정', on: '2025-06-02', completedOn: '2025-06-02' });
    await aRecord(byAccount, { name: '정정', on: '2025-06-02', completedOn: '2025-06-03', corrects: wrong });
    await aRecord(other, { name: '동의하지 않은 사람의 과정', on: '2025-04-21', completedOn: '2025-04-21' });
    ({ team } = await submitted(edition, people, [people[0]!, people[1]!]));
  });

  test('hold what each consenting member had completed by the day of the submission, and nobody else’s', async () => {
    const course = { programmeYear: 2025, level: 2, courseNameEn: 'Course', sessionOrdinal: expect.any(Number) };
    const expected = [
      {
        memberId: team.memberIds[0],
        records: [
          { ...course, courseNameKo: '데이터 읽기', completedOn: '2025-04-21' },
          { ...course, courseNameKo: '오늘 마친 과정', completedOn: day(0) },
        ],
      },
      { memberId: team.memberIds[1], records: [{ ...course, courseNameKo: '정정된 과정', completedOn: '2025-06-03' }] },
    ].map((history) => ({ ...history, takenAt: expect.any(String), saltedHash: expect.any(String), destroyedAt: null }));
    expect(await seen()).toEqual(expected.toSorted((a, b) => (a.memberId! < b.memberId! ? -1 : 1)));
  });

  test('are frozen: only what the consent speaks of, in a text that its salted hash proves, whatever is imported later', async () => {
    const before = await seen();
    await app.db.query(
      `insert into training_record (id, trainee_id, course_session_id, name, status, import_id, line, corrects_id)
       select gen_random_uuid(), trainee_id, course_session_id, name, 'CANCELLED', import_id, line, id from training_record as record
        where status = 'COMPLETED' and not exists (select from training_record as later where later.corrects_id = record.id)`,
    );
    expect(await seen()).toEqual(before);
    const rows = await app.db.query(
      `select salt, records, salted_hash from history_content join history_snapshot on history_snapshot.id = snapshot_id where member_id = $1`,
      [team.memberIds[1]],
    );
    expect(rows).toHaveLength(1);
    expect(
      createHash('sha256')
        .update(rows[0].salt + rows[0].records)
        .digest('hex'),
    ).toBe(rows[0].salted_hash);
    expect(rows[0].records).toMatch(
      /^\[\{"completedOn":"2025-06-03","courseNameEn":"Course","courseNameKo":"정정된 과정","level":2,"programmeYear":2025,"sessionOrdinal":\d+\}\]$/,
    );
  });

  test('withdrawing the consent destroys the content and the salt, and leaves hash and date; of that member only, and once', async () => {
    const before = await seen();
    const [gone] = team.memberIds;
    await people[0]!.mutate('withdrawConsent', { team: team.id, kind: 'TRAINING_HISTORY' }, '{ kind }');
    const contents = () =>
      app.db.query(
        `select member_id from history_content join history_snapshot on history_snapshot.id = snapshot_id where member_id = any($1)`,
        [team.memberIds],
      );
    while ((await contents()).length > 1) await pause(20);
    const after = await seen();
    expect(after).toEqual(
      before.map((history) => (history.memberId === gone ? { ...history, records: null, destroyedAt: expect.any(String) } : history)),
    );
    // Told twice, as a job may be, and of another kind: nothing changes.
    for (const kind of ['TRAINING_HISTORY', 'NAME_PUBLICATION'])
      await addJob(app.db.manager, 'consent-withdrawn', { member: team.memberIds[kind === 'TRAINING_HISTORY' ? 0 : 1], kind });
    await jobsAreDone();
    expect(await seen()).toEqual(after);
    const events = await app.db.query(`select acting_as, subject, data from audit_event where action = 'history.destroyed'`);
    expect(events).toEqual([{ acting_as: 'SYSTEM', subject: gone, data: '{"snapshots":1}' }]);
  });

  test('a submission after the withdrawal freezes nothing of that member', async () => {
    const entry = (await app.db.query(`select id from entry where team_id = $1`, [team.id]))[0].id;
    await people[0]!.mutate('submitEntry', { entry });
    expect((await seen()).map(({ memberId }) => memberId)).toEqual([team.memberIds[1]]);
  });

  test('given again, it brings nothing back, and holds from the next submission on', async () => {
    const consentHash = sha256(consentText('TRAINING_HISTORY').ko);
    const before = await seen();
    await people[0]!.mutate('giveConsent', { team: team.id, kind: 'TRAINING_HISTORY', textHash: consentHash }, '{ kind }');
    expect(await seen()).toEqual(before);
    const entry = (await app.db.query(`select id from entry where team_id = $1`, [team.id]))[0].id;
    await people[0]!.mutate('submitEntry', { entry });
    const after = await seen();
    expect(after.map(({ memberId }) => memberId).toSorted()).toEqual(team.memberIds.slice(0, 2).toSorted());
    // The job of the withdrawal, late: what was frozen under the new consent stays.
    await addJob(app.db.manager, 'consent-withdrawn', { member: team.memberIds[0], kind: 'TRAINING_HISTORY' });
    await jobsAreDone();
    expect(await seen()).toEqual(after);
  });
});
