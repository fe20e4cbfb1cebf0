import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { startTestApp, type TestApp } from './support/app.js';
import { aDataCorrection, aDeadLetter } from './doors/things.js';
import { anEntry } from './support/entry-factories.js';
import { aTaughtSession } from './support/conflict-factories.js';
import { aGrant, anEdition, anEmployment, aDepartment, type MadeEdition } from './support/factories.js';
import { aJudge } from './support/judging-factories.js';
import type { Person } from './support/person.js';
import { randomId } from '../src/platform/database/ids.js';

let it: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  it = await startTestApp();
  ({ schema } = it.app.get(GraphQLSchemaHost));
});
afterAll(() => it.close());

/** Fields that show a person: what is called a name or an address, words of what a team wrote, and rows about one person. */
const personal = /(^|[a-z])(name|email|address|judges|employeeNumber|text|records|before|match|after)$/i;
const rowsAboutOne = ['Employment', 'FrozenRecord', 'CompletedRecord'];

/** On record whenever they are shown: the person by the field itself, or by what leads to it. */
const logged: Record<string, string> = {
  'Account.email': 'the field itself, by whatever path',
  'Account.name': 'the field itself, by whatever path',
  'Certificate.name': 'the field itself, of a member',
  'ChallengedJudge.name': 'the field itself',
  'Conflict.memberName': 'the field itself',
  'Employment.employeeNumber': 'ManagedAccount.employments',
  'FoundWord.after': 'FoundEntry.places, where it stands in a file',
  'FoundWord.before': 'FoundEntry.places, where it stands in a file',
  'FoundWord.match': 'FoundEntry.places, where it stands in a file',
  'Instructor.email': 'TrainingOffice.sessions and nameInstructors, those who have an account',
  'Instructor.name': 'TrainingOffice.sessions and nameInstructors, those who have an account',
  'Leak.after': 'ReceivedEntry.leaks; a team is shown its own',
  'Leak.before': 'ReceivedEntry.leaks; a team is shown its own',
  'Leak.match': 'ReceivedEntry.leaks; a team is shown its own',
  'Mail.address': 'deadLetters and resendMail, where it is of an account',
  'LetterRecipient.name': 'LetterPreview.recipients',
  'LetterRecipient.text': 'LetterPreview.recipients',
  'ManagedAccount.employments': 'the field itself',
  'MatchCandidate.email': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
  'MatchCandidate.employeeNumber': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
  'MatchCandidate.name': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
  'RegisteredMember.email': 'RegisteredTeam.members',
  'RegisteredMember.name': 'RegisteredTeam.members',
  'SharedPassage.leftText': 'SimilarReports.passages',
  'SharedPassage.rightText': 'SimilarReports.passages',
  'TrainingHistory.records': 'ReceivedVersion.histories',
  'VerificationReportOnDesk.text': 'VerificationOnDesk.reports',
  'WaitingDataCorrection.text': 'dataCorrections and answerDataCorrection',
  'WaitingTrainee.email': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
  'WaitingTrainee.employeeNumber': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
  'WaitingTrainee.name': 'TrainingOffice.waitingTrainees and decidedTrainees: training/trainee-match.spec.ts',
};

