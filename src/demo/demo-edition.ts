import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRubric } from '../domain/default-rubric.js';
import { seoulDay } from '../domain/seoul-time.js';
import { defaultRule } from '../domain/stage-rule.js';
import type { DemoClient } from './demo-client.js';
import type { DemoPerson, DemoTeam } from './demo-people.js';

const DAY = 86_400_000;
/** The project's folder, from `dist/src/demo` as from `src/demo`. */
const REPORTS = [new URL('../../../demo/reports/', import.meta.url), new URL('../../demo/reports/', import.meta.url)];
const FILES = [
  ['complaints.hwpx', '부산_민원분석_최종.hwpx'],
  ['hillside-bus.hwpx', '산복도로 마을버스 분석보고서.hwpx'],
  ['vacant-houses.hwpx', '빈집 유형분류(최종).hwpx'],
  ['festivals.pdf', '축제 파급효과 보고서.pdf'],
] as const;

export interface DemoEdition {
  id: string;
  slug: string;
  track: string;
  stage: string;
}

type SignIn = (email: string) => Promise<DemoClient>;

const isoIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** A track, a blind paper stage with the default rubric and rule, and registration open since two weeks ago. */
export async function setUpEdition(host: DemoClient): Promise<DemoEdition> {
  const year = Number(seoulDay(new Date()).slice(0, 4));
  const wish = {
    slug: `busan-${year}`,
    titleKo: `${year} 부산광역시 데이터 분석·활용 경진대회`,
    titleEn: `Busan Data Analysis & Utilization Competition ${year}`,
    year,
    calendar: { registrationOpensAt: isoIn(-14), registrationClosesAt: isoIn(1), submissionsCloseAt: isoIn(1) },
    tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
    stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 3, dueAt: isoIn(7) }],
  };
  type Made = { id: string; tracks: { id: string }[]; stages: { id: string }[] };
  const { id, tracks, stages } = await host.mutate<Made>('createCompetition', wish, '{ id tracks { id } stages { id } }');
  const stage = stages[0]!.id;
  await host.mutate('writeRubric', { stage, criteria: defaultRubric.criteria });
  await host.mutate('announceStageRule', { stage, rule: defaultRule(defaultRubric) }, '{ version }');
  await host.mutate('announceCompetition', { competition: id });
  return { id, slug: wish.slug, track: tracks[0]!.id, stage };
}

/** Every team registers, its members accept, and its entry is submitted. Answers the entries' ids. */
export async function submitEntries(as: SignIn, edition: DemoEdition, teams: DemoTeam[]): Promise<string[]> {
  const entries: string[] = [];
  for (const [index, { name, lead, members, title, summary }] of teams.entries()) {
    const leader = await as(lead.email);
    const consents = await allConsents(leader);
    const team = await leader.mutate('registerTeam', { competition: edition.id, track: edition.track, name, consents });
    for (const { email } of members) {
      await leader.mutate('inviteMember', { team: team.id, email });
      const member = await as(email);
      const { myInvitations } = await member.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }');
      await member.mutate('acceptInvitation', { invitation: myInvitations[0]!.id, consents });
    }
    const entry = await leader.mutate('saveEntry', { team: team.id, revision: 0, title, summary, declarations });
    const [file, originalName] = FILES[index]!;
    await leader.mutate('attachFile', { entry: entry.id, file: await leader.upload(await report(file), originalName), slot: 'REPORT' });
    await leader.mutate('submitEntry', { entry: entry.id }, '{ ordinal }');
    entries.push(entry.id);
  }
  return entries;
}

/** Ends the receiving, gives every judge every entry, and opens the stage once the judges' copies are made. */
export async function openStage(wish: {
  host: DemoClient;
  as: SignIn;
  edition: DemoEdition;
  entries: string[];
  judges: DemoPerson[];
}): Promise<void> {
  const { host, as, edition, entries, judges } = wish;
  const { stage, track } = edition;
  const deadline = new Date(Date.now() - 1_000).toISOString();
  const calendar = { registrationOpensAt: isoIn(-14), registrationClosesAt: deadline, submissionsCloseAt: deadline };
  await host.mutate('moveDeadlines', { competition: edition.id, calendar, reason: '시험 자료' });
  for (const { email } of judges) {
    const seat = await host.mutate('appointJudge', { stage, track, email });
    const judge = await as(email);
    const { pledgeText } = await judge.query<{ pledgeText: { hash: string } }>('{ pledgeText { hash } }');
    await judge.mutate('signPledge', { stage, textHash: pledgeText.hash }, '{ pledgedAt }');
    for (const entry of entries) await host.mutate('assignJudge', { judge: seat.id, entry });
  }
  await copiesMade(host, edition.slug, entries.length);
  await host.mutate('openStage', { stage });
}

/** Judges' copies are made by jobs: they take a moment. */
async function copiesMade(host: DemoClient, slug: string, expected: number): Promise<void> {
  const query = `{ organizerDesk(competition: "${slug}") { entries { nodes { reportJudgeCopy } } } }`;
  for (let tries = 0; tries < 300; tries++) {
    const desk = await host.query<{ organizerDesk: { entries: { nodes: { reportJudgeCopy: string }[] } } }>(query);
    const ready = desk.organizerDesk.entries.nodes.filter(({ reportJudgeCopy }) => reportJudgeCopy === 'READY');
    if (ready.length === expected) return;
    await pause(100);
  }
  throw new Error("the judges' copies of the demo were not made within 30 s");
}

async function allConsents(person: DemoClient): Promise<{ kind: string; textHash: string }[]> {
  const { consentTexts } = await person.query<{ consentTexts: { kind: string; hash: string }[] }>('{ consentTexts { kind hash } }');
  return consentTexts.map(({ kind, hash }) => ({ kind, textHash: hash }));
}

async function report(file: string): Promise<Buffer> {
  for (const folder of REPORTS) {
    const found = await readFile(new URL(file, folder)).catch(() => null);
    if (found) return found;
  }
  throw new Error(`demo/reports/${file} is missing`);
}

const declarations = {
  dataSources: [
    {
      name: '부산광역시 120 민원 접수 현황',
      provider: '부산광역시',
      source: '빅-데이터웨이브',
      licence: 'KOGL_1',
      access: 'OPEN',
      referencePeriod: '2025. 6.',
      collectedOn: '2025-09-12',
      containsPersonalData: false,
      usesBigDataWave: true,
    },
  ],
  tools: [{ name: 'Brightics', version: '1.3', purpose: '군집 분석' }],
  generativeAi: { used: false },
  earlierAwards: [],
};
