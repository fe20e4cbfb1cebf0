// `npm run bench -- xlsx`: how long the marks of five thousand entries (three judges, five criteria) take as a workbook, over HTTP, how much memory the
// server needs for it, and how long somebody else has to wait meanwhile.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRubric } from '../dist/src/domain/default-rubric.js';
import { openPlace } from './api/place.mjs';

const ENTRIES = 5_000;
const JUDGES = 30;
const JUDGES_EACH = 3;
const BATCH = 500;

const DAY = 86_400_000;
const isoIn = (ms) => new Date(Math.floor((Date.now() + ms) / 1000) * 1000).toISOString();

/** `{ rows, seedS, s, mb, rssBefore, rssPeak, rssSlow, waitP50, waitMax }`; sizes in MB, waits for `GET /healthz` in milliseconds */
export async function measure() {
  const place = await openPlace();
  try {
    const host = await place.person('host', ['ORGANIZER']);
    const started = performance.now();
    const { edition, stage } = await seed(place.db, host);
    const seedS = Math.round((performance.now() - started) / 1000);
    await place.db.query('vacuum analyze');
    console.error(`seeded after ${seedS} s`);
    // Once before, so that nothing is measured that happens once.
    await fetched(host, edition, stage);
    const rssBefore = rssOf(place.pid);
    const fast = await watched(place.pid, host.port, () => fetched(host, edition, stage));
    const slow = await watched(place.pid, host.port, () => fetched(host, edition, stage, 20));
    console.table({ fast, slow });
    const { took: s, result: mb, rss: rssPeak, waitP50, waitMax } = fast;
    return {
      rows: ENTRIES * JUDGES_EACH * defaultRubric.criteria.length,
      seedS,
      s,
      mb,
      rssBefore,
      rssPeak,
      rssSlow: slow.rss,
      waitP50,
      waitMax,
    };
  } finally {
    await place.close();
  }
}

const rssOf = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

/** What it takes, the most memory meanwhile, and how long others wait. */
async function watched(pid, port, work) {
  const waits = [];
  const over = new AbortController();
  let rss = 0;
  const watching = (async () => {
    const agent = new Agent({ keepAlive: true });
    while (!over.signal.aborted) {
      const asked = performance.now();
      (await answerOf({ port, path: '/healthz', agent })).resume();
      waits.push(performance.now() - asked);
      rss = Math.max(rss, rssOf(pid));
      await pause(5);
    }
    agent.destroy();
  })();
  const started = performance.now();
  const result = await work();
  const took = Number(((performance.now() - started) / 1000).toFixed(1));
  over.abort();
  await watching;
  const sorted = waits.toSorted((one, other) => one - other);
  return { took, result, rss, waitP50: Math.round(sorted[Math.floor(sorted.length / 2)]), waitMax: Math.round(sorted.at(-1)) };
}

async function answerOf(options, body) {
  const asked = request({ host: '127.0.0.1', ...options });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  return answer;
}

/** The size of the workbook in MB; `delay` milliseconds between two pieces make a slow reader. */
async function fetched(host, edition, stage, delay = 0) {
  const headers = { ...host.headers, 'content-type': 'application/json' };
  const wish = JSON.stringify({ reason: '측정을 위해 받습니다.', stage });
  const answer = await answerOf({ port: host.port, method: 'POST', path: `/exports/${edition}/marks`, headers }, wish);
  if (answer.statusCode !== 200) throw new Error(`The server answered ${answer.statusCode}.`);
  let bytes = 0;
  for await (const piece of answer) {
    bytes += piece.length;
    if (delay) await pause(delay);
  }
  return Number((bytes / 2 ** 20).toFixed(1));
}

async function seed(db, host) {
  const calendar = { registrationOpensAt: isoIn(-3 * DAY), registrationClosesAt: isoIn(-2 * DAY), submissionsCloseAt: isoIn(-DAY) };
  const wish = { slug: 'xlsx-2025', titleKo: '경진대회', titleEn: 'Competition', year: 2025, calendar };
  const tracks = [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }];
  const stages = [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review' }];
  const made = await host.mutate('createCompetition', { ...wish, tracks, stages }, '{ id tracks { id } stages { id } }');
  const [edition, track, stage] = [made.id, made.tracks[0].id, made.stages[0].id];
  const rubric = await host.mutate('writeRubric', { stage, criteria: defaultRubric.criteria }, '{ id }');
  await db.query(`update stage set state = 'OPEN' where id = $1`, [stage]);
  const judges = Array.from({ length: JUDGES }, () => randomUUID());
  await db.query(judgeStatement, [stage, track, randomUUID(), judges]);
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, at) => {
      const n = from + at + 1;
      const seats = Array.from({ length: JUDGES_EACH }, (_, nth) => judges[(n * JUDGES_EACH + nth) % JUDGES]);
      return { account: randomUUID(), team: randomUUID(), entry: randomUUID(), version: randomUUID(), n, seats };
    });
    await db.query(entryStatement, [edition, track, JSON.stringify(rows), stage, rubric.id]);
  }
  await db.query(`insert into mark (id, sheet_id, criterion_id, points, comment)
                  select gen_random_uuid(), sheet.id, criterion.id, criterion.max_points, repeat('분석의 근거가 분명하다. ', 6)
                    from sheet join criterion on criterion.rubric_id = sheet.rubric_id`);
  await db.query(`update stage set state = 'CLOSED', closed_at = now() where id = $1`, [stage]);
  return { edition, stage };
}

const judgeStatement = `
  with seats as (select seat, n from unnest($4::uuid[]) with ordinality as listed (seat, n)),
       accounts as (insert into account (id, email, name) select seat, 'judge' || n || '@xlsx.example', '심사위원 ' || n from seats),
       panels as (insert into panel (id, stage_id, track_id) values ($3, $1, $2))
  insert into judge (id, panel_id, account_id) select seat, $3, seat from seats`;

const entryStatement = `
  with made as (select * from json_to_recordset($3) as row (account uuid, team uuid, entry uuid, version uuid, n int, seats uuid[])),
       accounts as (insert into account (id, email, name) select account, 'team' || n || '@xlsx.example', '팀장 ' || n from made),
       teams as (insert into team (id, competition_id, track_id, name, state, created_at) select team, $1, $2, '팀 ' || n, 'REGISTERED', now() from made),
       members as (insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
                   select gen_random_uuid(), team, $1, account, 'team' || n || '@xlsx.example', 'LEAD', 'JOINED', now(), now() from made),
       works as (insert into entry (id, team_id, competition_id, track_id, number, title, summary, declarations, state, updated_at)
                 select entry, team, $1, $2, '2025-분석-' || lpad(n::text, 4, '0'), '작품 ' || n, '', '{}', 'SUBMITTED', now() from made),
       versions as (insert into entry_version (id, entry_id, ordinal, title, summary, declarations, submitted_at, submitted_by, receipt_id, receipt, audit_seq, audit_hash)
                    select version, entry, 1, '작품 ' || n, '', '{}', now(), account, gen_random_uuid(), '{}', 0, '' from made),
       given as (insert into assignment (id, stage_id, judge_id, entry_id, assigned_at)
                 select gen_random_uuid(), $4, seat, entry, now() from made cross join lateral unnest(seats) as seat returning id)
  insert into sheet (id, assignment_id, rubric_id, revision, state, comment, submitted_at, updated_at, salt)
  select gen_random_uuid(), id, $5, 1, 'SUBMITTED', repeat('전체로 보아 완성도가 높다. ', 10), now(), now(), 'salt' from given`;
