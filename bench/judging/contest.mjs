// Made-up contests: entries of different quality, judges of different leniency, and noise, with standard deviations 7, 6 and 5.
const rubric = [
  ['relevance', 20, 25],
  ['validity', 30, 30],
  ['originality', 20, 20],
  ['usefulness', 20, 15],
  ['completeness', 10, 10],
].map(([key, maxPoints, weight]) => ({ key, maxPoints: `${maxPoints}`, weight: `${weight}` }));

/** The sheets of a contest as `{ entry, judge, marks, total }`, marks in half points as decimal texts: the same for the same seed. */
export function sheetsOf({ entries, judges, perEntry, seed = 1 }) {
  const random = randomFrom(seed);
  const leniency = Array.from({ length: judges }, () => 6 * normal(random));
  const deck = Array.from({ length: judges }, (_, judge) => judge);
  return Array.from({ length: entries }, (_, entry) => {
    const quality = 65 + 7 * normal(random);
    return Array.from({ length: perEntry }, (_, drawn) => {
      const other = drawn + Math.floor(random() * (judges - drawn));
      [deck[drawn], deck[other]] = [deck[other], deck[drawn]];
      const level = (quality + leniency[deck[drawn]] + 5 * normal(random)) / 100;
      const marks = rubric.map(({ maxPoints }) => markNear(level * maxPoints, Number(maxPoints)));
      return { entry, judge: deck[drawn], marks, total: totalOf(marks) };
    });
  }).flat();
}

const markNear = (points, most) => (Math.round(Math.min(Math.max(points, 0), most) * 2) / 2).toFixed(2);

const weights = rubric.reduce((sum, { weight }) => sum + Number(weight), 0);

const totalOf = (marks) =>
  (100 * rubric.reduce((sum, { maxPoints, weight }, index) => sum + (weight * marks[index]) / maxPoints, 0)) / weights;

/** The same as a `ranking` question with the usual rule. */
export function questionOf(entries, sheets) {
  const byEntry = Array.from({ length: entries }, (_, entry) => ({
    id: `E${entry}`,
    submittedAt: '2025-10-15T14:00:00+09:00',
    sheets: [],
  }));
  for (const { entry, judge, marks } of sheets) byEntry[entry].sheets.push({ judge: `J${judge}`, marks });
  return {
    config: {
      criteria: rubric,
      aggregate: 'mean',
      drop: 1,
      minJudges: 5,
      level: 'total',
      rounding: { decimals: 2, mode: 'half-up' },
      rankOn: 'rounded',
      cutoffOn: 'rounded',
      tieBreak: [{ type: 'criterion', key: 'validity' }, { type: 'criterion', key: 'relevance' }, { type: 'plainMean' }],
      ranking: 'competition',
      minScore: null,
      awards: [],
    },
    entries: byEntry,
  };
}

/** The floor: every mark read and summed up once in floating point, and the entries sorted. No exactness, no models, no ties. */
export function plainPass(entries, sheets) {
  const sums = new Float64Array(entries);
  const counts = new Int32Array(entries);
  for (const { entry, marks } of sheets) {
    sums[entry] += totalOf(marks);
    counts[entry]++;
  }
  return sums.map((sum, entry) => sum / counts[entry]).toSorted();
}

/** Lehmer's generator: numbers from 0 to 1 that are the same on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Box and Muller. */
const normal = (random) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
