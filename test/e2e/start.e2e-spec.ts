import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PASSWORD, everyone } from '../../src/demo/demo-people.js';
import { teams } from '../../src/demo/demo-teams.js';
import type { Receipt } from '../../src/domain/receipt.js';
import { isAlive } from '../../src/platform/embedded/process-identity.js';
import { aPdf } from '../support/documents.js';
import { brokenInvariants } from '../support/invariants.js';
import { Person } from '../support/person.js';
import { aPlace, databaseLog, databaseOf, demoPerson, freePort, pado, type Place, Server, titlesToScore } from '../support/program.js';
import { aConfig, anEntry } from '../support/ranking-question.js';
import { eventually } from '../support/story.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const JUDGE = 'judge1@university.example';

let parent: string;
let place: Place;
let server: Server;
let url: string;
const servers: Server[] = [];

beforeAll(async () => {
  parent = await temporaryFolder();
  place = await aPlace(parent);
  // Three editions are loaded, by some five hundred requests.
  await start();
}, 180_000);
afterAll(async () => {
  for (const one of servers) await one.stop('SIGKILL');
  await removeFolder(parent);
});

async function start(options?: { channel: boolean }): Promise<void> {
  server = new Server(place, {}, options);
  servers.push(server);
  url = await server.ready();
}

async function rowCounts(): Promise<{ stored_file: number }> {
  const db = await databaseOf(place);
  const counted = ['account', 'competition', 'entry', 'training_record', 'stored_file'];
  const [row] = await db.query<{ stored_file: number }[]>(
    `select ${counted.map((table) => `(select count(*)::int from ${table}) as ${table}`).join()}`,
  );
  await db.destroy();
  return row!;
}

/** Every entry of the first track has three of its four judges, in turn. */
const titlesOfFirstJudge = teams
  .slice(0, 8)
  .filter((_, index) => [0, 1, 2].some((turn) => (index + turn) % 4 === 0))
  .map(({ work }) => work.title)
  .toSorted();

/** An upload of which the server has the first half. */
async function halfAnUpload(person: Person) {
  const pdf = await aPdf({ attachment: randomBytes(1_000_000) });
  const headers = { ...person.headers, 'content-type': 'multipart/form-data; boundary=half' };
  const upload = request(`${url}/files`, { method: 'POST', headers });
  const response = once(upload, 'response').then(([answer]) => answer as IncomingMessage);
  upload.write('--half\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n');
  upload.write(pdf.subarray(0, 500_000));
  const arriving = () => readdir(join(place.folder, 'uploads', '.unfinished')).catch(() => []);
  await eventually(async () => (await arriving()).length > 0, 'the first half to arrive');
  return { pdf, response, upload, finish: () => upload.end(Buffer.concat([pdf.subarray(500_000), Buffer.from('\r\n--half--\r\n')])) };
}

const takesNoMore = () =>
  eventually(
    () =>
      fetch(url).then(
        () => false,
        () => true,
      ),
    'the server to take no more connections',
  );

