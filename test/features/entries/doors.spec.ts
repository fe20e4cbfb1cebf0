import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, declarations, type TestEdition, type TestTeam, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
let team: TestTeam;
let entry: string;
let everybody: Record<string, Person>;
/** In a version and in the draft; in the draft only; in no entry; the judges' copy of the first. */
let files: { submitted: string; draft: string; loose: string; judgeCopy: string };

beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025');
  const { organizer: otherOrganizer } = await anEdition(app, 'daegu-2025');
  const [lead, mate, leaver, rival] = await Promise.all(
    ['lead', 'mate', 'leaver', 'rival'].map((name) => app.person(`${name}@busan.example`)),
  );
  everybody = {
    lead: lead!,
    mate: mate!,
    leaver: leaver!,
    rival: rival!,
    judge: await app.person('judge@busan.example'),
    organizer: edition.organizer,
    otherOrganizer,
    auditor: await app.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: edition.id }] }),
    otherAuditor: await app.person('auditor2@busan.example', { roles: [{ role: 'AUDITOR', competitionId: randomUUID() }] }),
    administrator: await app.person('administrator@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] }),
    trainingOfficer: await app.person('training@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] }),
    visitor: app.visitor,
  };
  team = await aTeam(app, edition, [lead!, mate!, leaver!]);
  await aTeam(app, edition, [rival!]);
  ({ id: entry } = await aDraft(lead!, team));
  const [submitted, draft, loose] = [
    await uploaded(leaver!, await aPdf({ text: 'submitted' }), '보고서.pdf'),
    await uploaded(mate!, await aPdf({ text: 'draft' }), '요약.pdf'),
    await uploaded(mate!, await aPdf({ text: 'loose' }), '다른 것.pdf'),
  ];
  await lead!.mutate('attachFile', { entry, file: submitted.id, slot: 'REPORT' });
  await lead!.mutate('submitEntry', { entry });
  await lead!.mutate('attachFile', { entry, file: draft.id, slot: 'SUMMARY' });
  await app.db.query(`update team_member set state = 'LEFT' where id = $1`, [team.memberIds[2]]);
  await appoint(everybody['judge']!);
  files = { submitted: submitted.id, draft: draft.id, loose: loose.id, judgeCopy: await judgeCopy() };
});
afterAll(() => app.close());

/** Makes somebody a judge of the edition who signed the pledge and has the entry to judge. */
async function appoint(judge: Person): Promise<void> {
  const [panel, seat] = [randomUUID(), randomUUID()];
  await app.db.query(`insert into panel (id, stage_id, track_id) values ($1, $2, $3)`, [panel, edition.stageId, edition.trackId]);
  await app.db.query(`insert into judge (id, panel_id, account_id, pledged_at, pledge_text_hash) values ($1, $2, $3, now(), 'x')`, [
    seat,
    panel,
    judge.account!.id,
  ]);
  await app.db.query(`insert into assignment (id, stage_id, judge_id, entry_id, assigned_at) values ($1, $2, $3, $4, now())`, [
    randomUUID(),
    edition.stageId,
    seat,
    entry,
  ]);
}

async function judgeCopy(): Promise<string> {
  for (;;) {
    const [copy] = await app.db.query(`select copy_id as stored_file_id from shown_copy where state = 'READY'`);
    if (copy) return copy.stored_file_id;
    await pause(20);
  }
}

describe('who gets a file', () => {
  const why = encodeURIComponent('접수 서류 확인');
  const nobody: string[] = [];
  test.each<[keyof typeof files, string[]]>([
    ['submitted', ['lead', 'mate', 'leaver', 'organizer', 'auditor']],
    ['draft', ['lead', 'mate']],
    ['loose', ['mate']],
    ['judgeCopy', nobody],
  ])('%s: %j, and for everybody else it is as if it did not exist', async (which, readers) => {
    const answers = await Promise.all(
      Object.entries(everybody).map(async ([name, person]) => {
        const [there, none] = [
          await person.get(`/files/${files[which]}?reason=${why}`),
          await person.get(`/files/${randomUUID()}?reason=${why}`),
        ];
        if (there.status === 200) return name;
        expect([there.status, await there.text()]).toEqual([404, await none.text()]);
        const told = (response: Response) => [...response.headers].filter(([header]) => !['date', 'x-request-id'].includes(header));
        expect(told(there)).toEqual(told(none));
        return null;
      }),
    );
    expect(answers.filter(Boolean)).toEqual(readers);
  });
});

