import type { TestApp } from './app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from './edition-in-judging.js';
import { aGrant } from './factories.js';
import { randomId } from '../../src/platform/database/ids.js';
import type { Person } from './person.js';

/** An edition of two teams whose results are public, and the people around an appeal of the first one. */
export interface EditionWithAppeals {
  it: TestApp;
  made: EditionInJudging;
  competition: string;
  lead: Person;
  member: Person;
  /** The lead of the other team. */
  rival: Person;
  /** An organiser who judged nothing, and typed nothing. */
  second: Person;
  /** The ranking that is settled. */
  settlement: string;
}

export const TEXT = '두 번째 위원의 채점표가 다른 출품작의 것과 바뀐 것으로 보입니다.';
export const DECISION = '종이 채점표와 대조한 결과 두 출품작의 점수가 서로 바뀌어 입력되었습니다.';
export const ANSWER = { outcome: 'DISMISSED', decision: DECISION };

/** It announced no awards, and so no appeals, yet: `anAwardRule` announces them. Nothing is public before `published`. */
export async function anEditionWithAppeals(it: TestApp, slug: string): Promise<EditionWithAppeals> {
  const made = await anEditionInJudging(it, { slug, teams: 2, judges: 2 });
  const [lead, rival] = [made.leads[0]!, made.leads[1]!];
  await scoreAll(made, () => ['18', '27', '18', '17', '9']);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  const { id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage });
  const [{ competition }] = await it.db.query<[{ competition: string }]>(`select competition_id as competition from stage where id = $1`, [
    made.stage,
  ]);
  const second = await it.person(`second@${slug}.example`);
  await aGrant(it.db, second.account!.id, 'ORGANIZER', competition);
  const member = await it.person(`member@${slug}.example`);
  await it.db.query(
    `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
     values ($1, $2, $3, $4, $5, 'MEMBER', 'JOINED', now(), now())`,
    [randomId(), made.entries[0]!.team, competition, member.account!.id, `member@${slug}.example`],
  );
  return { it, made, competition, lead, rival, member, second, settlement };
}

export const published = ({ made, settlement }: EditionWithAppeals) =>
  made.organizer.mutate('publishResults', { settlement, awardedPlaces: 1 }, '{ slug }');

/** What the first team files, but for what is said otherwise. */
export const wishOf = ({ made }: EditionWithAppeals, more: object = {}) => ({
  entry: made.entries[0]!.entry,
  ground: 'miscalculation',
  text: TEXT,
  ...more,
});

export const refusedToFile = async (edition: EditionWithAppeals, person: Person, more: object = {}) =>
  (await person.refusalOf('fileAppeal', wishOf(edition, more))).code;

export const refusedToAnswer = async (person: Person, appeal: string, more: object = {}) =>
  (await person.refusalOf('answerAppeal', { appeal, ...ANSWER, ...more })).code;

/** Files an appeal of the first team; answers its id. */
export const filedAppeal = async (edition: EditionWithAppeals, more: object = {}): Promise<string> =>
  (await edition.lead.mutate('fileAppeal', wishOf(edition, more))).id;

export const upheldBy = (person: Person, appeal: string, remedy: string) =>
  person.mutate('answerAppeal', { appeal, outcome: 'UPHELD', remedy, decision: DECISION });

interface Own {
  appealWindow: { opensAt: string; closesAt: string; isOpen: boolean; grounds: object[]; noticeKo: string } | null;
  appeals: object[];
}
export const APPEAL = '{ ground { key nameKo } text state remedy decision remediedAt result }';

/** What a member reads of the own entry; null: of no team of the edition. */
export async function ownAppeals({ competition }: EditionWithAppeals, person: Person): Promise<Own | null> {
  const query = `{ myTeam(competition: "${competition}") { entry {
    appealWindow { opensAt closesAt isOpen grounds { key nameKo nameEn } noticeKo } appeals ${APPEAL} } } }`;
  return (await person.query<{ myTeam: { entry: Own } | null }>(query)).myTeam?.entry ?? null;
}

export interface FiledAppeal {
  id: string;
  entryNumber: string;
  state: string;
  text: string;
  remediedBy: number | null;
  result: string | null;
  filedBy: { email: string };
  closedBy: { email: string } | null;
}
interface DeskPage {
  totalCount: number;
  pageInfo: { endCursor: string; hasNextPage: boolean };
  nodes: FiledAppeal[];
}

/** A page of the desk, or the code of the refusal. */
export async function onDesk({ made }: EditionWithAppeals, person: Person, page = ''): Promise<DeskPage | string> {
  const query = `{ organizerDesk(competition: "${made.slug}") { appeals${page} { totalCount pageInfo { endCursor hasNextPage }
    nodes { id entryNumber teamName state text remediedBy result filedBy { email } closedBy { email } } } } }`;
  const { data, errors } = await person.ask(query);
  if (errors) return errors[0]!.extensions.code;
  return (data as unknown as { organizerDesk: { appeals: DeskPage } }).organizerDesk.appeals;
}

export const nodesFor = async (edition: EditionWithAppeals, person: Person): Promise<FiledAppeal[]> =>
  ((await onDesk(edition, person)) as DeskPage).nodes;
