import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadReferenceData } from '../../src/reference-data.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aPdf, anHwpx } from '../support/documents.js';
import { placesOf } from '../support/hidden-text.js';
import { brokenInvariants } from '../support/invariants.js';
import type { Person } from '../support/person.js';
import {
  DESK,
  type Desk,
  CITY,
  closedCalendar,
  consentsTo,
  copiesAreReady,
  CRITERIA,
  DECLARATIONS,
  marksOf,
  openCalendar,
  RULE,
  teamWithDraft,
  uploaded,
  TRAINING_CSV,
} from '../support/story.js';

/*
 * One thread through everything, over HTTP, as its people. What it ends in, worked out by hand:
 *
 *   total of a sheet = sum of its marks (weights are the points)
 *   데이터갈매기        89    + 87    + 93    = 269   → 269/3 = 89.666… → 89.67   place 1
 *   산복도로탐험대      81    + 82    + 83    = 246   → 246/3 = 82      → 82.00   place 2
 *   영도등대팀          81    + 82    + 83    = 246   → 246/3 = 82      → 82.00   place 2
 *   숫자로보는자갈치    69    + 71    + 70    = 210   → 210/3 = 70      → 70.00   place 4
 *
 * The two in the middle are equal on validity too (25 + 24 + 26 = 24 + 25 + 26), so they share the place: 1, 2, 2, 4.
 */
const TEAMS = [
  {
    team: '데이터갈매기',
    title: '민원 텍스트 분석을 통한 반복 불편민원 조기경보 방안',
    marks: ['18 27 18 17 9', '17 26 17 18 9', '19 28.5 18 18.5 9'],
  },
  { team: '산복도로탐험대', title: '산복도로 마을버스 노선 효율성 분석', marks: ['16 25 16 16 8', '17 24 17 16 8', '16 26 17 16 8'] },
  {
    team: '영도등대팀',
    title: '빈집 실태 데이터를 활용한 정비·활용 유형 분류',
    marks: ['17 24 16 16 8', '16 25 16 17 8', '17 26 16 16 8'],
  },
  { team: '숫자로보는자갈치', title: '축제별 지역상권 파급효과 비교 분석', marks: ['14 20 14 14 7', '15 21 14 14 7', '14 20.5 14.5 14 7'] },
];

let it: TestApp;
let organizer: Person, officer: Person, lead: Person, member: Person;
let leads: Person[], judges: Person[];
const competition = { id: '', track: '', stage: '' };
const entries: { team: string; entry: string }[] = [];

