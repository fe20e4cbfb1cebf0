// `npm run bench -- uploads`: ten uploads of 200 MB at once, in one go and by tus, against the server as it runs in earnest: how much the
// process grows, and how fast it is beside a plain server that writes the same bytes to the same disk and syncs them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { randomBytes } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { openPlace } from './api/place.mjs';

const MB = 1024 * 1024;
const AT_ONCE = 10;
const SIZE_MB = 200;

/** `{ multipart, tus }`, each `{ mbPerSecond, ratioToFloor, rssBeforeMb, rssPeakMb, growthMb }` */
export async function measure() {
  return { multipart: await measureWay('multipart', inOneGo), tus: await measureWay('tus', byTus) };
}

/** On a server that has just begun: memory that another way of uploading left free would hide what this one takes. */
async function measureWay(name, way) {
  const place = await openPlace({ UPLOAD_LIMIT_MB: '250' });
  try {
    const [small, large] = [await aPicture(place.folder), await aPdf(place.folder)];
    const people = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => place.person(`uploader${index}`)));
    // Once, for the code to be loaded; not with a document, which would be read for its text as well.
    await way(people[0], small);
    const floor = await measureFloor(place.folder, people, large);
    const ours = await withMemory(place.pid, () => throughput(people, (one) => way(one, large)));
    const ratioToFloor = Math.round((ours.mbPerSecond / floor.mbPerSecond) * 100) / 100;
    say(`${name}: ${ours.rssBeforeMb} MB before, ${ours.rssPeakMb} MB at most, grown by ${ours.growthMb} MB`);
    say(`${name}: ${ours.mbPerSecond} MB/s; the floor: ${floor.mbPerSecond} MB/s`);
    return { ...ours, ratioToFloor };
  } finally {
    await place.close();
  }
}

/** Too large to be read for its text. */
async function aPdf(folder) {
  const path = join(folder, 'large.pdf');
  const pdf = new PDFDocument({ compress: false });
  pdf.file(randomBytes(SIZE_MB * MB - 10_000), { name: 'data.bin' });
  pdf.end();
  await pipeline(pdf, createWriteStream(path));
  return { path, size: (await stat(path)).size };
}

async function aPicture(folder) {
  const path = join(folder, 'small.png');
  await writeFile(path, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(MB), Buffer.from('49454e44ae426082', 'hex')]));
  return { path, size: (await stat(path)).size };
}

const inOneGo = (person, { path, size }) => person.upload(() => createReadStream(path), size, 'report.pdf');

async function byTus(person, { path, size }) {
  const tus = { 'tus-resumable': '1.0.0' };
  const begun = await person.send('/uploads', { ...tus, 'upload-length': size }, (to) => to.end());
  begun.resume();
  const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'content-length': size, 'upload-offset': 0 };
  const done = await person.send(begun.headers.location, headers, (to) => pipeline(createReadStream(path), to), { method: 'PATCH' });
  done.resume();
  if (!done.headers['x-pado-file']) throw new Error(`An upload by tus was answered with ${done.statusCode}.`);
}

async function measureFloor(folder, people, { path, size }) {
  const server = fork(new URL('./uploads/floor-server.mjs', import.meta.url), [folder]);
  const [port] = await once(server, 'message');
  try {
    return await throughput(people, async (person) => {
      const answer = await person.send('/', { 'content-length': size }, (to) => pipeline(createReadStream(path), to), { port });
      answer.resume();
    });
  } finally {
    server.kill();
  }
}

async function throughput(people, job) {
  const begun = performance.now();
  await Promise.all(people.map(job));
  return { mbPerSecond: Math.round((AT_ONCE * SIZE_MB) / ((performance.now() - begun) / 1000)) };
}

/** How much memory the process has at the beginning, and at most while `work` runs: looked at every 20 ms. */
async function withMemory(pid, work) {
  const before = residentMb(pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(pid))), 20);
  try {
    return { ...(await work()), rssBeforeMb: before, rssPeakMb: peak, growthMb: peak - before };
  } finally {
    clearInterval(watch);
  }
}

const residentMb = (pid) => Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

const say = (line) => console.error(`— ${line}`);