describe('the first start', () => {
  test('prints the address and the demo accounts, and no more', async () => {
    await server.until(() => server.out.endsWith('\n\n'));
    const account = (role: string, email: string) => `  ${role.padEnd(28)} ${email.padEnd(32)} ${DEMO_PASSWORD}`;
    expect(url).toBe(`http://127.0.0.1:${place.port}`);
    expect(server.said).toEqual([
      '',
      `파도가 준비되었습니다. / Pado is ready: ${url}  (GraphQL: ${url}/graphql)`,
      `메일은 보내지 않고 이 폴더에 둡니다. / Letters are not sent but put here: ${join(place.folder, '.pado', 'mail')}  (SMTP_URL)`,
      '',
      '시험용 계정 / Demo accounts:',
      account('관리자 / administrator', 'admin@busan.example'),
      account('담당자 / organiser', 'organizer@busan.example'),
      account('담당자 2 / organiser 2', 'organizer2@busan.example'),
      account('위원장 / chair', 'chair@university.example'),
      account('간사 / secretary', 'secretary@busan.example'),
      account('교육담당자 / training officer', 'training@busan.example'),
      account('감사 / auditor', 'auditor@busan.example'),
      account('심사위원 / judge 1', JUDGE),
      account('심사위원 / judge 2', 'judge2@university.example'),
      account('팀장 / team lead', 'lead1@haeundae.example'),
      account('팀원 / team member', 'member1@haeundae.example'),
      account('참가 예정자 / no team yet', 'official@busan.example'),
      '',
      '',
    ]);
    expect(server.err).toBe('');
  });

  test('has a judge of the demo sign in and find six entries of the first track', async () => {
    const judge = await demoPerson(url, JUDGE);
    expect(await titlesToScore(judge)).toEqual(titlesOfFirstJudge);
    expect(await rowCounts()).toMatchObject({ account: everyone.length, competition: 4, entry: 26 });
  });

  test('has an edition that is published, one that is half judged, one that takes entries, and one whose nominees are public', async () => {
    const visitor = new Person(url, null);
    const { competitions } = await visitor.query<{ competitions: { slug: string; phase: string }[] }>('{ competitions { slug phase } }');
    expect(competitions.map(({ phase }) => phase).toSorted()).toEqual(['CLOSED', 'CLOSED', 'PUBLISHED', 'REGISTRATION']);
    const { slug } = competitions.find(({ phase }) => phase === 'PUBLISHED')!;
    const results = `query ($slug: String!) { publishedResults(slug: $slug) { standings { nodes { place } } } }`;
    const { publishedResults } = await visitor.query<{ publishedResults: { standings: { nodes: { place: number }[] } } }>(results, {
      slug,
    });
    expect(publishedResults.standings.nodes).toHaveLength(6);
    const db = await databaseOf(place);
    const judging = competitions.find(({ phase }) => phase === 'CLOSED')!.slug;
    const [sheets] = await db.query<unknown[]>(
      `select count(*)::int as assigned, (count(*) filter (where sheet.state = 'SUBMITTED'))::int as submitted
         from assignment join stage on stage.id = stage_id join competition on competition.id = competition_id
         left join sheet on sheet.assignment_id = assignment.id where slug = $1`,
      [judging],
    );
    await db.destroy();
    expect(sheets).toEqual({ assigned: 42, submitted: 22 });
  });

  test('tells another one on the same folder where it answers', async () => {
    const second = new Server(place, { PORT: String(await freePort()) });
    const { pid } = server.child;
    expect(await second.ended).toEqual({
      code: 1,
      out: '',
      err: `이미 ${url}에서 실행 중입니다(프로세스 ${pid}).\nAlready running at ${url} (process ${pid}).\n`,
    });
  });
});

describe('commands', () => {
  test('that are none are answered with the help and exit code 2; the help itself with 0', async () => {
    const [help, unknown, incomplete] = await Promise.all([
      pado(place, ['--help']),
      pado(place, ['publish']),
      pado(place, ['create-account', '--email', 'hana@busan.example']),
    ]);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect([...help.out.matchAll(/^  ([a-z][a-z-]+) /gm)].map(([, name]) => name)).toEqual(
      'migrate seed-demo create-account departments import-training import-departments import-accounts compute plan-panel verify-audit verify-receipt verify export public-key help'.split(
        ' ',
      ),
    );
    expect(unknown).toEqual({ code: 2, out: '', err: `error: unknown command 'publish'\n\n${help.out}` });
    expect(incomplete).toMatchObject({ code: 2, out: '' });
    expect(incomplete.err).toMatch(/^error: required option '--name <name>' not specified\n/);
  });

  test('work on the database of the running server: a new account signs in at once', async () => {
    const email = 'hana@busan.example';
    const options = ['--email', email, '--name', '윤하나', '--role', 'organizer', '--password-stdin'];
    const made = await pado(place, ['create-account', ...options], {}, 'Sea-breeze-2025\n');
    expect(made).toEqual({
      code: 0,
      out: expect.stringMatching(/^계정을 만들었습니다. \/ Account created: hana@busan.example \(.{36}\)\n$/),
      err: '',
    });
    const hana = await Person.signedIn(url, { id: '', email, name: '' }, 'Sea-breeze-2025');
    expect(await hana.query('{ me { account { name } roles { role } } }')).toEqual({
      me: { account: { name: '윤하나' }, roles: [{ role: 'ORGANIZER' }] },
    });
    const again = await pado(place, ['create-account', ...options], {}, 'Sea-breeze-2025\n');
    expect(again).toEqual({ code: 1, out: '', err: expect.stringMatching(/^ACCOUNT_EXISTS: .* \/ .*\n$/) });
  });

  test('compute answers each line, and exits with 0', async () => {
    const ranking = { id: 2, kind: 'ranking', input: { config: aConfig(), entries: [anEntry('A', ['80', '85.5'])] } };
    const lines = ['{"id":1,"kind":"place","input":{}}', JSON.stringify(ranking)];
    const answers = await pado(place, ['compute'], {}, `${lines.join('\n')}\n`);
    expect(answers).toMatchObject({ code: 0, err: '' });
    expect(
      answers.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, refusal: { code: 'INVALID_INPUT', problems: [expect.objectContaining({ path: 'kind', code: 'UNKNOWN_WORD' })] } },
      { id: 2, output: { A: expect.objectContaining({ score: '82.75', rank: 1, judgesCounted: 2 }) } },
    ]);
  });

  test('verify the receipt that a team was given, the same one forged, and the audit trail that it names', async () => {
    const lead = await demoPerson(url, teams[0]!.lead.email);
    const { competitions } = await lead.query<{ competitions: { id: string }[] }>('{ competitions { id } }');
    const { myTeam } = await lead.query<{ myTeam: { entry: { versions: { receipt: string }[] } } }>(
      'query ($id: ID!) { myTeam(competition: $id) { entry { versions { receipt } } } }',
      { id: competitions[0]!.id },
    );
    const { receipt } = myTeam.entry.versions[0]!;
    const { audit, entryNumber } = (JSON.parse(receipt) as { payload: Receipt }).payload;
    const file = (name: string) => join(place.folder, name);
    await writeFile(file('key.pem'), (await pado(place, ['public-key'])).out);
    await writeFile(file('receipt.json'), receipt);
    await writeFile(file('forged.json'), receipt.replace(entryNumber, entryNumber.replace('001', '002')));
    const [genuine, forged, trail, otherTrail] = await Promise.all([
      pado(place, ['verify-receipt', 'receipt.json', '--key', 'key.pem']),
      pado(place, ['verify-receipt', 'forged.json', '--key', 'key.pem']),
      pado(place, ['verify-audit', '--expect-head', `${audit.seq}:${audit.hash}`]),
      pado(place, ['verify-audit', '--expect-head', `${audit.seq}:${'0'.repeat(64)}`]),
    ]);
    expect(genuine).toMatchObject({ code: 0, err: '' });
    expect(genuine.out).toMatch(/^진본 접수증입니다.\nThe receipt is genuine.\n.*\n/);
    expect(forged).toMatchObject({ code: 1, out: expect.stringMatching(/^서명이 맞지 않습니다.*\nThe signature is wrong: .*\n$/) });
    expect(trail).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^감사 기록이 온전합니다. \/ The audit trail is intact: .* 29 heads checked/),
    });
    expect(otherTrail).toMatchObject({ code: 1, out: expect.stringContaining('The audit trail is damaged') });
  });
});

