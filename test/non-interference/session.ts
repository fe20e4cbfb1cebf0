import { consolePaths } from '../doors/console.doors.js';
import { StageState } from '../../src/features/competitions/stage.entity.js';
import { currentPledge } from '../../src/features/panels/judge-seat.service.js';
import { PASSWORD } from '../support/app.js';
import { fullMarks } from '../support/at-sheet.js';
import { filled } from '../support/filled-workbook.js';
import { formWith } from '../support/person.js';
import { reportForm } from '../support/verification.js';
import { Recording, type Told } from './recording.js';
import { DECLARED, type JudgesWorld } from './world.js';

const STAGE = `{ id nameKo state isBlind judgesPerEntry rubric { id version criteria { key maxPoints } } rule { version tally } advanceQuotas { quota } }`;
const KEPT = `{ comment total marks { criterion points comment } }`;
const CORRECTION = `{ id state reason askedAt decidedAt decisionReason before ${KEPT} after ${KEPT} }`;
const SHEET = `{ id revision state total comment submittedAt updatedAt marks { criterion points comment } }`;
const ENTRY = `assignment code title summary state files { id name kind size pages pageMediaType } sheet ${SHEET} corrections ${CORRECTION}`;
const DESK = `{ stage ${STAGE} rubric { id } commentsReachTeams commentsMayBePublic pledgedAt progress { submitted total } recheck { assignment code ko en } assignments { ${ENTRY} } presentations { ${ENTRY} teamName } }`;
const EDITION = `{ id slug titleKo year phase tracks { id nameKo shortName } stages ${STAGE}
  awardRule { version tiers { key nameKo quota floor track } verificationDays appeals { days grounds { key } } } }`;

/** All that a judge can get out of the system, from the pledge until the stage is over: every operation and route, and refusals. */
export async function sessionOf(world: JudgesWorld): Promise<Told[]> {
  const talk = new Recording(world);
  await generalThings(talk);
  await beforeOpening(talk);
  await moveTo(world, StageState.OPEN);
  await judging(talk);
  await whatIsNotTheirs(talk);
  await moveTo(world, StageState.CLOSED);
  await afterClosing(talk);
  return talk.told;
}

const moveTo = ({ it, edition }: JudgesWorld, state: StageState) =>
  it.db.query(`update stage set state = $2 where id = $1`, [edition.stage, state]);