describe('who may do what to an entry', () => {
  const operations: [string, () => Record<string, unknown>][] = [
    ['saveEntry', () => ({ team: team.id, revision: 1, title: 'x', summary: '', declarations })],
    ['attachFile', () => ({ entry, file: files.loose, slot: 'EVIDENCE' })],
    ['removeFile', () => ({ entry, slot: 'SUMMARY' })],
    ['submitEntry', () => ({ entry })],
    ['withdrawEntry', () => ({ entry })],
  ];
  const strangers = ['leaver', 'rival', 'judge', 'organizer', 'otherOrganizer', 'auditor', 'administrator', 'trainingOfficer'];

  test.each(operations)('%s: for whoever is not on the team the entry does not exist', async (operation, input) => {
    const before = await app.db.query(`select * from entry where id = $1`, [entry]);
    for (const name of strangers) {
      const answer = { code: 'NOT_FOUND', ko: '찾을 수 없습니다.', en: 'There is no such thing, or it is not for you.' };
      expect([name, await everybody[name]!.refusalOf(operation, input())]).toEqual([name, answer]);
    }
    expect((await app.visitor.refusalOf(operation, input())).code).toBe('SIGN_IN_REQUIRED');
    expect(await app.db.query(`select * from entry where id = $1`, [entry])).toEqual(before);
  });

  test.each(['submitEntry', 'withdrawEntry'])('%s: a member is told that the lead does it', async (operation) => {
    expect(await everybody['mate']!.refusalOf(operation, { entry })).toEqual({
      code: 'LEAD_ONLY',
      ko: '팀장만 할 수 있는 일입니다.',
      en: 'Only the lead of the team may do this.',
    });
  });

  test('the lead with a token for other work, or for another edition, is a stranger', async () => {
    const { account } = everybody['lead']!;
    const tokens = [{ role: 'JUDGE' }, { competition: randomUUID() }].map(async (scope) => {
      const insert = `insert into session (id, account_id, kind, token_hash, label, scope_role, scope_competition_id, expires_at)
        values ($1, $2, 'TOKEN', encode(sha256($3::bytea), 'hex'), 'x', $4, $5, now() + interval '1 hour')`;
      const secret = `narrowed_${randomUUID()}`;
      const { role = null, competition = null } = scope as { role?: string; competition?: string };
      await app.db.query(insert, [randomUUID(), account!.id, Buffer.from(secret), role, competition]);
      return secret;
    });
    for (const secret of await Promise.all(tokens)) {
      const headers = { authorization: `Bearer ${secret}` };
      expect((await app.visitor.get(`/files/${files.submitted}`, headers)).status).toBe(404);
      const body = JSON.stringify({ query: `mutation { submitEntry(input: { entry: "${entry}" }) { id } }` });
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    }
  });
});

describe('who sees the received entries', () => {
  const query = `{ organizerDesk(competition: "busan-2025") { entries { nodes { id histories { memberId } } } } }`;
  const seen = [{ id: expect.any(String), histories: [] }];

  test.each(['organizer', 'auditor'])('%s does', async (name) => {
    expect(await everybody[name]!.query(query)).toEqual({ organizerDesk: { entries: { nodes: seen } } });
  });

  test.each(['lead', 'rival', 'judge', 'otherOrganizer', 'otherAuditor', 'administrator', 'trainingOfficer'])(
    '%s does not',
    async (name) => {
      const { data, errors } = await everybody[name]!.ask(query);
      expect([data, errors!.map(({ extensions }) => extensions.code)]).toEqual([null, ['NOT_FOUND']]);
    },
  );

  test('a visitor is asked to sign in', async () => {
    const { data, errors } = await app.visitor.ask(query);
    expect([data, errors!.map(({ extensions }) => extensions.code)]).toEqual([null, ['SIGN_IN_REQUIRED']]);
  });

  test('a team sees its own entry and no other', async () => {
    const own = `query ($competition: ID!) { myTeam(competition: $competition) { entry { id } } }`;
    const seenBy = async (name: string) => (await everybody[name]!.query(own, { competition: edition.id }))['myTeam'];
    expect([await seenBy('mate'), await seenBy('rival'), await seenBy('leaver')]).toEqual([
      { entry: { id: entry } },
      { entry: null },
      null,
    ]);
  });
});