const own = 'one’s own';
const thing = 'the name of a thing, a body or a team';
/** Not on record, and why not. */
const notLogged: Record<string, string> = {
  'AdvancedLine.teamName': thing,
  'AskedQuestion.publicText': 'public, without who asked',
  'Appeal.text': own,
  'AskedQuestion.text': 'a question about an edition; who asked is on record as the account is shown',
  'AwardedEntry.teamName': thing,
  'CatalogueItem.address': thing,
  'CertificateWording.issuerName': 'of the head of a body, whom organisers name there',
  'ChairedChallenge.personEmail': 'what a team wrote of somebody; whom it means is on record as the judge is shown',
  'ChairedChallenge.personName': 'what a team wrote of somebody; whom it means is on record as the judge is shown',
  'DataCorrection.text': own,
  'DeclaredDataSource.name': thing,
  'DeclaredInterest.personEmail': 'what a judge said oneself',
  'DeclaredInterest.personName': 'what a judge said oneself',
  'DeclaredTool.name': thing,
  'DeliberatedEntry.teamName': thing,
  'EntryFile.name': own,
  'FiledAppeal.teamName': thing,
  'FiledAppeal.text': 'what a team wrote of the procedure; who filed it is on record as the account is shown',
  'FiledChallenge.personEmail': 'what a team wrote of somebody; whom it means is on record as the account is shown',
  'FiledChallenge.personName': 'what a team wrote of somebody; whom it means is on record as the account is shown',
  'FinalStanding.teamName': thing,
  'Invitation.leadName': 'who asks is told to whoever is asked',
  'Invitation.teamName': thing,
  'InvitedPerson.email': 'what the asker has just written',
  'JudgeChallenge.personEmail': 'what the own team wrote',
  'JudgeChallenge.personName': 'what the own team wrote',
  'JudgeCopyFile.name': 'made by Pado, tells of nobody',
  'KnownTool.name': thing,
  'NoticeAttachment.name': thing,
  'PresentedEntry.teamName': thing,
  'ProposedEntry.teamName': thing,
  'PublicFieldChange.after': 'public without names; OrganizerDesk.publicationPreview puts whom it names on record',
  'PublicFieldChange.before': 'public without names; OrganizerDesk.publicationPreview puts whom it names on record',
  'PublishedNameOf.name': 'public, by consent',
  'PublishedBundle.address': 'of a file on this server',
  'PublishedResults.signedText': 'public; it holds no names',
  'PublishedReportOf.address': 'of a file on this server',
  'PublishedCommentOf.text': 'what judges wrote about a work, public or about to be',
  'PublishedReportOf.name': 'made by Pado, tells of nobody',
  'Question.publicText': 'public, without who asked',
  'Question.text': own,
  'Query.myTrainingHistory': own,
  'ReadableNotification.text': own,
  'ReceivedFile.name': 'as a team called it; fetching the file is on record',
  'RegisteredTeam.name': thing,
  'ReportEvidenceFile.name': 'as whoever reported called it; fetching the file is on record',
  'SampleLetter.text': 'what a step says to all of one kind',
  'SettledStanding.teamName': thing,
  'ShownFile.name': 'made by Pado, tells of nobody',
  'Team.announcedJudges': 'announced to the teams by the edition',
  'Team.name': thing,
  'TeamMember.email': 'whom a lead has invited oneself',
  'TeamMember.name': 'teammates, who chose to work together',
};

/** Names in two languages are those of bodies, courses and stages; a track has a short one. */
const isCatalogue = (field: string) => /(nameKo|nameEn|shortName)$/i.test(field);

