// `npm run bench -- results`: published results of five thousand lines, asked for as the public does, beside a static file of the same bytes
// through the same server. It fails below half of the static file's requests per second.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { loaded, times } from './api/load.mjs';
import { openPlace } from './api/place.mjs';

const LINES = 5_000;
const [WORKERS, EACH, ROUNDS] = [8, 40, 3];
const LEAST = 0.5;
const SLUG = 'bench-2025';

/** `{ lines, bytes, staticPerSecond, resultsPerSecond, ratio, notModified: { staticPerSecond, resultsPerSecond, ratio } }`, the best of some rounds each */
export async function measure() {
  const place = await openPlace();
  const folder = join(place.folder, 'static');
  await mkdir(folder);
  await seed(place.db);
  const server = fork(new URL('./results/server.mjs', import.meta.url), [folder], {
    env: { PATH: process.env.PATH, ...place.environment },
  });
  try {
    const [port] = await once(server, 'message');
    const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });
    const ask = (path, headers = {}) => answerOf({ port, agent, path, headers });
    const first = await ask(`/results/${SLUG}`);
    if (first.status !== 200) throw new Error(String(first.body));
    const { totalCount, nodes } = JSON.parse(first.body).data.publishedResults.standings;
    if (first.status !== 200 || totalCount !== LINES || nodes.length !== LINES) throw new Error(`not what was seeded: ${first.status}`);
    await writeFile(join(folder, 'results.json'), first.body);
    const file = await ask('/static/results.json');
    if (!file.body.equals(first.body)) throw new Error('the file is not what the route answers');
    const rate = async (path, headers, status) => {
      const job = async () => {
        const answer = await ask(path, headers);
        if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
      };
      return (await loaded(Array.from({ length: WORKERS }, () => times(EACH, job)))).perSecond;
    };
    const compared = async (status, of) => {
      const best = { staticPerSecond: 0, resultsPerSecond: 0 };
      for (let round = 0; round < ROUNDS; round++) {
        best.staticPerSecond = Math.max(best.staticPerSecond, await rate('/static/results.json', of(file), status));
        best.resultsPerSecond = Math.max(best.resultsPerSecond, await rate(`/results/${SLUG}`, of(first), status));
      }
      return { ...best, ratio: Math.round((best.resultsPerSecond / best.staticPerSecond) * 100) / 100 };
    };
    const whole = await compared(200, () => ({}));
    const notModified = await compared(304, ({ headers }) => ({ 'if-none-match': headers.etag }));
    console.error(`${LINES} lines, ${first.body.length} bytes: ${whole.resultsPerSecond}/s, a static file ${whole.staticPerSecond}/s`);
    if (whole.ratio < LEAST) throw new Error(`${whole.ratio} of the static file's requests per second: at least ${LEAST} is asked.`);
    return { lines: LINES, bytes: first.body.length, ...whole, notModified };
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await place.close();
  }
}

function answerOf({ port, agent, path, headers }) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent, path, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
    }).on('error', reject);
  });
}

/** A publication with as many lines, each with the name of a team, straight into the tables. */
async function seed(db) {
  const id = randomUUID();
  await db.query(
    `insert into publication (id, competition_id, ordinal, slug, title_ko, title_en, year, settlement_id, settlement_hash, audit_seq, audit_hash,
                              awarded_places, signed_text, kid, signature, published_at, decided_at, published_by)
     values ($1, $1, 1, $2, '데이터 분석 경진대회', 'Data analysis competition', 2025, $1, '', 0, '', 3, '', '', '', now() - interval '1 minute',
             now() - interval '1 minute', $1)`,
    [id, SLUG],
  );
  await db.query(
    `insert into published_standing (id, publication_id, ordinal, place, score, entry_number, title, track_ko, track_en, is_winner)
     select gen_random_uuid(), $1, n, n, round(100 - n / 100.0, 2), '2025-분석-' || lpad(n::text, 4, '0'), '버스 노선 수요를 다시 살피는 분석 ' || n,
            '데이터 분석', 'Data analysis', n <= 3
       from generate_series(1, $2::int) as n`,
    [id, LINES],
  );
  await db.query(
    `insert into published_name (id, standing_id, ordinal, kind, name)
     select gen_random_uuid(), id, 1, 'TEAM', '데이터로 걷는 팀 ' || ordinal from published_standing where publication_id = $1`,
    [id],
  );
}
