import { stat } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { hashPassword, passwordMatches } from '../../../src/features/accounts/password.js';

test('a password matches its own hash, however its letters were typed, and no other', async () => {
  const hash = await hashPassword('광안대교-2025');
  const attempts = ['광안대교-2025', '광안대교-2025'.normalize('NFD'), '광안대교-2026'];
  expect(await Promise.all(attempts.map((attempt) => passwordMatches(attempt, hash)))).toEqual([true, true, false]);
  expect(await passwordMatches('광안대교-2025', null)).toBe(false);
});

test('many that sign in at once leave threads to those who read files or connect to the database', async () => {
  await passwordMatches('warm up', null);
  let done = 0;
  const attempts = Array.from({ length: 40 }, () => passwordMatches('x', null).then(() => (done += 1)));
  // By now each of them has been given to a thread or waits for its turn.
  await new Promise((resolve) => setImmediate(resolve));
  await stat('.');
  // Otherwise it would be the fortieth in the queue of four threads.
  expect(done).toBeLessThan(10);
  await Promise.all(attempts);
  expect(done).toBe(40);
});
