import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomId } from '../../../src/platform/database/ids.js';
import { startTestApp } from '../../support/app.js';
import {
  anEditionWithAppeals,
  ANSWER,
  DECISION,
  type EditionWithAppeals,
  filedAppeal,
  type FiledAppeal,
  nodesFor,
  onDesk,
  ownAppeals,
  published,
  refusedToAnswer,
  TEXT,
} from '../../support/appeals.js';
import { aDepartment, aGrant, anEmployment } from '../../support/factories.js';
import { lettersTo } from '../../support/letters.js';
import { anAwardRule } from '../../support/publications.js';

let edition: EditionWithAppeals;
let appeal: string;
beforeAll(async () => {
  edition = await anEditionWithAppeals(await startTestApp(), 'answers-2025');
  await published(edition);
  await anAwardRule(edition.it.db, edition.competition);
  await filedAppeal(edition);
  await edition.lead.mutate('withdrawAppeal', { appeal: await filedAppeal(edition, { ground: 'procedure' }) });
  appeal = await filedAppeal(edition, { ground: 'procedure' });
});
afterAll(() => edition.it.close());

describe('the desk', () => {
  test('shows them to organisers and auditors, newest first and by page', async () => {
    const { it, made, competition, lead, rival, second } = edition;
    const auditor = await it.person('auditor@answers-2025.example');
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', competition);
    const all = await nodesFor(edition, second);
    expect(all.map(({ state, text, filedBy }) => [state, text, filedBy.email])).toEqual([
      ['OPEN', TEXT, lead.account!.email],
      ['WITHDRAWN', TEXT, lead.account!.email],
      ['OPEN', TEXT, lead.account!.email],
    ]);
    expect(await nodesFor(edition, auditor)).toEqual(all);
    const first = (await onDesk(edition, auditor, '(first: 2)')) as Exclude<Awaited<ReturnType<typeof onDesk>>, string>;
    const rest = (await onDesk(edition, auditor, `(first: 2, after: "${first.pageInfo.endCursor}")`)) as { nodes: FiledAppeal[] };
    expect([first.totalCount, [...first.nodes, ...rest.nodes]]).toEqual([3, all]);
    for (const person of [lead, rival, made.judges[0]!]) expect(await onDesk(edition, person)).toBe('NOT_FOUND');
    expect(await refusedToAnswer(auditor, all[0]!.id)).toBe('NOT_FOUND');
  });

  test('puts on record who saw who filed one', async () => {
    const seen = await edition.it.db.query<{ what: string }[]>(
      `select distinct what from access_log where actor_id = $1 and subject_id = $2`,
      [edition.second.account!.id, edition.lead.account!.id],
    );
    expect(seen).toEqual([{ what: ['ACCOUNT'] }]);
  });

  test('shows a chair those about entries that the chair had no part in judging', async () => {
    const { it, made, competition } = edition;
    // A panel of one edition and its chair are kept apart by the database; here the judge has left the first hat behind.
    const chair = await it.person('chair@answers-2025.example');
    await aGrant(it.db, chair.account!.id, 'CHAIR', competition);
    expect(await nodesFor(edition, chair)).toHaveLength(3);
    const seat = made.seats[1]!;
    const [{ account }] = await it.db.query<[{ account: string }]>(`select account_id as account from judge where id = $1`, [seat]);
    await it.db.query(`alter table judge disable trigger user`);
    await it.db.query(`update judge set account_id = $1 where id = $2`, [chair.account!.id, seat]);
    expect(await onDesk(edition, chair)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await refusedToAnswer(chair, appeal)).toBe('NOT_FOUND');
    await it.db.query(`update judge set account_id = $1 where id = $2`, [account, seat]);
    await it.db.query(`alter table judge enable trigger user`);
  });
});

describe('it is answered by somebody who had no part in judging the entry', () => {
  test('and by nobody else', async () => {
    const { made, lead, member, rival, second } = edition;
    for (const person of [lead, member, rival, made.judges[0]!]) expect(await refusedToAnswer(person, appeal)).toBe('NOT_FOUND');
    expect(await refusedToAnswer(second, randomId())).toBe('NOT_FOUND');
  });

  test('not by who works where a member does', async () => {
    const { it, second, member } = edition;
    const department = await aDepartment(it.db);
    await anEmployment(it.db, second.account!.id, department);
    await it.db.query(`update team_member set department_id = $1 where account_id = $2`, [department, member.account!.id]);
    expect(await second.refusalOf('answerAppeal', { appeal, ...ANSWER })).toMatchObject({
      code: 'APPEAL_CONFLICT',
      grounds: ['SAME_DEPARTMENT'],
    });
    await it.db.query(`update team_member set department_id = null where account_id = $1`, [member.account!.id]);
  });

  test('not by who typed or checked one of its paper sheets', async () => {
    const { it, made, second } = edition;
    const [{ assignment, rubric }] = await it.db.query<[{ assignment: string; rubric: string }]>(
      `select assignment.id as assignment, sheet.rubric_id as rubric from assignment join sheet on sheet.assignment_id = assignment.id where entry_id = $1 limit 1`,
      [made.entries[0]!.entry],
    );
    const typing = randomId();
    await it.db.query(
      `insert into sheet_typing (id, assignment_id, rubric_id, state, content, salt, typed_by, typed_at, checker_id) values ($1, $2, $3, 'TYPED', '{}', '', $4, now(), $5)`,
      [typing, assignment, rubric, randomId(), second.account!.id],
    );
    expect(await refusedToAnswer(second, appeal)).toBe('APPEAL_TYPED_BY_YOU');
    await it.db.query(`delete from sheet_typing where id = $1`, [typing]);
  });

  test('with reasons, and with what has to follow only where it is upheld', async () => {
    const { problems } = await edition.second.refusalOf('answerAppeal', { appeal, outcome: 'UPHELD', decision: '맞습니다.' });
    expect((problems as { path: string; code: string }[]).map(({ path, code }) => [path, code])).toEqual([
      ['remedy', 'REQUIRED'],
      ['decision', 'TOO_SHORT'],
    ]);
  });

  test('once', async () => {
    const { made, member, second } = edition;
    const answer = { appeal, outcome: 'UPHELD', remedy: 'CORRECTION', decision: DECISION };
    const answered = await second.mutate('answerAppeal', answer, '{ state remedy decision remediedBy closedBy { email } }');
    expect(answered).toEqual({
      state: 'UPHELD',
      remedy: 'CORRECTION',
      decision: DECISION,
      remediedBy: null,
      closedBy: { email: second.account!.email },
    });
    expect(await refusedToAnswer(made.organizer, appeal)).toBe('APPEAL_CLOSED');
    const upheld = { state: 'UPHELD', remedy: 'CORRECTION', decision: DECISION, remediedAt: null };
    expect((await ownAppeals(edition, member))!.appeals[0]).toMatchObject(upheld);
  });

  test('and each member of the team gets the decision, and what follows it, by letter', async () => {
    const { it, lead, member, rival } = edition;
    for (const person of [lead, member]) {
      const letter = (await lettersTo(it, person.account!.email)).at(-1);
      expect(letter).toContain(DECISION);
      expect(letter).toContain('필요한 조치를 마치면 결과를 다시 공표하거나');
    }
    expect((await lettersTo(it, rival.account!.email)).join()).not.toContain(DECISION);
  });
});
