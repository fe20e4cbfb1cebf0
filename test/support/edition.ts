import type { TestApp } from './app.js';
import type { Person } from './person.js';

const DAY = 86_400_000;

/** An edition as a test made it: announced, with one paper stage, taking registrations unless the test says otherwise. */
export interface TestEdition {
  id: string;
  slug: string;
  /** Track ids by short name. */
  tracks: Record<string, string>;
  organizer: Person;
}

let editions = 0;

export async function anEdition(
  it: TestApp,
  { minMembers = 1, maxMembers = 4, isAnnounced = true, tracks = ['분석'] } = {},
): Promise<TestEdition> {
  const slug = `edition-${++editions}`;
  const organizer = await organizerOf(it);
  const edition = await organizer.mutate<{ id: string; tracks: { id: string; shortName: string }[] }>(
    'createCompetition',
    {
      slug,
      titleKo: '데이터 분석 경진대회',
      titleEn: 'Data Analysis Competition',
      year: 2025,
      minMembers,
      maxMembers,
      calendar: aCalendar(),
      tracks: tracks.map((shortName) => ({ shortName, nameKo: `${shortName} 부문`, nameEn: `Track ${shortName}` })),
      stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 3 }],
    },
    '{ id tracks { id shortName } }',
  );
  if (isAnnounced) await organizer.mutate('announceCompetition', { competition: edition.id });
  return {
    id: edition.id,
    slug,
    tracks: Object.fromEntries(edition.tracks.map((track) => [track.shortName, track.id])),
    organizer,
  };
}

const organizers = new WeakMap<TestApp, Promise<Person>>();

/** One person organises every edition of a test file. */
function organizerOf(it: TestApp): Promise<Person> {
  const known = organizers.get(it) ?? it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  organizers.set(it, known);
  return known;
}

/** When registration opens and closes and submissions close, in days from now. */
function aCalendar({ opens = -1, closes = 1, submissions = 2 } = {}) {
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  return { registrationOpensAt: at(opens), registrationClosesAt: at(closes), submissionsCloseAt: at(submissions) };
}

export const moveCalendar = (edition: TestEdition, days: Parameters<typeof aCalendar>[0]): Promise<{ id: string }> =>
  edition.organizer.mutate('moveDeadlines', { competition: edition.id, calendar: aCalendar(days), reason: '일정 변경' });

/** Consents of these kinds to the texts as the API shows them. */
export async function consentsTo(person: Person, ...kinds: string[]): Promise<{ kind: string; textHash: string }[]> {
  const { consentTexts } = await person.query<{ consentTexts: { kind: string; hash: string }[] }>('{ consentTexts { kind hash } }');
  return consentTexts.filter(({ kind }) => kinds.includes(kind)).map(({ kind, hash }) => ({ kind, textHash: hash }));
}

/** Registers a team with the lead's required consent. */
export async function aTeam(edition: TestEdition, lead: Person, { name = '데이터갈매기', track = '분석' } = {}): Promise<{ id: string }> {
  const consents = await consentsTo(lead, 'PRIVACY');
  return lead.mutate('registerTeam', { competition: edition.id, track: edition.tracks[track], name, consents });
}

/** The id of the invitation that waits for somebody from a team. */
export async function invitationFor(person: Person, team: { id: string }, lead: Person): Promise<string> {
  await lead.mutate('inviteMember', { team: team.id, email: person.account!.email });
  const { myInvitations } = await person.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }');
  return myInvitations.at(-1)!.id;
}

/** Invites somebody, who accepts with the required consent. */
export async function joins(person: Person, team: { id: string }, lead: Person): Promise<void> {
  const invitation = await invitationFor(person, team, lead);
  await person.mutate('acceptInvitation', { invitation, consents: await consentsTo(person, 'PRIVACY') });
}