test('every field that shows a person is on record when it is shown, or there is a reason why not', () => {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const found = objects.flatMap((type) =>
    Object.values(type.getFields())
      .filter(
        ({ name, type: of }) => (personal.test(name) && getNamedType(of).name === 'String') || rowsAboutOne.includes(getNamedType(of).name),
      )
      .filter(({ name }) => !isCatalogue(name))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(found.toSorted()).toEqual([...Object.keys(logged), ...Object.keys(notLogged)].toSorted());
});

describe('whoever is shown, is on record', () => {
  let edition: MadeEdition;
  let people: Record<'organizer' | 'administrator' | 'officer' | 'judge' | 'member', Person>;
  let deadLetter: string;
  let course: string;
  beforeAll(async () => {
    edition = await anEdition(it.db);
    const of = (name: string, roles: { role: 'ADMINISTRATOR' | 'TRAINING_OFFICER'; competitionId: null }[] = []) =>
      it.person(`${name}@walk.example`, { roles });
    people = {
      organizer: await of('organizer'),
      administrator: await of('administrator', [{ role: 'ADMINISTRATOR', competitionId: null }]),
      officer: await of('officer', [{ role: 'TRAINING_OFFICER', competitionId: null }]),
      judge: await of('judge'),
      member: await of('member'),
    };
    await aGrant(it.db, people.organizer.account!.id, 'ORGANIZER', edition.id);
    await it.person('someone@doors.example');
    await aDataCorrection(it);
    deadLetter = await aDeadLetter(it);
    await it.db.query(`update mail set account_id = $1`, [people.member.account!.id]);
    const department = await aDepartment(it.db);
    await anEmployment(it.db, people.member.account!.id, department);
    await aJudge(it.db, edition, people.judge.account!.id);
    const { team } = await anEntry(it.db, edition, { team: { members: [{ accountId: people.member.account!.id }] } });
    await it.db.query(
      `insert into conflict (id, competition_id, account_id, team_id, ground, cause, member_id, state, raised_at)
       select $1, $2, $3, $4, 'SAME_DEPARTMENT', '', id, 'STANDING', now() from team_member where team_id = $4`,
      [randomId(), edition.id, people.judge.account!.id, team],
    );
    const session = await aTaughtSession(it.db, 'judge@walk.example');
    course = (await it.db.query<{ id: string }[]>(`select course_id as id from course_session where id = $1`, [session]))[0]!.id;
  });

  /** The ids of those whose data an answer showed, by the rows that it left. */
  async function seenBy(viewer: Person, query: string): Promise<{ subject: string; what: string[] }[]> {
    const [{ count }] = await it.db.query<[{ count: number }]>(`select count(*)::int as count from access_log`);
    await viewer.query(query);
    return it.db.query(`select subject_id as subject, what from access_log order by at, id offset $1`, [count]);
  }
  const idOf = (who: keyof typeof people) => people[who].account!.id;

  test('the member of a conflict, and the judge, once each', async () => {
    const desk = `organizerDesk(competition: "${edition.slug}") { conflicts { nodes { memberName person { name email } } } }`;
    const [member] = await it.db.query<{ id: string }[]>(`select id from team_member where account_id = $1`, [idOf('member')]);
    const seen = await seenBy(people.organizer, `{ ${desk} }`);
    expect(seen.toSorted((a, b) => a.what[0]!.localeCompare(b.what[0]!))).toEqual([
      { subject: idOf('judge'), what: ['ACCOUNT'] },
      { subject: member!.id, what: ['MEMBERSHIP'] },
    ]);
  });

  test.each(['employments { employeeNumber }', 'changes { reason }', 'roles { role }', 'account { name }', 'account { email }'])(
    'the owner of a managed account, of which only this is asked: %s',
    async (field) => {
      const seen = await seenBy(people.administrator, `{ accounts(search: "member@walk") { nodes { ${field} } } }`);
      expect(seen).toEqual([{ subject: idOf('member'), what: ['ACCOUNT'] }]);
    },
  );

  test('who asked for a correction, though only the text is read', async () => {
    const [{ id }] = await it.db.query<[{ id: string }]>(`select account_id as id from data_correction`);
    expect(await seenBy(people.officer, `{ dataCorrections { nodes { text } } }`)).toEqual([{ subject: id, what: ['ACCOUNT'] }]);
  });

  test('the owner of a letter that is sent again', async () => {
    const resend = `mutation { resendMail(input: { mail: "${deadLetter}" }) { address } }`;
    expect(await seenBy(people.administrator, resend)).toEqual([{ subject: idOf('member'), what: ['LETTER'] }]);
  });

  test('an instructor who has an account', async () => {
    const sessions = `{ trainingOffice { sessions(course: "${course}") { instructors { name } } } }`;
    expect(await seenBy(people.officer, sessions)).toEqual([{ subject: idOf('judge'), what: ['ACCOUNT'] }]);
  });

  test('and nobody for oneself', async () => {
    expect(await seenBy(people.judge, `{ me { account { name email } } }`)).toEqual([]);
  });
});
