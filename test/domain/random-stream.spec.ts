import { expect, test } from '@jest/globals';
import { normalStream, randomStream } from '../../src/domain/random-stream.js';

const drawn = (next: () => number, count: number) => Array.from({ length: count }, next);

const momentsOf = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

test('a seed gives the same numbers each time, and another seed others', () => {
  expect(drawn(randomStream(7), 5)).toEqual(drawn(randomStream(7), 5));
  expect(drawn(randomStream(7), 5)).not.toEqual(drawn(randomStream(8), 5));
});

test('numbers of a stream have the mean and the variance of what they imitate', () => {
  // Standard errors of the means at 20,000: 0.002 and 0.007; four of them.
  const uniform = momentsOf(drawn(randomStream(1), 20_000));
  const normal = momentsOf(drawn(normalStream(randomStream(2)), 20_000));
  expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(0.009);
  expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(0.003);
  expect(Math.abs(normal.mean)).toBeLessThan(0.029);
  expect(Math.abs(normal.variance - 1)).toBeLessThan(0.04);
});
