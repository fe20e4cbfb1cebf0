// The evening of a deadline: teams upload, attach and submit in the last minute, before whichever of two instances they come to. What they
// are answered is written down here, and afterwards compared with what is there (examine.mjs).
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { declarations } from '../api/declarations.mjs';
import { eachOf } from '../api/load.mjs';

const DAY = 86_400_000;
const SECOND = 1000;

/**
 * Lets `teams` submit within `seconds` before a deadline, `lastSecond` of them in its last second, of whom each tries again after it.
 * `host` organises, `person(name)` makes a lead, who is sent to one of `ports` by turns.
 * Answers what was acknowledged, what was refused, and what had no answer at all.
 */
export async function storm({ host, person, ports, teams, lastSecond, seconds, slug = 'storm-2025' }) {
  const edition = await anEdition(host, slug);
  const leads = await eachOf([...Array(teams).keys()], 8, (index) => aTeam(edition, person, ports, index));
  // As its second ends; the calendar knows no parts of seconds.
  const deadline = Math.ceil(Date.now() / SECOND + seconds) * SECOND;
  const end = deadline + SECOND;
  const calendar = { ...edition.calendar, registrationClosesAt: iso(deadline), submissionsCloseAt: iso(deadline) };
  await host.mutate('moveDeadlines', { competition: edition.id, calendar, reason: '접수 마감' });
  const told = { slug, deadline: iso(deadline), acknowledged: [], refused: [], unanswered: [] };
  await Promise.all(
    leads.map(async (lead, index) => {
      const isLast = index < lastSecond;
      const [from, to] = isLast ? [end - SECOND, end] : [end - seconds * SECOND, end - SECOND];
      await pause(Math.max(0, from + Math.random() * (to - from) - Date.now()));
      await submitOnce(lead, told);
      if (!isLast) return;
      await pause(Math.max(0, end + Math.random() * SECOND - Date.now()));
      await submitOnce(lead, told);
    }),
  );
  return told;
}

const iso = (ms) => new Date(ms).toISOString();

async function anEdition(host, slug) {
  const now = Math.floor(Date.now() / SECOND) * SECOND;
  const calendar = { registrationOpensAt: iso(now - DAY), registrationClosesAt: iso(now + DAY), submissionsCloseAt: iso(now + DAY) };
  const made = await host.mutate(
    'createCompetition',
    {
      slug,
      titleKo: '경진대회',
      titleEn: 'Competition',
      year: 2025,
      calendar,
      tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
      stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 1 }],
    },
    '{ id tracks { id } }',
  );
  await host.mutate('announceCompetition', { competition: made.id });
  const { consentTexts } = await host.ask('{ consentTexts { kind hash } }');
  return { id: made.id, track: made.tracks[0].id, calendar, consents: consentTexts.map(({ kind, hash }) => ({ kind, textHash: hash })) };
}

async function aTeam({ id: competition, track, consents }, person, ports, index) {
  const lead = await person(`lead${index}`);
  const team = await lead.mutate('registerTeam', { competition, track, name: `팀 ${index}`, consents });
  const draft = { team: team.id, revision: 0, title: `제목 ${index}`, summary: '요약입니다.', declarations };
  const entry = await lead.mutate('saveEntry', draft);
  // Whoever uploads to one instance submits to the other.
  const [first, second] = index % 2 === 0 ? ports : ports.toReversed();
  return { entry: entry.id, uploads: lead.at(first), submits: lead.at(second), byTus: index % 3 === 0, turn: 0, name: `${index}` };
}

/** One upload, attachment and submission; whatever it is answered is written down. */
async function submitOnce(lead, told) {
  const report = await aReport(`${lead.name}, ${lead.turn++}`);
  const sha256 = createHash('sha256').update(report).digest('hex');
  const begun = performance.now();
  try {
    const file = await (lead.byTus ? lead.uploads.resume(report) : lead.uploads.upload(() => [report], report.length, '보고서.pdf'));
    await lead.submits.mutate('attachFile', { entry: lead.entry, file, slot: 'REPORT' });
    const fields = '{ ordinal submittedAt receiptId receipt }';
    const version = await lead.submits.mutate('submitEntry', { entry: lead.entry }, fields);
    told.acknowledged.push({ lead, file, sha256, size: report.length, ...version, ms: performance.now() - begun });
  } catch (error) {
    if (error.refusal) told.refused.push(error.refusal);
    else told.unanswered.push(error.message);
  }
}

async function aReport(text) {
  const pdf = new PDFDocument({ info: { CreationDate: new Date(0) } });
  pdf.text(`Report of team ${text}`).end();
  return buffer(pdf);
}
