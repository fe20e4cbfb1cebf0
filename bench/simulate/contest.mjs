import { designOf } from '../../dist/src/domain/model/design.js';
import { normalStream, randomStream } from '../../dist/src/domain/random-stream.js';

/** Chance for one table: the same seed gives the same contests. */
export function chance(seed) {
  const uniform = randomStream(seed);
  return { uniform, normal: normalStream(uniform) };
}

export const drawn = (count, next) => Array.from({ length: count }, next);

/** A random plan: `each` judges for every entry, none of whom has two sheets more than another. By entry. */
export function randomPlan({ uniform }, entries, judges, each) {
  const load = drawn(judges, () => 0);
  return drawn(entries, () => {
    const order = load.map((count, judge) => ({ judge, key: count + uniform() })).toSorted((a, b) => a.key - b.key);
    return order.slice(0, each).map(({ judge }) => {
      load[judge]++;
      return judge;
    });
  });
}

/**
 * A plan that steers strong entries to the first judges: an entry one sd above the mean is e² times likelier than an average one to come to
 * the first of the panel, and so much less likely to come to the last. Laden judges are spared.
 */
export function steeredPlan({ uniform }, quality, judges, each) {
  const load = drawn(judges, () => 0);
  const sd = Math.sqrt(quality.reduce((sum, value) => sum + value * value, 0) / quality.length);
  const middle = (judges - 1) / 2;
  return quality.map((value) => {
    const keyOf = (judge) => (2 * (value / sd) * (middle - judge)) / middle - 0.3 * load[judge] - Math.log(-Math.log(uniform() + 1e-12));
    const order = drawn(judges, (_, judge) => ({ judge, key: keyOf(judge) })).toSorted((a, b) => b.key - a.key);
    return order.slice(0, each).map(({ judge }) => {
      load[judge]++;
      return judge;
    });
  });
}

/** The sheets of a plan: `markOf(entry, judge)` is the total that a judge gives. */
export function designOfPlan(plan, judges, markOf) {
  const sheets = plan.flatMap((seers, entry) => seers.map((judge) => ({ entry, judge, total: markOf(entry, judge) })));
  return designOf(plan.length, judges, sheets);
}

/** Everybody sees everything. */
export const fullPlan = (entries, judges) => drawn(entries, () => drawn(judges, (_, judge) => judge));
