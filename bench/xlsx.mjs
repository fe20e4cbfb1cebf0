// `npm run bench -- xlsx`: how long the marks of five thousand entries (three judges, five criteria) take as a workbook, over HTTP, how much memory the
// server needs for it, and how long somebody else has to wait meanwhile.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultRubric } from '../dist/src/domain/default-rubric.js';
import { closedEdition, entriesStatement } from './api/edition.mjs';
import { openPlace } from './api/place.mjs';

const ENTRIES = 5_000;
const JUDGES = 30;
const JUDGES_EACH = 3;
const BATCH = 500;

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
  const { edition, track, stage } = await closedEdition(host, 'xlsx-2025');
  const rubric = await host.mutate('writeRubric', { stage, criteria: defaultRubric.criteria }, '{ id }');
  await db.query(`update stage set state = 'OPEN' where id = $1`, [stage]);
  const judges = Array.from({ length: JUDGES }, () => randomUUID());
  await db.query(judgeStatement, [stage, track, randomUUID(), judges]);
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, at) => {
      const n = from + at + 1;
      const seats = Array.from({ length: JUDGES_EACH }, (_, nth) => judges[(n * JUDGES_EACH + nth) % JUDGES]);
      const ids = { account: randomUUID(), team: randomUUID(), entry: randomUUID(), version: randomUUID() };
      return { ...ids, n, title: `작품 ${n}`, summary: '', seats };
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

const entryStatement = entriesStatement(
  'seats uuid[]',
  `given as (insert into assignment (id, stage_id, judge_id, entry_id, assigned_at)
             select gen_random_uuid(), $4, seat, entry, now() from made cross join lateral unnest(seats) as seat returning id)
   insert into sheet (id, assignment_id, rubric_id, revision, state, comment, submitted_at, updated_at, salt)
   select gen_random_uuid(), id, $5, 1, 'SUBMITTED', repeat('전체로 보아 완성도가 높다. ', 10), now(), now(), 'salt' from given`,
);
