// Editions of any size, made over the API as their people.
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { defaultRubric } from '../../dist/src/domain/default-rubric.js';
import { defaultRule } from '../../dist/src/domain/stage-rule.js';
import { declarations } from './declarations.mjs';
import { eachOf } from './load.mjs';

const DAY = 86_400_000;
const isoIn = (ms) => new Date(Math.floor((Date.now() + ms) / 1000) * 1000).toISOString();

async function aReport() {
  const pdf = new PDFDocument({ info: { CreationDate: new Date(0) } });
  pdf.text('Analysis report').end();
  return buffer(pdf);
}

/** An edition whose paper stage is open: `judges` people, of whom `perEntry` in turn have each of the `entries`. */
export async function editionInJudging(place, host, { slug, entries, judges, perEntry }) {
  const calendar = { registrationOpensAt: isoIn(-DAY), registrationClosesAt: isoIn(DAY), submissionsCloseAt: isoIn(DAY) };
  const made = await host.mutate(
    'createCompetition',
    {
      slug,
      titleKo: '경진대회',
      titleEn: 'Competition',
      year: 2025,
      calendar,
      tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
      stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: perEntry }],
    },
    '{ id tracks { id } stages { id } }',
  );
  const [track, stage] = [made.tracks[0].id, made.stages[0].id];
  await host.mutate('writeRubric', { stage, criteria: defaultRubric.criteria });
  await host.mutate('announceStageRule', { stage, rule: defaultRule(defaultRubric) }, '{ version }');
  await host.mutate('announceCompetition', { competition: made.id });

  const { consentTexts } = await host.ask('{ consentTexts { kind hash } }');
  const consents = consentTexts.map(({ kind, hash }) => ({ kind, textHash: hash }));
  const report = await aReport();
  const ids = await eachOf([...Array(entries).keys()], 8, async (index) => {
    const lead = await place.person(`${slug}-lead${index}`);
    const team = await lead.mutate('registerTeam', { competition: made.id, track, name: `팀 ${index}`, consents });
    const entry = await lead.mutate('saveEntry', {
      team: team.id,
      revision: 0,
      title: `제목 ${index}`,
      summary: '요약입니다.',
      declarations,
    });
    const file = await lead.upload(() => [report], report.length, `report ${index}.pdf`);
    await lead.mutate('attachFile', { entry: entry.id, file, slot: 'REPORT' });
    await lead.mutate('submitEntry', { entry: entry.id }, '{ ordinal }');
    return entry.id;
  });
  const closed = { ...calendar, registrationClosesAt: isoIn(-1_000), submissionsCloseAt: isoIn(-1_000) };
  await host.mutate('moveDeadlines', { competition: made.id, calendar: closed, reason: '접수 종료' });

  const { pledgeText } = await host.ask('{ pledgeText { hash } }');
  const panel = await eachOf([...Array(judges).keys()], 1, async (index) => {
    const judge = await place.person(`${slug}-judge${index}`);
    const seat = await host.mutate('appointJudge', { stage, track, email: judge.email });
    await judge.mutate('signPledge', { stage, textHash: pledgeText.hash }, '{ pledgedAt }');
    return { judge, seat: seat.id };
  });
  const pairs = ids.flatMap((entry, index) =>
    Array.from({ length: perEntry }, (_, turn) => ({ entry, ...panel[(index + turn) % judges] })),
  );
  await eachOf(pairs, 8, ({ entry, seat }) => host.mutate('assignJudge', { judge: seat, entry }));
  await copiesMade(place.db);
  await host.mutate('openStage', { stage });
  return { slug, stage, judges: panel.map(({ judge }) => judge) };
}

async function copiesMade(db) {
  for (;;) {
    const { rows } = await db.query(`select count(*)::int as pending from judge_copy where state = 'PENDING'`);
    if (rows[0].pending === 0) return;
    await pause(200);
  }
}

/** Every judge saves a complete sheet for every entry of theirs. Answers the drafts, judge by judge. */
export function saveSheets({ stage, judges }) {
  const desk = 'query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment } } }';
  return eachOf(judges, judges.length, async (judge, seat) => {
    const { judgeDesk } = await judge.ask(desk, { stage });
    return eachOf(judgeDesk.assignments, 1, async ({ assignment }, index) => {
      const marks = defaultRubric.criteria.map(({ key, maxPoints }, criterion) => ({
        criterion: key,
        comment: '근거 자료와 방법이 분명하며 결과를 다시 확인할 수 있습니다.',
        points: ((Number(maxPoints) * (100 + ((index * 7 + seat * 13 + criterion * 5) % 81))) / 200).toFixed(0),
      }));
      const { revision } = await judge.mutate('saveSheet', { assignment, revision: 0, marks, comment: '' }, '{ revision }');
      return { judge, assignment, revision };
    });
  });
}