test('nothing of all this left the database in a state that must never be', async () => {
  const db = await databaseOf(place);
  expect(await brokenInvariants(db)).toEqual({});
  await db.destroy();
});

describe('Ctrl-C', () => {
  test('lets what is under way come to its end and leaves a clean database', async () => {
    const [lead, postmaster, before] = [await demoPerson(url, teams[0]!.lead.email), server.postmaster!, await rowCounts()];
    const { pdf, response, finish } = await halfAnUpload(lead);
    server.child.kill('SIGINT');
    await takesNoMore();
    finish();
    const stored = (await json(await response)) as { id: string };
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    expect(isAlive(postmaster)).toBe(false);
    const left = ['claims', 'keys', 'mail', 'passwords.json', 'port', 'postgres', 'postgres.log'];
    expect((await readdir(join(place.folder, '.pado'))).toSorted()).toEqual(left);
    expect(await readdir(join(place.folder, '.pado', 'claims'))).toEqual([]);

    await start({ channel: false });
    const visitor = await fetch(`${url}/graphql?query={competitions{slug}}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await visitor.json()).toMatchObject({ data: { competitions: { length: 4 } } });
    const back = await lead.get(`/files/${stored.id}`);
    expect(Buffer.from(await back.arrayBuffer()).equals(pdf)).toBe(true);
    expect(await rowCounts()).toEqual({ ...before, stored_file: before.stored_file + 1 });
    expect(await databaseLog(place)).not.toMatch(/interrupted|not properly shut down|recovery/);
  });

  test('asked for twice cuts off what is under way, and the database is left clean all the same', async () => {
    const postmaster = server.postmaster!;
    const { response } = await halfAnUpload(await demoPerson(url, teams[1]!.lead.email));
    const cut = expect(response).rejects.toMatchObject({ code: 'ECONNRESET' });
    server.child.kill('SIGINT');
    await takesNoMore();
    expect(await server.stop('SIGINT')).toMatchObject({ code: 130, err: '' });
    await cut;
    await eventually(async () => !isAlive(postmaster), 'the database server to end');
    await start();
    server.child.disconnect();
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    expect(await databaseLog(place)).not.toMatch(/interrupted|not properly shut down|recovery/);
  });
});