async function generalThings(talk: Recording): Promise<void> {
  const { edition, judge } = talk.world;
  await talk.query(
    'me',
    '{ me { account { email name } roles { role } tokens { label } unreadNotifications notifications { totalCount nodes { kind subject text } } } }',
  );
  await talk.mutate('readNotifications', { all: true });
  await talk.query('refusals', '{ refusals { code ko en } }');
  await talk.query('competitions', `{ competitions ${EDITION} }`);
  await talk.query('competition', `{ competition(slug: "blind-2025") ${EDITION} }`);
  await talk.query('publishedResults', '{ publishedResults(slug: "blind-2025") { standings { totalCount } } }');
  await talk.query('adoptionYears', '{ adoptionYears { year count } }');
  await talk.query('adoptions', '{ adoptions(year: 2025) { totalCount nodes { entryNumber title } } }');
  await talk.query('verification', '{ verification(slug: "blind-2025") { nominees { title } } }');
  await talk.get('GET /results/:slug', '/results/blind-2025');
  await talk.get('GET /results/:slug/reports/:id', '/results/blind-2025/reports/0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11');
  await talk.get('GET /verification/:slug', '/verification/blind-2025');
  await talk.at('POST /verification/:slug', judge.send('POST', '/verification/blind-2025', reportForm(edition.id)));
  const reference = new URLSearchParams({ reference: 'ABCDE-FGHJK-MNPQR-STVWX' });
  await talk.at('POST /verification/:slug/state', judge.send('POST', '/verification/blind-2025/state', reference));
  await talk.query('presentationDraw', `{ presentationDraw(stage: "${edition.stage}") { seed order { entryNumber } } }`);
  await talk.query('consentTexts', '{ consentTexts { kind ko hash } }');
  await talk.query('trainingProgrammes', '{ trainingProgrammes { year plannedSeats courses { level completions } } }');
  await talk.query('privacyText', '{ privacyText { ko hash } }');
  await talk.get('GET /privacy', '/privacy');
  await talk.get('GET /explorer/:file', '/explorer/explorer.js');
  await talk.mutate('askQuestion', { competition: edition.id, text: '평가표는 언제 열립니까?' }, '{ id text answer isPublic askedAt }');
  await talk.query('myQuestions', `{ myQuestions(competition: "${edition.id}") { id text answer isPublic } }`);
  await talk.get('GET /notice-files/:id', `/notice-files/${talk.world.foreign.original}`);
  await talk.query('pledgeText', '{ pledgeText { ko hash } }');
  await talk.query('eligibilityGrounds', '{ eligibilityGrounds { __typename } }');
  await talk.query('defaultRubric', '{ defaultRubric { key maxPoints } }');
  await talk.query('competitionTemplates', '{ competitionTemplates { __typename } }');
  await talk.query('knownTools', '{ knownTools { name } }');
  await talk.query('dataSourceCatalogue', `{ dataSourceCatalogue(competition: "${edition.id}") { totalCount nodes { nameKo } } }`);
  await talk.query('signingKeys', '{ signingKeys { __typename } }');
  await talk.query('mySessions', '{ mySessions { nodes { kind label } } }');
  await talk.query('myTrainingHistory', '{ myTrainingHistory { __typename } }');
  await talk.query('myTeam', `{ myTeam(competition: "${edition.id}") { id } }`);
  await talk.query('myInvitations', '{ myInvitations { id } }');
  await talk.query('myDataCorrections', '{ myDataCorrections { id } }');
  await talk.mutate('requestDataCorrection', { subject: 'OTHER', text: '이름의 한자가 다릅니다.' }, '{ id text }');
  await talk.mutate('updateProfile', { name: '박서준', locale: 'ko' }, '{ __typename }');
  await talk.mutate('createToken', { label: '태블릿' }, '{ secret }');
  await talk.mutate('signIn', { email: judge.account!.email, password: PASSWORD }, '{ account { email } }');
  // Whether somebody else is there is not told either.
  for (const email of [judge.account!.email, DECLARED.personEmail]) {
    await talk.mutate('askForSignInLink', { email });
    await talk.mutate('askForPassword', { email });
  }
  await talk.mutate('signIn', { email: DECLARED.personEmail, password: PASSWORD }, '{ account { email } }');
  const token = 'A'.repeat(43);
  await talk.mutate('enterByLink', { token }, '{ __typename }');
  await talk.mutate('setPassword', { token, password: 'Haeundae-beach-77' }, '{ __typename }');
  await talk.mutate('changePassword', { current: 'not-the-password-1', password: 'Haeundae-beach-77' });
  await talk.get('GET /link', `/link?token=${token}`);
  await talk.at('POST /link', judge.send('POST', '/link', new URLSearchParams({ token })));
  await talk.at('POST /files', judge.send('POST', '/files', formWith(Buffer.from('a,b\n1,2\n'), '메모.csv')));
  const tus = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  await talk.at('OPTIONS /uploads', judge.send('OPTIONS', '/uploads'));
  const begun = judge.send('POST', '/uploads', Buffer.from('a,b\n1'), { ...tus, 'upload-length': '8' });
  await talk.at('POST /uploads', begun);
  const upload = (await begun).headers.get('location')!;
  await talk.get('GET /uploads/:id', upload, tus);
  await talk.at('PATCH /uploads/:id', judge.send('PATCH', upload, Buffer.from(',2\n'), { ...tus, 'upload-offset': '5' }));
  await talk.at('DELETE /uploads/:id', judge.send('DELETE', upload, undefined, tus));
  for (const path of ['/healthz', '/readyz']) await talk.get(`GET ${path}`, path);
  for (const { door, path } of consolePaths()) await talk.get(door, path);
}

