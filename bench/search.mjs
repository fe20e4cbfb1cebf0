// `npm run bench -- search`: how long organisers wait for a search over five thousand entries with reports of twenty pages, over HTTP, beside the floor
// in the same run: PostgreSQL looking through all of the same text by ILIKE, without HTTP.
import { randomBytes, randomUUID } from 'node:crypto';
import { entities } from '../dist/src/entities.js';
import { randomStream } from '../dist/src/domain/random-stream.js';
import { SearchService } from '../dist/src/features/entries/search.service.js';
import { createDataSource } from '../dist/src/platform/database/data-source.js';
import { closedEdition, entriesStatement } from './api/edition.mjs';
import { openPlace } from './api/place.mjs';

const ENTRIES = 5_000;
const PAGES = 20;
/** In UTF-8 these are some 30 kB a report. */
const LETTERS_OF_PAGE = 550;
const ROUNDS = 40;
const FLOOR_ROUNDS = 10;
const BATCH = 100;
const RARE_EVERY = 500;
/** Of so many entries it is measured how long indexing them takes. */
const MEASURED = 50;

/** `{ entries, reportKb, seedS, indexMsPerEntry, indexMb, floorP50, worstP99, ratio, queries: { name: { found, p50, p99 } } }`; in milliseconds */
export async function measure() {
  const place = await openPlace();
  try {
    const host = await place.person('host', ['ORGANIZER']);
    const random = randomStream(2025);
    const words = vocabulary(random);
    const [{ edition, bytes }, seedMs] = await timed(() => seed(place.db, host, () => report(random, words)));
    console.error(`${ENTRIES} entries, ${Math.round(bytes / ENTRIES / 1024)} kB each, after ${Math.round(seedMs / 1000)} s`);
    const indexMsPerEntry = Number((await indexAll(place, edition)).toFixed(1));
    await place.db.query('vacuum analyze');
    console.error(`indexed: ${indexMsPerEntry} ms an entry`);
    const floorP50 = percentile(await eachTime(FLOOR_ROUNDS, () => lookThrough(place.db, edition, '희귀낱말')), 50);
    console.error(`floor: ${floorP50} ms`);
    const queries = {};
    for (const [name, text] of Object.entries(looked(words))) queries[name] = await searched(host, text);
    console.table(queries);
    const worstP99 = Math.max(...Object.values(queries).map(({ p99 }) => p99));
    const size = `select pg_total_relation_size('entry_search') as size`;
    const indexMb = Math.round(Number((await place.db.query(size)).rows[0].size) / 2 ** 20);
    return {
      entries: ENTRIES,
      reportKb: Math.round(bytes / ENTRIES / 1024),
      seedS: Math.round(seedMs / 1000),
      indexMsPerEntry,
      indexMb,
      floorP50,
      worstP99,
      ratio: Number((worstP99 / floorP50).toFixed(3)),
      queries,
    };
  } finally {
    await place.close();
  }
}

/** Common words are in every report; two reports in a thousand say 희귀낱말 and 희귀. */
const looked = (words) => ({
  'two characters, rare': '희귀',
  'two characters, in all': words.find((word) => word.length === 2),
  'four characters, rare': '희귀낱말',
  'three characters, in all': words.find((word) => word.length === 3),
  'common and rare': `${words.find((word) => word.length === 3)} 희귀`,
  'three common words': words.slice(0, 3).join(' '),
  'a phrase': '"희귀낱말 다음"',
  'one character': words[0][0],
  'not there': '꿻꿿',
  // All of its threes are in all reports, it is in none: everything is looked through in vain.
  'not there, hardest': `${words
    .filter((word) => word.length === 4)
    .slice(0, 12)
    .join('')}`,
  'two hundred characters': words.slice(0, 10).join(' ').padEnd(200, '가'),
});

const SEARCH = `query ($text: String!) { organizerDesk(competition: "search-2025") { searchEntries(text: $text) {
  nodes { entry { number title } places { where slot page before match after } } } } }`;

