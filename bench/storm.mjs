// `npm run bench -- storm`: 300 teams submit in the last minute, 30 of them in its last second, before two instances on one database and one
// store. Fails if anything that was acknowledged is not there as it was, or anything was refused that was neither late nor named.
import { openPlace } from './api/place.mjs';
import { examine, figuresOf } from './storm/examine.mjs';
import { storm } from './storm/storm.mjs';

/** `{ acknowledged, refused: { code: count }, unanswered, p50ms, p99ms }`; the times are of one upload, attachment and submission. */
export async function measure() {
  const place = await openPlace();
  try {
    const host = await place.person('host', ['ORGANIZER']);
    const ports = [host.port, await place.beside()];
    const told = await storm({ host, person: (name) => place.person(name), ports, teams: 300, lastSecond: 30, seconds: 60 });
    const query = async (sql, values) => (await place.db.query(sql, values)).rows;
    const problems = await examine(told, { query, person: host });
    for (const problem of problems) console.error(`— ${problem}`);
    console.error(`— ${problems.length} problems`);
    if (problems.length > 0) process.exitCode = 1;
    return { ...figuresOf(told), problems: problems.length };
  } finally {
    await place.close();
  }
}
