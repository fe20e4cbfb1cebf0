// `npm run bench -- api`: what judges, organisers and teams wait for, over HTTP, each beside its floor in the same run: the same SQL straight
// through `pg`, or the same bytes through `tee` and `sha256sum`. Takes some minutes, most of them to make an edition of a thousand entries.
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import PDFDocument from 'pdfkit';
import { PreparingClient } from '../dist/src/platform/database/preparing-client.js';
import { openRecorder, replay } from './api/floor.mjs';
import { loaded, times } from './api/load.mjs';
import { openPlace, peakMemory } from './api/place.mjs';
import { editionInJudging, saveSheets } from './api/seed.mjs';

const run = promisify(execFile);
const JUDGES = 8;
const MB = 1024 * 1024;

const SUBMIT = 'mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) { state revision } }';
const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) {
  pledgedAt progress { submitted total }
  assignments { assignment code title summary state files { id name kind size } sheet { revision state total } } } }`;
const RANKING = `query ($slug: String!) { organizerDesk(competition: $slug) { settlements { standings(first: 1000) {
  nodes { place score entryNumber title teamName criterionMeans { criterion mean } } } } } }`;

/** `{ submitSheet, judgeDesk, ranking1000, upload100MB }`, each `{ perSecond, p50ms, p99ms, cpuMsPerRequest, ratioToFloor }` */
export async function measure() {
  const place = await openPlace();
  try {
    const host = await place.person('host', ['ORGANIZER']);
    const small = await editionInJudging(place, host, { slug: 'small-2025', entries: 30, judges: JUDGES, perEntry: JUDGES });
    say('a thousand entries are being made');
    const large = await editionInJudging(place, host, { slug: 'large-2025', entries: 1000, judges: JUDGES, perEntry: 3 });
    const recorder = await openRecorder(place);
    try {
      const results = {
        judgeDesk: await measureDesk(place, recorder, small),
        submitSheet: await measureSubmissions(place, recorder, large),
        ranking1000: await measureRanking(place, recorder, host, large),
        upload100MB: await measureUpload(place),
      };
      console.table(results);
      return results;
    } finally {
      await recorder.close();
    }
  } finally {
    await place.close();
  }
}

/** Eight judges open their desks of thirty entries, again and again. */
async function measureDesk(place, recorder, { stage, judges }) {
  const statements = await recorder.statementsOf(judges[0].headers, DESK, { stage });
  const ours = () =>
    loaded(
      judges.map((judge) => times(100, () => judge.ask(DESK, { stage }))),
      { pid: place.pid },
    );
  await ours();
  const floor = await throughPg(place, (client) => times(100, () => replay(client, statements)));
  return against(floor, await ours());
}

/** Eight judges submit sheets that are complete; every other sheet is left to the floor. */
async function measureSubmissions(place, recorder, edition) {
  const drafts = await saveSheets(edition);
  const variables = ({ assignment, revision }) => ({ input: { assignment, revision } });
  const sheetOf = await sheetIds(place.db);
  const first = drafts[0][0];
  const statements = await recorder.statementsOf(first.judge.headers, SUBMIT, variables(first));
  const rest = drafts.map((ofJudge) => ofJudge.filter((draft) => draft !== first));
  const insteadOf = ({ assignment }) =>
    new Map([
      [first.assignment, assignment],
      [sheetOf.get(first.assignment), sheetOf.get(assignment)],
    ]);
  const floor = await throughPg(place, (client, seat) =>
    rest[seat].filter((_, index) => index % 2 === 1).map((draft) => () => replay(client, statements, insteadOf(draft))),
  );
  const ours = await loaded(
    rest.map((ofJudge) => ofJudge.filter((_, index) => index % 2 === 0).map((draft) => () => draft.judge.ask(SUBMIT, variables(draft)))),
    { pid: place.pid },
  );
  return against(floor, ours);
}

/** The organiser looks at a settled ranking of a thousand entries with the average of each criterion. */
async function measureRanking(place, recorder, host, { slug, stage }) {
  await host.mutate('closeStage', { stage }, '{ state }');
  await host.mutate('settleStage', { stage });
  const statements = await recorder.statementsOf(host.headers, RANKING, { slug });
  const ours = () => loaded([times(50, () => host.ask(RANKING, { slug }))], { pid: place.pid });
  await ours();
  const floor = await throughPg(place, (client) => times(50, () => replay(client, statements)), 1);
  return against(floor, await ours());
}

/** One upload of 100 MB after the other, beside `tee` into a file that is synced and `sha256sum`. */
async function measureUpload(place) {
  const team = await place.person('uploader');
  const file = join(place.folder, 'large.pdf');
  const pdf = new PDFDocument({ compress: false });
  pdf.file(randomBytes(100 * MB), { name: 'data.bin' });
  pdf.end();
  const bytes = await buffer(pdf);
  await writeFile(file, bytes);
  const before = peakMemory(place.pid);
  const upload = () => team.upload(() => createReadStream(file), bytes.length, 'large.pdf');
  const copy = join(place.folder, 'copy');
  const tee = async () => {
    await run('sh', ['-c', `tee "${copy}" < "${file}" | sha256sum && sync "${copy}"`]);
    await rm(copy);
  };
  await upload();
  const floor = await loaded([times(8, tee)]);
  const ours = await loaded([times(8, upload)], { pid: place.pid });
  say(`the server's memory grew by ${Math.round((peakMemory(place.pid) - before) / MB)} MB over nine uploads of 100 MB`);
  return against(floor, ours);
}

/** What `jobsOf` makes for each of so many connections, the connections beside each other. */
async function throughPg(place, jobsOf, connections = JUDGES) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      // Prepared as the application's own statements are.
      const client = new PreparingClient({ connectionString: place.environment.DATABASE_URL });
      // When a measurement fails, the database goes first: its own error is the one to be told.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    }),
  );
  const floor = await loaded(clients.map(jobsOf));
  await Promise.all(clients.map((client) => client.end()));
  return floor;
}

async function sheetIds(db) {
  const { rows } = await db.query(`select assignment_id, id from sheet`);
  return new Map(rows.map(({ assignment_id, id }) => [assignment_id, id]));
}

function against(floor, ours) {
  say(`floor: ${floor.perSecond}/s, p50 ${floor.p50ms} ms; ours: ${ours.perSecond}/s, p50 ${ours.p50ms} ms`);
  return { ...ours, ratioToFloor: Math.round((ours.perSecond / floor.perSecond) * 1000) / 1000 };
}

const say = (line) => console.error(`— ${line}`);
