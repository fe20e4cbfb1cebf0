import { expect, test } from '@jest/globals';
import { similarTexts } from '../../src/domain/similarity/similar-texts.js';
import { FORM, reportsWithCopies } from './generated-reports.js';

test.each([2025, 7])('finds 95 in 100 pairs of which one copied a fifth, and accuses at most one in 100 others (seed %d)', (seed) => {
  const { texts, copied } = reportsWithCopies(seed, { copies: 100, others: 200 });
  const found = similarTexts({ texts, earlierFrom: texts.length, given: [FORM] });
  const isCopied = (left: number, right: number) => copied.some(({ from, to }) => from === left && to === right);
  const missed = copied.filter(({ from, to }) => !found.some(({ left, right }) => left === from && right === to));
  const accused = found.filter(({ left, right }) => !isCopied(left, right));
  const innocent = new Set(accused.flatMap(({ left, right }) => [left, right]));
  const pairs = (texts.length * (texts.length - 1)) / 2 - copied.length;
  // Copies are a fifth of a report, so that much of it should be shown, and not much more.
  const shares = found.filter(({ left, right }) => isCopied(left, right)).map(({ rightShare }) => rightShare);
  const told = {
    seed,
    found: copied.length - missed.length,
    of: copied.length,
    accused: accused.length,
    ofPairs: pairs,
    innocent: innocent.size,
  };
  process.stdout.write(
    `similarity ${JSON.stringify({ ...told, share: shares.reduce((a, b) => a + b, 0) / shares.length, missed: missed.map(({ edit }) => edit) })}\n`,
  );
  expect(missed.length / copied.length).toBeLessThanOrEqual(0.05);
  expect(accused.length / pairs).toBeLessThanOrEqual(0.01);
  expect(innocent.size / texts.length).toBeLessThanOrEqual(0.01);
});
