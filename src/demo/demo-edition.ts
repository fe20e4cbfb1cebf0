import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRubric } from '../domain/default-rubric.js';
import { defaultRule } from '../domain/stage-rule.js';
import type { DemoClient } from './demo-client.js';
import { declarationsOf } from './demo-declarations.js';
import { demoFile } from './demo-files.js';
import type { DemoPerson } from './demo-person.type.js';
import type { DemoTeam } from './demo-teams.js';

const DAY = 86_400_000;

export interface DemoEdition {
  id: string;
  slug: string;
  tracks: string[];
  stage: string;
}

/** Signs somebody in, once for the whole loading. */
export type SignIn = (email: string) => Promise<DemoClient>;

export interface EditionWish {
  slug: string;
  year: number;
  titleKo: string;
  titleEn: string;
  /** How many days from now the deadline is. */
  closesIn: number;
  tracks: { shortName: string; nameKo: string; nameEn: string }[];
  judgesPerEntry: number;
}

const isoIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** An announced edition with a blind paper stage, the default rubric and rule, and registration open since two weeks ago. */
export async function setUpEdition(host: DemoClient, { closesIn, judgesPerEntry, ...wish }: EditionWish): Promise<DemoEdition> {
  const calendar = { registrationOpensAt: isoIn(-14), registrationClosesAt: isoIn(closesIn), submissionsCloseAt: isoIn(closesIn) };
  const stages = [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry, dueAt: isoIn(closesIn + 7) }];
  type Made = { id: string; tracks: { id: string }[]; stages: { id: string }[] };
  const made = await host.mutate<Made>('createCompetition', { ...wish, calendar, stages }, '{ id tracks { id } stages { id } }');
  const stage = made.stages[0]!.id;
  await host.mutate('writeRubric', { stage, criteria: defaultRubric.criteria });
  await host.mutate('announceStageRule', { stage, rule: defaultRule(defaultRubric, 'PAPER') }, '{ version }');
  await host.mutate('announceCompetition', { competition: made.id });
  return { id: made.id, slug: wish.slug, tracks: made.tracks.map(({ id }) => id), stage };
}

/** How far a team comes: registered with its members, its draft complete, or submitted. */
export type Progress = 'REGISTERED' | 'DRAFTED' | 'SUBMITTED';

/** A team registers, its members accept, and its entry comes as far as is said. Answers the entry's id; null: only registered. */
export async function takePart(
  as: SignIn,
  edition: DemoEdition,
  { team: { name, lead, members, work }, track, until }: { team: DemoTeam; track: string; until: Progress },
): Promise<string | null> {
  const leader = await as(lead.email);
  const consents = await allConsents(leader);
  const team = await leader.mutate('registerTeam', { competition: edition.id, track, name, consents });
  for (const { email } of members) {
    await leader.mutate('inviteMember', { team: team.id, email });
    const member = await as(email);
    const { myInvitations } = await member.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }');
    await member.mutate('acceptInvitation', { invitation: myInvitations[0]!.id, consents });
  }
  if (until === 'REGISTERED') return null;
  const { title, summary } = work;
  const declarations = await declarationsOf(leader, work.key);
  const entry = await leader.mutate('saveEntry', { team: team.id, revision: 0, title, summary, declarations });
  const report = await readFile(demoFile(`reports/${work.key}.${work.format}`));
  await leader.mutate('attachFile', { entry: entry.id, file: await leader.upload(report, `${title}.${work.format}`), slot: 'REPORT' });
  if (until === 'SUBMITTED') await leader.mutate('submitEntry', { entry: entry.id }, '{ ordinal }');
  return entry.id;
}

/** Ends the receiving: the deadline was a second ago. */
export async function endReceiving(host: DemoClient, edition: DemoEdition): Promise<void> {
  const deadline = new Date(Date.now() - 1_000).toISOString();
  const calendar = { registrationOpensAt: isoIn(-14), registrationClosesAt: deadline, submissionsCloseAt: deadline };
  await host.mutate('moveDeadlines', { competition: edition.id, calendar, reason: '시험 자료' });
}

/** Puts the judges on the panel of a track, has them sign the pledge, and answers their seats. */
export async function seatJudges(
  host: DemoClient,
  as: SignIn,
  { edition, track, judges }: { edition: DemoEdition; track: string; judges: readonly DemoPerson[] },
): Promise<string[]> {
  const seats: string[] = [];
  for (const { email } of judges) {
    seats.push((await host.mutate('appointJudge', { stage: edition.stage, track, email })).id);
    const judge = await as(email);
    const { pledgeText } = await judge.query<{ pledgeText: { hash: string } }>('{ pledgeText { hash } }');
    await judge.mutate('signPledge', { stage: edition.stage, textHash: pledgeText.hash }, '{ pledgedAt }');
  }
  return seats;
}

/** Judges' copies are made by jobs: they take a moment. */
export async function copiesMade(host: DemoClient, slug: string, expected: number): Promise<void> {
  const query = `{ organizerDesk(competition: "${slug}") { entries(first: 100) { nodes { reportJudgeCopy } } } }`;
  for (let tries = 0; tries < 300; tries++) {
    const desk = await host.query<{ organizerDesk: { entries: { nodes: { reportJudgeCopy: string }[] } } }>(query);
    const ready = desk.organizerDesk.entries.nodes.filter(({ reportJudgeCopy }) => reportJudgeCopy === 'READY');
    if (ready.length === expected) return;
    await pause(100);
  }
  throw new Error("the judges' copies of the demo were not made within 30 s");
}

/** The same texts for everybody. */
async function allConsents(person: DemoClient): Promise<{ kind: string; textHash: string }[]> {
  const { consentTexts } = await person.query<{ consentTexts: { kind: string; hash: string }[] }>('{ consentTexts { kind hash } }');
  return consentTexts.map(({ kind, hash }) => ({ kind, textHash: hash }));
}
