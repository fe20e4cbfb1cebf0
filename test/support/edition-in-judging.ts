import type { TestApp } from './app.js';
import { aPdf } from './documents.js';
import type { Person } from './person.js';
import { closedCalendar, copiesAreReady, CRITERIA, marksOf, openCalendar, RULE, teamWithDraft, uploaded } from './story.js';

export interface EditionInJudging {
  organizer: Person;
  leads: Person[];
  judges: Person[];
  stage: string;
  slug: string;
  /** In the order of `leads`. */
  entries: { team: string; entry: string; report: string; receipt: string }[];
  /** Ids of the judges' seats, in the order of `judges`. */
  seats: string[];
}

/** An edition whose paper stage is open, made over the API: every judge has every entry, but the last entry is left to the first judge alone. */
export async function anEditionInJudging(
  it: TestApp,
  {
    slug,
    teams,
    judges,
    rule = RULE,
    consents = ['PRIVACY'],
  }: { slug: string; teams: number; judges: number; rule?: object; consents?: readonly string[] },
): Promise<EditionInJudging> {
  const organizer = await it.person(`organizer@${slug}.example`, { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const leads = await Promise.all(Array.from({ length: teams }, (_, index) => it.person(`lead${index}@${slug}.example`)));
  const panel = await Promise.all(Array.from({ length: judges }, (_, index) => it.person(`judge${index}@${slug}.example`)));
  const wish = {
    slug,
    titleKo: '경진대회',
    titleEn: 'Competition',
    year: 2025,
    calendar: openCalendar(),
    tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
    stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 1 }],
  };
  const made = await organizer.mutate<{ id: string; tracks: { id: string }[]; stages: { id: string }[] }>(
    'createCompetition',
    wish,
    '{ id tracks { id } stages { id } }',
  );
  const [track, stage] = [made.tracks[0]!.id, made.stages[0]!.id];
  await organizer.mutate('writeRubric', { stage, criteria: CRITERIA });
  await organizer.mutate('announceStageRule', { stage, rule }, '{ version }');
  await organizer.mutate('announceCompetition', { competition: made.id });
  const entries: EditionInJudging['entries'] = [];
  for (const [index, lead] of leads.entries()) {
    const report = await uploaded(lead, await aPdf({ text: `Report ${index}` }), `보고서 ${index}.pdf`);
    const draft = { team: `팀 ${index}`, title: `제목 ${index}`, report: report.id, consents };
    const drafted = await teamWithDraft(lead, { id: made.id, track }, draft);
    const { receipt } = await lead.mutate<{ receipt: string }>('submitEntry', { entry: drafted.entry }, '{ receipt }');
    entries.push({ ...drafted, report: report.id, receipt });
  }
  await organizer.mutate('moveDeadlines', { competition: made.id, calendar: closedCalendar(60), reason: '접수 종료' });
  const seats: string[] = [];
  const { pledgeText } = await it.visitor.query<{ pledgeText: { hash: string } }>('{ pledgeText { hash } }');
  for (const judge of panel) {
    seats.push((await organizer.mutate('appointJudge', { stage, track, email: judge.account!.email })).id);
    await judge.mutate('signPledge', { stage, textHash: pledgeText.hash }, '{ pledgedAt }');
  }
  for (const [seat, judge] of seats.entries()) {
    const mine = seat === 0 ? entries : entries.slice(0, -1);
    for (const { entry } of mine) await organizer.mutate('assignJudge', { judge, entry });
  }
  await copiesAreReady(it);
  await organizer.mutate('openStage', { stage });
  return { organizer, leads, judges: panel, stage, slug, entries, seats };
}

/** Every judge submits a sheet for every assigned entry; `pointsOf` says which points, criterion by criterion. */
export async function scoreAll(edition: EditionInJudging, pointsOf: (judge: number, title: string) => readonly string[]): Promise<void> {
  const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment title } } }`;
  for (const [seat, judge] of edition.judges.entries()) {
    const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { assignment: string; title: string }[] } }>(desk, {
      stage: edition.stage,
    });
    for (const { assignment, title } of judgeDesk.assignments) {
      const marks = marksOf(pointsOf(seat, title));
      const { revision } = await judge.mutate<{ revision: number }>(
        'saveSheet',
        { assignment, revision: 0, marks, comment: '' },
        '{ revision }',
      );
      await judge.mutate('submitSheet', { assignment, revision }, '{ state }');
    }
  }
}
