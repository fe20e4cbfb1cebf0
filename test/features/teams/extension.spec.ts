import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { aGrant, anEdition as aMadeEdition } from '../../support/factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';
import { aDraft, anEdition, aTeam, closeIn, declarations, type TestEdition, type TestTeam, uploaded } from '../entries/an-edition.js';

const REASON = '제출 시간에 사이트가 멈추었습니다.';
const MINUTE = 60_000;

let it: TestApp;
let edition: TestEdition;
let team: TestTeam;
let entry: { id: string; revision: number };
let editions = 0;
let lead: Person;
let member: Person;

beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());
beforeEach(async () => {
  const slug = `extension-${++editions}`;
  edition = await anEdition(it, slug, { maxMembers: 3 });
  [lead, member] = [await it.person(`lead@${slug}.example`), await it.person(`member@${slug}.example`)];
  team = await aTeam(it, edition, [lead, member]);
  entry = await aDraft(lead, team);
  const { id } = await uploaded(lead, await aPdf({ text: slug }), '보고서.pdf');
  await lead.mutate('attachFile', { entry: entry.id, file: id, slot: 'REPORT' });
  await closeIn(it, edition, -MINUTE);
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
const extend = (until: string, person = edition.organizer) =>
  person.mutate<{ submissionsCloseAt: string }>('extendDeadline', { team: team.id, until, reason: REASON }, '{ submissionsCloseAt }');
const refusalTo = (person: Person, wish: object = {}) =>
  person.refusalOf('extendDeadline', { team: team.id, until: inMinutes(60), reason: REASON, ...wish });
const save = { title: '고친 제목', summary: '고친 요약', declarations };

describe('a team whose deadline was extended', () => {
  test('edits, submits with a receipt that names its own deadline, changes and withdraws, when others cannot any more', async () => {
    const other = await it.person(`other@${edition.slug}.example`);
    const others = await aTeam(it, edition, [other]);
    expect((await lead.refusalOf('submitEntry', { entry: entry.id })).code).toBe('DEADLINE_PASSED');
    const until = inMinutes(60);
    await extend(until);
    await member.mutate('saveEntry', { team: team.id, revision: 1, ...save });
    await lead.mutate('removeMember', { team: team.id, member: team.memberIds[1]! });
    const { receipt } = await lead.mutate<{ receipt: string }>('submitEntry', { entry: entry.id }, '{ receipt }');
    expect((JSON.parse(receipt) as { payload: { deadline: string } }).payload.deadline).toBe(until);
    await lead.mutate('withdrawEntry', { entry: entry.id });
    await lead.mutate('withdrawTeam', { team: team.id, reason: '그만두기로 했습니다.' }, '{ by }');
    expect((await other.refusalOf('saveEntry', { team: others.id, revision: 0, ...save })).code).toBe('DEADLINE_PASSED');
  });

  test('sees until when and why, as the organisers do, and each member gets a letter', async () => {
    const until = inMinutes(60);
    await extend(until);
    const seen = { submissionsCloseAt: until, extensions: [{ until, reason: REASON }] };
    const fields = '{ submissionsCloseAt extensions { until reason } }';
    expect(await member.query(`{ myTeam(competition: "${edition.id}") ${fields} }`)).toEqual({ myTeam: seen });
    expect(await edition.organizer.query(`{ organizerDesk(competition: "${edition.slug}") { teams { nodes ${fields} } } }`)).toEqual({
      organizerDesk: { teams: { nodes: [seen] } },
    });
    const letters = [await lettersTo(it, lead.account!.email), await lettersTo(it, member.account!.email)];
    expect(letters.map((each) => [each.length, each[0]!.includes(REASON)])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  test('keeps the latest of several dates, and is told which one has passed', async () => {
    const [early, late] = [inMinutes(30), inMinutes(90)];
    await extend(late);
    expect(await extend(early)).toEqual({ submissionsCloseAt: late });
    await it.db.query(`update team set extended_until = now() - interval '10 seconds' where id = $1`, [team.id]);
    const [row] = await it.db.query<{ until: Date }[]>(`select extended_until as until from team where id = $1`, [team.id]);
    const refusal = await lead.refusalOf('submitEntry', { entry: entry.id });
    expect([refusal.code, refusal['deadline']]).toEqual(['DEADLINE_PASSED', row!.until.toISOString()]);
  });

  test('keeps judging from beginning as long as it may submit', async () => {
    await extend(inMinutes(60));
    const problems = async () => {
      const { problems: told } = await edition.organizer.refusalOf('openStage', { stage: edition.stageId });
      return (told as { path: string; code: string }[]).filter(({ code }) => code === 'SUBMISSIONS_NOT_CLOSED').map(({ path }) => path);
    };
    expect(await problems()).toEqual([`teams.${team.id}`]);
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [team.id]);
    expect(await problems()).toEqual([]);
  });
});

describe('extending a deadline', () => {
  test('is for organisers of the edition alone', async () => {
    const elsewhere = await aMadeEdition(it.db);
    const codes = [];
    for (const [role, competition] of [
      ['AUDITOR', edition.id],
      ['SECRETARY', edition.id],
      ['ORGANIZER', elsewhere.id],
    ] as const) {
      const person = await it.person(`other-${role.toLowerCase()}@${edition.slug}.example`);
      await aGrant(it.db, person.account!.id, role, competition);
      codes.push((await refusalTo(person)).code);
    }
    codes.push((await refusalTo(lead)).code, (await refusalTo(it.visitor)).code);
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
  });

  test.each([
    [{ until: inMinutes(-10) }, ['NOT_LATER', 'IN_THE_PAST']],
    [{ reason: ' ' }, ['REQUIRED']],
    [{ until: inMinutes(-10), reason: '짧다' }, ['NOT_LATER', 'IN_THE_PAST', 'TOO_SHORT']],
  ])('with %j is refused', async (wish, possible) => {
    const { code, problems } = await refusalTo(edition.organizer, wish);
    const codes = (problems as { code: string }[]).map((each) => each.code);
    expect([code, codes.length > 0, codes.filter((each) => !possible.includes(each))]).toEqual(['INVALID_INPUT', true, []]);
  });

  test('ends when judging begins, with the team, and with publication', async () => {
    await it.db.query(`update stage set state = 'OPEN' where id = $1`, [edition.stageId]);
    const begun = await refusalTo(edition.organizer);
    await it.db.query(`update stage set state = 'DRAFT' where id = $1`, [edition.stageId]);
    await it.db.query(`update team set state = 'DISQUALIFIED' where id = $1`, [team.id]);
    const out = await refusalTo(edition.organizer);
    await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [edition.id]);
    const published = await refusalTo(edition.organizer);
    expect([begun.code, out.code, published.code]).toEqual(['JUDGING_HAS_BEGUN', 'TEAM_INACTIVE', 'PHASE_WRONG']);
  });

  test('is on record for good, the reason not in the trail', async () => {
    await extend(inMinutes(60));
    const [event] = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'team.deadline_extended'`,
      [team.id],
    );
    expect(Object.keys(JSON.parse(event!.data) as object).toSorted()).toEqual(['extension', 'stands', 'until']);
    expect(await objectionTo(it.db, `update deadline_extension set until = now()`)).toBe('23001 deadline_extension_written_once');
  });
});