async function searched(host, text) {
  let found = 0;
  const times = await eachTime(ROUNDS, async () => {
    const { organizerDesk } = await host.ask(SEARCH, { text });
    found = organizerDesk.searchEntries.nodes.length;
  });
  return { found, p50: percentile(times, 50), p99: percentile(times, 99) };
}

const lookThrough = (db, edition, word) =>
  db.query(`select entry_id from entry_search where competition_id = $1 and folded ilike '%' || $2 || '%' limit 21`, [edition, word]);

async function eachTime(rounds, work) {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(work))[1]);
  return times.toSorted((a, b) => a - b);
}

const percentile = (sorted, share) => Number(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))].toFixed(1));

async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}

async function indexAll(place, competition) {
  const db = await createDataSource({ url: place.environment.DATABASE_URL, poolSize: 2 }, entities).initialize();
  try {
    const service = new SearchService(db);
    const { rows } = await place.db.query(`select id from entry where competition_id = $1`, [competition]);
    const [first, others] = [rows.slice(0, MEASURED), rows.slice(MEASURED)];
    // Into all of an index at once goes much faster than into it entry by entry, as they come in earnest.
    await place.db.query(`drop index entry_search_pairs_idx, entry_search_triples_idx`);
    for (const { id } of others) await service.index({ entry: id });
    await place.db.query(`set maintenance_work_mem = '256MB'; create index entry_search_pairs_idx on entry_search using gin (pairs)`);
    await place.db.query(`set maintenance_work_mem = '256MB'; create index entry_search_triples_idx on entry_search using gin (triples)`);
    const [, ms] = await timed(async () => {
      for (const { id } of first) await service.index({ entry: id });
    });
    return ms / MEASURED;
  } finally {
    await db.destroy();
  }
}

/** Twenty thousand words of two to four syllables, the most frequent first. */
function vocabulary(random) {
  const syllables = Array.from({ length: 900 }, () => String.fromCharCode(0xac00 + Math.floor(random() * 11_172)));
  const word = () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() ** 2 * syllables.length)]).join('');
  return [...new Set(Array.from({ length: 20_000 }, word))];
}

/** Pages of words as often as they are in languages: the second half as often as the first one, the third a third as often. */
function report(random, words) {
  return Array.from({ length: PAGES }, () => {
    let text = '';
    while (text.length < LETTERS_OF_PAGE) text += `${words[Math.floor(words.length ** random()) - 1]}${random() < 0.1 ? '.\n' : ' '}`;
    return text;
  });
}

async function seed(db, host, pagesOf) {
  const { edition, track } = await closedEdition(host, 'search-2025');
  let bytes = 0;
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, at) => {
      const pages = pagesOf();
      if ((from + at) % RARE_EVERY === 0) pages[11] += ' 희귀낱말 다음';
      bytes += Buffer.byteLength(pages.join(''));
      const parts = pages.map((text, index) => ({ where: 'TEXT', page: index + 1, label: null, text }));
      const title = pages[0].slice(0, 30).replaceAll('\n', ' ').trim();
      const ids = { account: randomUUID(), team: randomUUID(), entry: randomUUID(), version: randomUUID(), file: randomUUID() };
      return { ...ids, n: from + at + 1, title, summary: pages[1].slice(0, 300), parts, key: randomBytes(16).toString('hex') };
    });
    await db.query(statement, [edition, track, JSON.stringify(rows)]);
  }
  return { edition, bytes };
}

const statement = entriesStatement(
  'file uuid, parts jsonb, key text',
  `files as (insert into stored_file (id, storage_key, size, sha256, kind, media_type, uploaded_by)
             select file, key, 1, repeat('0', 64), 'PDF', 'application/pdf', account from made),
   held as (insert into entry_file (id, entry_id, version_id, slot, stored_file_id)
            select gen_random_uuid(), entry, version, 'REPORT', file from made)
   insert into file_text (stored_file_id, state, page_count, parts, read_at) select file, 'READY', 20, parts, now() from made`,
);
