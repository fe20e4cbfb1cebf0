import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectedOf } from '../doors/door.js';
import { doors } from '../doors/doors.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Told } from './recording.js';
import { openDeskOf, openSessionOf, sessionOf } from './session.js';
import { aJudgesWorld, type Hidden } from './world.js';

const ONE: Hidden = {
  teams: ['데이터갈매기', '광안리 분석단', '오륙도'],
  order: [0, 1, 2],
  membersEach: 1,
  memberName: '김미정',
  department: '데이터담당관',
  originalName: '분석보고서.pdf',
  draft: '작품',
  versions: 1,
  others: 1,
  colleagues: 1,
  colleaguesPoints: '18.00',
  daysAgo: 0,
  isHit: false,
  hasTraining: false,
};
/** Nothing of it is the same. */
const OTHER: Hidden = {
  teams: ['전혀 다른 팀', '이름을 바꾼 아주 긴 팀', '셋'],
  order: [2, 0, 1],
  membersEach: 3,
  memberName: '이다른',
  department: '해운대구 토지정보과',
  originalName: '해운대구_이다른_최종.pdf',
  draft: '고치는 중',
  versions: 3,
  others: 4,
  colleagues: 4,
  colleaguesPoints: '3.50',
  daysAgo: 5,
  isHit: true,
  hasTraining: true,
};

let its: TestApp[];
let blind: Told[][];
let open: Told[][];
let control: string[];
beforeAll(async () => {
  its = [await startTestApp(), await startTestApp()];
  const worlds = [await aJudgesWorld(its[0]!, ONE), await aJudgesWorld(its[1]!, OTHER)];
  open = [await openSessionOf(worlds[0]!), await openSessionOf(worlds[1]!)];
  const changed = `update blind_code set code = $1 where code = $2`;
  control = [await openDeskOf(worlds[0]!)];
  await its[0]!.db.query(changed, ['R3R3', 'K7Q2']);
  control.push(await openDeskOf(worlds[0]!));
  await its[0]!.db.query(changed, ['K7Q2', 'R3R3']);
  blind = [await sessionOf(worlds[0]!), await sessionOf(worlds[1]!)];
}, 120_000);
afterAll(() => Promise.all(its.map((it) => it.close())));

test('every operation and route that a judge may use is asked in the session', () => {
  const mayUse = doors.filter((door) => Object.values(expectedOf(door)['judge']!).some((said) => said === 'allowed' || said === 'nothing'));
  const asked = new Set(blind[0]!.map(({ door }) => door));
  expect(mayUse.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
});

test('whatever is hidden is another in the twin: not one byte of what its judge gets is', () => {
  expect(blind[1]).toEqual(blind[0]);
});

describe('where the teams are known', () => {
  const named = (told: Told[], { teams }: Hidden) =>
    told.map(({ door, bytes }) => {
      const withoutLength = bytes.replace(/^content-length: \d+\n/m, '').replace(/^etag: .*\n/m, '');
      return {
        door,
        bytes: teams.reduce((text, name, index) => text.replaceAll(`"teamName":"${name}"`, `"teamName":"${index}"`), withoutLength),
      };
    });

  test('their names differ, and nothing else', () => {
    expect(open[1]).not.toEqual(open[0]);
    expect(named(open[1]!, OTHER)).toEqual(named(open[0]!, ONE));
  });
});

describe('the suite would notice', () => {
  test('a control: what judges see, changed, is told apart', () => {
    expect(control[1]).not.toBe(control[0]);
    const withoutTag = control.map((bytes) => bytes.replace(/^etag: .*\n/m, ''));
    expect(withoutTag[1]!.replaceAll('R3R3', 'K7Q2')).toBe(withoutTag[0]);
  });

  test('what is compared is what judges get: desks with work on them, files, sheets, corrections', () => {
    const text = blind[0]!.map(({ bytes }) => bytes).join('\n');
    for (const seen of [
      '"code":"K7Q2"',
      '%PDF-1.7 report 1',
      'K7Q2-report.pdf',
      '"total":"85.50"',
      '"state":"PENDING"',
      '206',
      'STAGE_STATE_WRONG',
    ])
      expect(text).toContain(seen);
    expect(new Set(blind[0]!.map(({ bytes }) => bytes.slice(0, 3)))).toEqual(
      new Set(['200', '201', '204', '206', '400', '404', '410', '416']),
    );
    const misasked = /^5\d\d|"logId"|"code":"(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)"/;
    const answers = [...blind[0]!, ...open[0]!].filter(({ bytes }) => misasked.test(bytes));
    expect(answers.map(({ door, bytes }) => `${door}: ${bytes.split('\n').at(-1)}`)).toEqual([]);
  });
});
