import { readFileSync } from 'node:fs';
import { test } from '@jest/globals';
import { answerJudgeDiagnostics } from '../../src/domain/diagnostics/diagnostics-question.js';
import { expectNear } from '../support/expect-near.js';

const oracle = JSON.parse(readFileSync(new URL('../oracles/diagnostics/g01-plain-24x6.json', import.meta.url), 'utf8')) as {
  input: Record<string, unknown>;
  expected: unknown;
};

test('the oracle of 24 entries and 6 judges, computed by others with R', () => {
  expectNear(answerJudgeDiagnostics(oracle.input), oracle.expected, 7);
});