beforeAll(async () => {
  it = await startTestApp();
  await loadReferenceData(it.app.get(DataSource));
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  officer = await it.person('training@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] });
  lead = await it.person('lead@busan.example', {
    name: '김민지',
    agency: CITY,
    employeeNumber: 'B2025-000101',
    employedSince: '2020-03-01',
  });
  member = await it.person('member@busan.example', {
    name: '남궁선',
    agency: CITY,
    employeeNumber: 'B2025-000102',
    employedSince: '2020-03-01',
  });
  leads = [lead, ...(await Promise.all(['two', 'three', 'four'].map((name) => it.person(`${name}@busan.example`))))];
  judges = await Promise.all(['one', 'two', 'three'].map((name) => it.person(`judge.${name}@university.example`)));
});
afterAll(() => it.close());

const deskOf = async (judge: Person): Promise<Desk['judgeDesk']> => (await judge.query<Desk>(DESK, { stage: competition.stage })).judgeDesk;

describe('from the announcement to the published ranking', () => {
  test('the training officer imports the records of the year', async () => {
    const file = await uploaded(officer, TRAINING_CSV, '2025 이수현황.csv');
    const imported = await officer.mutate<object>(
      'importTrainingRecords',
      { file: file.id },
      '{ import { added corrected unchanged } problems { line } }',
    );
    expect(imported).toEqual({ import: { added: 3, corrected: 0, unchanged: 0 }, problems: [] });
  });

  test('the organiser sets up and announces the edition, its rubric and its rule', async () => {
    const created = await organizer.mutate<{ id: string; tracks: { id: string }[]; stages: { id: string }[] }>(
      'createCompetition',
      {
        slug: 'busan-2025',
        titleKo: '2025 부산광역시 데이터 분석·활용 경진대회',
        titleEn: 'Busan Data Analysis & Utilization Competition 2025',
        year: 2025,
        calendar: openCalendar(),
        tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
        stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 3 }],
      },
      '{ id tracks { id } stages { id } }',
    );
    Object.assign(competition, { id: created.id, track: created.tracks[0]!.id, stage: created.stages[0]!.id });
    await organizer.mutate('writeRubric', { stage: competition.stage, criteria: CRITERIA });
    await organizer.mutate('announceStageRule', { stage: competition.stage, rule: RULE }, '{ version }');
    expect(await it.visitor.query('{ competitions { slug } }')).toEqual({ competitions: [] });
    await organizer.mutate('announceCompetition', { competition: competition.id });
    const seen = await it.visitor.query(`{ competition(slug: "busan-2025") { phase stages { rubric { criteria { key maxPoints } } } } }`);
    expect(seen).toEqual({
      competition: {
        phase: 'REGISTRATION',
        stages: [{ rubric: { criteria: CRITERIA.map(({ key, maxPoints }) => ({ key, maxPoints: `${maxPoints}.00` })) } }],
      },
    });
  });

  test('a team registers, its member accepts with consent, and a real HWPX is handed in', async () => {
    const consents = await consentsTo(lead, ['PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION']);
    const team = await lead.mutate('registerTeam', {
      competition: competition.id,
      track: competition.track,
      name: TEAMS[0]!.team,
      consents,
    });
    await lead.mutate('inviteMember', { team: team.id, email: 'Member@busan.example' });
    const { myInvitations } = await member.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }');
    await member.mutate('acceptInvitation', { invitation: myInvitations[0]!.id, consents: await consentsTo(member, ['PRIVACY']) });

    const hwpx = await anHwpx({
      text: '# 민원 분석\n\n반복 민원을 사흘 먼저 알린다.',
      properties: { creator: '김민지', title: '데이터갈매기' },
    });
    const file = await uploaded(member, hwpx, '부산_민원분석_최종.v2.hwpx');
    expect(file).toMatchObject({ kind: 'HWPX', name: '부산_민원분석_최종.v2.hwpx' });
    const draft = { team: team.id, revision: 0, title: TEAMS[0]!.title, summary: '요약입니다.', declarations: DECLARATIONS };
    const entry = await member.mutate('saveEntry', draft);
    await lead.mutate('attachFile', { entry: entry.id, file: file.id, slot: 'REPORT' });
    expect((await member.refusalOf('submitEntry', { entry: entry.id }, '{ ordinal }')).code).toBe('LEAD_ONLY');
    const version = await lead.mutate<{ ordinal: number; receipt: string }>('submitEntry', { entry: entry.id }, '{ ordinal receipt }');
    expect(version.ordinal).toBe(1);
    expect(JSON.parse(version.receipt)).toMatchObject({
      payload: { entryNumber: '2025-분석-001', files: [{ slot: 'REPORT', sha256: file.sha256, size: hwpx.length }] },
    });
    const again = await lead.mutate<{ ordinal: number }>('submitEntry', { entry: entry.id }, '{ ordinal }');
    expect(again.ordinal).toBe(2);
    entries.push({ team: team.id, entry: entry.id });
  });

  test('three other teams hand in PDFs', async () => {
    for (const [index, person] of leads.slice(1).entries()) {
      const { team, title } = TEAMS[index + 1]!;
      const report = await uploaded(person, await aPdf({ properties: { Author: person.account!.name, Title: team } }), '보고서.pdf');
      const made = await teamWithDraft(person, competition, { team, title, report: report.id });
      await person.mutate('submitEntry', { entry: made.entry }, '{ ordinal }');
      entries.push(made);
    }
    const desk = `{ organizerDesk(competition: "busan-2025") { entries { totalCount nodes { number title } } } }`;
    expect(await organizer.query(desk)).toEqual({
      organizerDesk: {
        entries: { totalCount: 4, nodes: TEAMS.map(({ title }, index) => ({ number: `2025-분석-00${index + 1}`, title })) },
      },
    });
  });

  test('the organiser sees the frozen history of the consenting member only, with completed courses only', async () => {
    const answer = await organizer.query(
      `{ organizerDesk(competition: "busan-2025") { entries(first: 1) { nodes { histories { records { level courseNameKo completedOn } } } } } }`,
    );
    // Of the latest version: the lead's, without the course that was not completed; the member gave no consent to it.
    const frozen = { records: [{ level: 0, courseNameKo: '데이터 리터러시 입문', completedOn: '2025-04-21' }] };
    expect(answer).toEqual({ organizerDesk: { entries: { nodes: [{ histories: [frozen] }] } } });
  });

  test('a submission one second late is refused with both times, and nothing is lost', async () => {
    await organizer.mutate('moveDeadlines', { competition: competition.id, calendar: closedCalendar(1), reason: '마감 시험입니다.' });
    const refusal = await lead.refusalOf('submitEntry', { entry: entries[0]!.entry }, '{ ordinal }');
    expect(refusal.code).toBe('DEADLINE_PASSED');
    expect(Date.parse(String(refusal['serverTime']))).toBeGreaterThan(Date.parse(String(refusal['deadline'])));
    expect(refusal['ko']).toContain(String(refusal['deadlineText']));
    const { myTeam } = await lead.query<{ myTeam: { entry: { versions: object[] } } }>(
      `query ($id: ID!) { myTeam(competition: $id) { entry { versions { ordinal } } } }`,
      { id: competition.id },
    );
    expect(myTeam.entry.versions).toHaveLength(2);
  });

  test('judges are appointed, sign the pledge and are assigned; the stage opens when all is ready', async () => {
    const seats: string[] = [];
    for (const judge of judges) {
      const wish = { stage: competition.stage, track: competition.track, email: judge.account!.email };
      seats.push((await organizer.mutate('appointJudge', wish)).id);
    }
    const open = { stage: competition.stage };
    const early = await organizer.refusalOf('openStage', open);
    expect(early.code).toBe('STAGE_NOT_READY');
    for (const judge of seats) for (const { entry } of entries) await organizer.mutate('assignJudge', { judge, entry });
    const { pledgeText } = await judges[0]!.query<{ pledgeText: { hash: string } }>('{ pledgeText { hash } }');
    for (const judge of judges) await judge.mutate('signPledge', { stage: competition.stage, textHash: pledgeText.hash }, '{ pledgedAt }');
    await copiesAreReady(it);
    expect(await organizer.mutate('openStage', open, '{ state }')).toEqual({ state: 'OPEN' });
  });

  test('a judge sees codes, titles and scrubbed copies: no team, no number, no name in any byte', async () => {
    const desk = await deskOf(judges[0]!);
    expect(desk.assignments.map(({ title }) => title).toSorted()).toEqual(TEAMS.map(({ title }) => title).toSorted());
    for (const { code, files } of desk.assignments) {
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}$/);
      expect(files.map(({ name }) => name.replace(/\.(hwpx|pdf)$/, ''))).toEqual([`${code}-report`]);
      const bytes = Buffer.from(await (await judges[0]!.get(`/judge-copies/${files[0]!.id}`)).arrayBuffer());
      for (const secret of ['김민지', '데이터갈매기', '산복도로탐험대']) expect(await placesOf(secret, bytes)).toEqual([]);
    }
  });

  test('they score blind, each on their own desk, and submit', async () => {
    for (const [seat, judge] of judges.entries()) {
      for (const { assignment, title } of (await deskOf(judge)).assignments) {
        const points = TEAMS.find((team) => team.title === title)!.marks[seat]!.split(' ');
        const saved = await judge.mutate<{ revision: number }>(
          'saveSheet',
          { assignment, revision: 0, marks: marksOf(points), comment: '' },
          '{ revision }',
        );
        await judge.mutate('submitSheet', { assignment, revision: saved.revision }, '{ state total }');
      }
      expect((await deskOf(judge)).progress).toEqual({ submitted: 4, total: 4 });
    }
  });

  test('a judge reopens a sheet with a reason, corrects nothing and submits again', async () => {
    const [first] = (await deskOf(judges[2]!)).assignments;
    const { assignment } = first!;
    const reopened = await judges[2]!.mutate<{ revision: number; state: string }>(
      'reopenSheet',
      { assignment, revision: first!.sheet!.revision, reason: '배점을 다시 확인하려고 합니다.' },
      '{ revision state }',
    );
    expect(reopened.state).toBe('DRAFT');
    expect((await organizer.refusalOf('closeStage', { stage: competition.stage })).code).toBe('SHEETS_MISSING');
    await judges[2]!.mutate('submitSheet', { assignment, revision: reopened.revision }, '{ state }');
  });

  test('the stage is closed and settled into 1, 2, 2, 4 by the announced rule', async () => {
    await organizer.mutate('closeStage', { stage: competition.stage });
    const settled = await organizer.mutate<{ id: string; inputsHash: string; standings: { nodes: object[] } }>(
      'settleStage',
      { stage: competition.stage },
      '{ id inputsHash standings { nodes { place score exact judgesCounted tieBrokenBy entryNumber teamName } } }',
    );
    const line = (place: number, score: string, exact: string, number: number) => ({
      place,
      score,
      exact,
      judgesCounted: 3,
      tieBrokenBy: null,
      entryNumber: `2025-분석-00${number}`,
      teamName: TEAMS[number - 1]!.team,
    });
    const [first, second, third, last] = settled.standings.nodes;
    expect(first).toEqual(line(1, '89.67', '269/3', 1));
    expect([second, third]).toEqual(expect.arrayContaining([line(2, '82.00', '82', 2), line(2, '82.00', '82', 3)]));
    expect(last).toEqual(line(4, '70.00', '70', 4));
    expect(settled.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await organizer.refusalOf('settleStage', { stage: competition.stage })).code).toBe('SETTLED_ALREADY');
    Object.assign(competition, { settlement: settled.id });
  });

  test('the result is published, with the names of those who agreed', async () => {
    const results = `{ publishedResults(slug: "busan-2025") { titleKo standings { totalCount nodes { place score title names { kind name departmentKo } } } } }`;
    expect(await it.visitor.query(results)).toEqual({ publishedResults: null });
    const publish = { settlement: (competition as { settlement?: string }).settlement!, awardedPlaces: 1 };
    await organizer.mutate('publishResults', publish);
    const { publishedResults } = await it.visitor.query<{
      publishedResults: { standings: { nodes: { place: number; names: object[] }[] } };
    }>(results);
    expect(publishedResults.standings.nodes.map(({ place }) => place)).toEqual([1, 2, 2, 4]);
    expect(publishedResults.standings.nodes[0]).toEqual({
      place: 1,
      score: '89.67',
      title: TEAMS[0]!.title,
      names: [
        { kind: 'TEAM', name: '데이터갈매기', departmentKo: null },
        { kind: 'MEMBER', name: '김민지', departmentKo: '부산광역시' },
      ],
    });
    expect((await organizer.refusalOf('publishResults', publish)).code).toBe('ALREADY_PUBLISHED');
  });

  test('every invariant of the data holds', async () => {
    expect(await brokenInvariants(it.db)).toEqual({});
  });
});
