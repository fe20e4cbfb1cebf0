import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { importTraining } from '../../../src/features/training/training-import.js';
import { aTeam, anEdition, joins, type TestEdition } from '../../support/edition.js';
import type { Person } from '../../support/person.js';
import { trainingFile } from '../../support/training-file.js';

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let member: Person;
let administrator: Person;
let officer: Person;
beforeAll(async () => {
  it = await startTestApp();
  await Promise.all([loadDepartments(it.db), loadProgrammes(it.db)]);
  edition = await anEdition(it);
  lead = await it.person('dasom@busan.example', { name: '남궁다솜', agency: '3330000', employeeNumber: 'B2025-0001' });
  member = await it.person('sol@busan.example', { name: '김솔', agency: '3330000', employeeNumber: 'B2025-0002' });
  administrator = await it.person('administrator@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
  officer = await it.person('officer@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] });
  await it.db.query(`update employment set valid_from = '2020-01-01'`);
  await importTraining(it.db, trainingFile({}), 'SYSTEM');
  const team = await aTeam(edition, lead);
  await joins(member, team, lead);
  await lead.mutate('askQuestion', { competition: edition.id, text: '외부 위원도 참가할 수 있나요?' });
  await edition.organizer.query(`{ organizerDesk(competition: "${edition.slug}") { teams { nodes { members { name } } } } }`);
});
afterAll(() => it.close());

test('everybody takes home what is kept of them, and nothing of others', async () => {
  const answer = await lead.get('/me/data');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename=my-data.json');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const text = await answer.text();
  const data = JSON.parse(text) as Record<string, unknown>;
  expect(data).toMatchObject({
    account: { email: 'dasom@busan.example', name: '남궁다솜', locale: 'ko' },
    roles: [],
    employments: [{ agency: expect.any(String), employeeNumber: 'B2025-0001' }],
    sessions: [{ kind: 'BROWSER' }, { kind: 'TOKEN', label: 'test' }],
    memberships: [{ team: '데이터갈매기', role: 'LEAD', state: 'JOINED' }],
    consents: [{ kind: 'PRIVACY', team: '데이터갈매기', withdrawnAt: null }],
    certificates: [],
    trainingRecords: [{ status: 'COMPLETED', name: '남궁다솜' }],
    questions: [{ text: '외부 위원도 참가할 수 있나요?', isPublic: false }],
    explanations: [],
    appeals: [],
    awardRevocations: [],
    dataCorrections: [],
    accessLog: [{ actingAs: 'ORGANIZER', what: ['MEMBERSHIP'] }],
  });
  for (const foreign of ['김솔', 'sol@busan.example', member.account!.id]) expect(text).not.toContain(foreign);
  const hashes = await it.db.query<{ secret: string }[]>(
    `select token_hash as secret from session union all select password_hash from account`,
  );
  for (const { secret } of hashes) expect(text).not.toContain(secret);
  const other = (await (await member.get('/me/data')).json()) as { memberships: object[]; trainingRecords: object[] };
  expect([other.memberships, other.trainingRecords]).toEqual([[expect.objectContaining({ role: 'MEMBER' })], []]);
});

test('the export is for oneself: no visitor, and no token for some work alone', async () => {
  expect((await it.visitor.get('/me/data')).status).toBe(401);
  const { secret } = await lead.mutate<{ secret: string }>('createToken', { label: '참가', role: 'COMPETITOR' }, '{ secret }');
  const answer = await it.visitor.get('/me/data', { authorization: `Bearer ${secret}` });
  expect((await answer.json()).code).toBe('TOKEN_CANNOT_WIDEN');
});

const waiting = '{ dataCorrections { nodes { id subject text dueAt account { name } } totalCount } }';
interface Waiting {
  dataCorrections: { nodes: { id: string; subject: string }[]; totalCount: number };
}

test('a request for correction goes to those who keep the data, and its answer to who asked', async () => {
  const asked = await member.mutate('requestDataCorrection', { subject: 'TRAINING_RECORD', text: '수료일이 다릅니다.' }, '{ id state }');
  await member.mutate('requestDataCorrection', { subject: 'TEAM', text: '부서 이름이 바뀌었습니다.' });
  const forOfficer = (await officer.query<Waiting>(waiting)).dataCorrections;
  expect(forOfficer).toMatchObject({ totalCount: 1, nodes: [{ id: asked.id, subject: 'TRAINING_RECORD', account: { name: '김솔' } }] });
  expect((await administrator.query<Waiting>(waiting)).dataCorrections.nodes.map(({ subject }) => subject)).toEqual([
    'TRAINING_RECORD',
    'TEAM',
  ]);
  const [seen] = await it.db.query(`select acting_as from access_log where actor_id = $1`, [officer.account!.id]);
  expect(seen).toEqual({ acting_as: 'TRAINING_OFFICER' });

  const answer = { request: asked.id, decision: 'DONE', reason: '수료일을 바로잡았습니다.' };
  expect((await officer.refusalOf('answerDataCorrection', { ...answer, decision: 'WAITING' })).code).toBe('INVALID_INPUT');
  expect((await officer.refusalOf('answerDataCorrection', { ...answer, reason: '네' })).code).toBe('INVALID_INPUT');
  await officer.mutate('answerDataCorrection', answer);
  expect((await administrator.refusalOf('answerDataCorrection', answer)).code).toBe('DATA_CORRECTION_ANSWERED');
  expect(await member.query(`{ myDataCorrections { subject state answer } }`)).toEqual({
    myDataCorrections: [
      { subject: 'TEAM', state: 'WAITING', answer: null },
      { subject: 'TRAINING_RECORD', state: 'DONE', answer: '수료일을 바로잡았습니다.' },
    ],
  });
  expect(await lead.query(`{ myDataCorrections { subject } }`)).toEqual({ myDataCorrections: [] });
});

test('nobody reads or answers the requests of others without having to', async () => {
  const { id } = await lead.mutate('requestDataCorrection', { subject: 'ACCOUNT', text: '이름이 잘못되어 있습니다.' });
  const answer = { request: id, decision: 'DONE', reason: '바로잡았습니다.' };
  for (const person of [lead, member, officer, edition.organizer]) {
    expect((await person.refusalOf('answerDataCorrection', answer)).code).toBe('NOT_FOUND');
  }
  for (const person of [lead, edition.organizer]) expect((await person.ask(waiting)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  const own = await administrator.mutate('requestDataCorrection', { subject: 'ACCOUNT', text: '이름이 잘못되어 있습니다.' });
  expect((await administrator.refusalOf('answerDataCorrection', { ...answer, request: own.id })).code).toBe('NOT_ALLOWED');
});

test('ten requests may wait, and no more', async () => {
  const ask = () => member.mutate('requestDataCorrection', { subject: 'OTHER', text: '확인해 주세요.' });
  for (let waitingNow = 1; waitingNow < 10; waitingNow++) await ask();
  expect((await member.refusalOf('requestDataCorrection', { subject: 'OTHER', text: '하나 더' })).code).toBe('DATA_CORRECTIONS_WAITING');
  expect((await lead.refusalOf('requestDataCorrection', { subject: 'OTHER', text: ' ' })).code).toBe('INVALID_INPUT');
});

test('the privacy page shows both languages to anybody', async () => {
  const page = await it.visitor.get('/privacy');
  const html = await page.text();
  expect([page.status, html.includes('<h1>개인정보 처리방침</h1>'), html.includes('30 days from the deadline of submissions')]).toEqual([
    200,
    true,
    true,
  ]);
});