const OWN_DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) ${DESK} }`;
const SEATS = `{ myStages { competition ${EDITION} stage ${STAGE} tracks { nameKo } pledgedAt } }`;
const INTEREST = '{ id department personName personEmail declaredAt }';

async function beforeOpening(talk: Recording): Promise<void> {
  const { edition, copies } = talk.world;
  const { stage } = edition;
  await talk.query('myStages', SEATS);
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.workbook(stage);
  await talk.mutate('signPledge', { stage, textHash: currentPledge.hash }, '{ pledgedAt }');
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.get('GET /judge-copies/:id', `/judge-copies/${copies[0]}`);
  await talk.page(copies[1]!, '1');
  await talk.workbook(stage);
  await talk.sendWorkbook(stage, Buffer.from('none'));
}

/** Comments that name members of either twin, somebody else, or the judge: whether one is refused must not tell who is there. */
const NAMING = ['김미정 주무관의 글이다.', '이다른 주무관의 글이다.', '홍길동 과장이 쓴 것 같다.', '박서준 드림'];
/** The same without a title, and a team: nobody objects. */
const READ = '잘 읽었습니다. 김미정, 이다른, 데이터갈매기.';

async function judging(talk: Recording): Promise<void> {
  const { edition, assignments, copies } = talk.world;
  const { stage } = edition;
  const [one, two, three] = assignments;
  await talk.query('judgeDesk', OWN_DESK, { stage });
  for (const copy of copies) await talk.get('GET /judge-copies/:id', `/judge-copies/${copy}`);
  for (const page of ['1', '2', '3', '0', 'one']) await talk.page(copies[1]!, page);
  for (const copy of copies) await talk.page(copy, '1');
  await talk.get('GET /judge-copies/:id', `/judge-copies/${copies[1]}`, { range: 'bytes=3-9' });
  await talk.get('GET /judge-copies/:id', `/judge-copies/${copies[1]}`, { range: 'bytes=99999-' });
  const empty = await talk.workbook(stage);
  // Names of members of either twin: whether one is refused must not tell who is there.
  const naming = { Q3: NAMING[0]!, Q4: NAMING[1]!, Q5: NAMING[2]!, H3: NAMING[3]!, H4: READ, G3: 18, G4: 18.25, G5: '=1+1' };
  const named = await filled(empty, naming);
  await talk.sendWorkbook(stage, named, '?dryRun=1');
  await talk.sendWorkbook(stage, named, '?dryRun=1&namesConfirmed=1');
  for (const assignment of [one, two, three]) {
    await talk.mutate('submitSheet', { assignment, revision: 0 }, SHEET);
    await talk.mutate('saveSheet', { assignment, revision: 0, marks: [{ criterion: 'relevance', points: '99' }] }, SHEET);
    for (const comment of NAMING) await talk.mutate('saveSheet', { assignment, revision: 0, marks: fullMarks, comment }, SHEET);
    await talk.mutate('saveSheet', { assignment, revision: 0, marks: fullMarks, comment: READ }, SHEET);
    await talk.mutate('saveSheet', { assignment, revision: 0, marks: [] }, SHEET);
    await talk.mutate('submitSheet', { assignment, revision: 1 }, SHEET);
  }
  await talk.workbook(stage);
  await talk.sendWorkbook(stage, await filled(empty, { G3: 12, G4: 12, G5: 12 }));
  await talk.mutate('reopenSheet', { assignment: one, revision: 2, reason: '배점을 잘못 읽었습니다.' }, SHEET);
  await talk.mutate('submitSheet', { assignment: one, revision: 3 }, SHEET);
  // In one of the twins this person has an entry here, in the other there is no such person.
  await talk.mutate('declareConflict', { stage, ...DECLARED }, INTEREST);
  await talk.query('myDeclaredInterests', `query ($stage: ID!) { myDeclaredInterests(stage: $stage) ${INTEREST} }`, { stage });
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.mutate('recuse', { assignment: three, reason: '자문한 적이 있는 작품입니다.' }, DESK);
  await talk.get('GET /judge-copies/:id', `/judge-copies/${copies.at(-1)}`);
  await talk.page(copies.at(-1)!, '1');
}

/** What is the business of others, with ids that the judge should not have. */
async function whatIsNotTheirs(talk: Recording): Promise<void> {
  const { edition, foreign } = talk.world;
  const { assignment, copy, original, entry, team, seat, account } = foreign;
  await talk.mutate('saveSheet', { assignment, revision: 0, marks: fullMarks }, SHEET);
  await talk.mutate('submitSheet', { assignment, revision: 1 }, SHEET);
  await talk.mutate('recuse', { assignment, reason: '자문한 적이 있습니다.' }, DESK);
  await talk.get('GET /judge-copies/:id', `/judge-copies/${copy}`);
  await talk.page(copy, '1');
  await talk.get('GET /files/:id', `/files/${original}`);
  const wish = Buffer.from(JSON.stringify({ reason: '심사에 참고합니다.', stage: edition.stage }));
  for (const kind of ['standings', 'marks', 'assignments', 'teams']) {
    const path = `/exports/${edition.id}/${kind}`;
    const sent = talk.world.judge.send('POST', path, wish, { 'content-type': 'application/json' });
    await talk.at('POST /exports/:competition/:kind', sent);
  }
  // The id of a receipt is random and stands on no desk: what judges have are other ids.
  for (const id of [assignment, copy, original, entry]) {
    await talk.get('GET /receipts/:receiptId', `/receipts/${id}`);
    await talk.get('GET /receipts/:receiptId.pdf', `/receipts/${id}.pdf`);
    await talk.get('GET /certificates/:code', `/certificates/${id}`);
    await talk.get('GET /certificates/:code.pdf', `/certificates/${id}.pdf`);
  }
  await talk.get('GET /files/:id/shown', `/files/${original}/shown`);
  await talk.get('GET /files/:id/shown/pages/:page', `/files/${original}/shown/pages/1`);
  await talk.query('organizerDesk', '{ organizerDesk(competition: "blind-2025") { competition { id } } }');
  await talk.query('trainingOffice', '{ trainingOffice { programmes { year } } }');
  await talk.query('accessLog', `{ accessLog(account: "${account}") { totalCount } }`);
  await talk.query('accounts', '{ accounts { totalCount } }');
  await talk.mutate('submitEntry', { entry }, '{ __typename }');
  await talk.mutate('withdrawTeam', { team, reason: '다른 업무를 맡았습니다.' }, '{ __typename }');
  await talk.mutate('assignJudge', { judge: seat, entry }, '{ __typename }');
  await talk.mutate('excludeJudge', { judge: seat, entry, reason: '자문하였습니다.' }, '{ __typename }');
  await talk.mutate('checkEligibility', { entry, outcome: 'ELIGIBLE', grounds: [] }, '{ __typename }');
  for (const name of ['openStage', 'closeStage', 'settleStage', 'advanceEntries']) {
    await talk.mutate(name, { stage: edition.stage }, '{ __typename }');
  }
}

async function afterClosing(talk: Recording): Promise<void> {
  const { edition, assignments } = talk.world;
  const { stage } = edition;
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.sendWorkbook(stage, await talk.workbook(stage));
  await talk.mutate('saveSheet', { assignment: assignments[0], revision: 4, marks: fullMarks }, SHEET);
  const asking = { revision: 2, marks: fullMarks, comment: '다시 읽었습니다.', reason: '배점을 잘못 읽었습니다.' };
  const asked = await talk.mutate('askCorrection', { assignment: assignments[1], ...asking }, CORRECTION);
  const { data } = JSON.parse(asked) as { data: { askCorrection: { id: string } } };
  await talk.mutate('withdrawCorrection', { correction: data.askCorrection.id }, CORRECTION);
  await talk.get('GET /papers/my-sheets/:stage.pdf', `/papers/my-sheets/${stage}.pdf`);
  for (const path of [`sheets/${stage}`, `blank-sheets/${stage}`, 'report/blind-2025', `certificates/${stage}`])
    await talk.get(`GET /papers/${path.split('/')[0]}`, `/papers/${path}.pdf?reason=why`);
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.query('myAccessLog', '{ myAccessLog { totalCount nodes { at } } }');
  await talk.get('GET /me/data', '/me/data');
  await talk.query('endOtherSessions', 'mutation { endOtherSessions }');
  await talk.query('extendSession', 'mutation { extendSession { kind } }');
  await talk.query('signOut', 'mutation { signOut }');
  await talk.query('judgeDesk', OWN_DESK, { stage });
}

/** What the judge of a stage where the teams are known gets there. */
export async function openSessionOf(world: JudgesWorld): Promise<Told[]> {
  const talk = new Recording(world);
  const stage = world.edition.finalStage;
  await world.it.db.query(`update stage set state = 'OPEN' where id = $1`, [stage]);
  await talk.query('judgeDesk', OWN_DESK, { stage });
  await talk.workbook(stage);
  for (const copy of world.presentedCopies) await talk.get('GET /judge-copies/:id', `/judge-copies/${copy}`);
  await talk.mutate('saveSheet', { assignment: world.presented[0], revision: 0, marks: fullMarks }, SHEET);
  return talk.told;
}

/** The desk in the stage where the teams are known, once more. */
export async function openDeskOf(world: JudgesWorld): Promise<string> {
  const talk = new Recording(world);
  await talk.query('judgeDesk', OWN_DESK, { stage: world.edition.finalStage });
  return talk.told[0]!.bytes;
}
