// `npm run bench -- similarity`: how long a thousand reports of twenty pages take to be compared with each other, beside the floor in the same
// run: reading every letter of them once. No database.
import { similarTexts } from '../dist/src/domain/similarity/similar-texts.js';
import { randomStream } from '../dist/src/domain/random-stream.js';

const REPORTS = 1000;
/** Twenty pages of a report in 11 points are about this long. */
const LENGTH = 30_000;
const SIZES = [250, 500, 1000, 2000];

/** `{ reports, length, floorMs, ms, ratio, pairs, growth, rssMb }`; times in milliseconds, `growth` per report. */
export async function measure() {
  const random = randomStream(2025);
  const texts = Array.from({ length: Math.max(...SIZES) }, () => report(random));
  // Every twentieth has a fifth of the one before.
  for (let index = 19; index < texts.length; index += 20)
    texts[index] = texts[index - 1].slice(0, LENGTH / 5) + texts[index].slice(LENGTH / 5);
  const some = texts.slice(0, REPORTS);
  const floorMs = timeOf(() => some.reduce((sum, text) => sum + lettersIn(text), 0));
  console.error(`floor: ${floorMs} ms for ${REPORTS} reports of ${LENGTH} letters`);
  let found = [];
  const ms = timeOf(() => (found = similarTexts({ texts: some, earlierFrom: some.length, given: [] })));
  console.error(`compared: ${ms} ms, ${found.length} pairs`);
  if (found.length !== REPORTS / 20) throw new Error(`${found.length} pairs were found, not ${REPORTS / 20}.`);
  const growth = Object.fromEntries(SIZES.map((size) => [size, perReport(texts.slice(0, size))]));
  return {
    reports: REPORTS,
    length: LENGTH,
    floorMs,
    ms,
    ratio: round(ms / floorMs),
    pairs: found.length,
    growth,
    rssMb: round(process.memoryUsage.rss() / 2 ** 20),
  };
}

const perReport = (texts) => round(timeOf(() => similarTexts({ texts, earlierFrom: texts.length, given: [] })) / texts.length);

/** Words of two to four syllables, of which a report uses some thousands. */
function report(random) {
  let text = '';
  while (text.length < LENGTH) {
    for (let length = 2 + Math.floor(random() * 3); length > 0; length -= 1)
      text += String.fromCharCode(0xac00 + 28 * Math.floor(random() * 399));
    text += random() < 0.1 ? '.\n' : ' ';
  }
  return text.slice(0, LENGTH);
}

function lettersIn(text) {
  let letters = 0;
  for (const character of text) if (/[\p{L}\p{N}]/u.test(character)) letters += 1;
  return letters;
}

function timeOf(work) {
  const start = performance.now();
  work();
  return Math.round(performance.now() - start);
}

const round = (value) => Math.round(value * 100) / 100;
