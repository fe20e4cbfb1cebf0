import { expect, test } from '@jest/globals';
import { settleTrack } from '../../../src/domain/settle.js';
import { canonicalInputs, type StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import type { StageRule } from '../../../src/domain/stage-rule.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { adjustedRule, designOracle, stageOfOracle } from '../../support/oracle-stage.js';

const oracle = designOracle('d03-weighted-30x6');
const [relevance, , method] = oracle.input.criteria;

/** Whole points, so that many are tied; floors that some miss; one entry that was withdrawn. */
const rule: StageRule = {
  ...adjustedRule,
  tally: 'TRIMMED_MEAN',
  minJudgesToTrim: 3,
  decimals: 0,
  tieBreak: [
    { link: 'CRITERION', criterion: method!.key },
    { link: 'EARLIER_SUBMISSION', criterion: null },
  ],
  floors: [
    { criterion: relevance!.key, points: '4.5' },
    { criterion: null, points: '55' },
  ],
};

const { entries, ...stage } = stageOfOracle(oracle, { rule });
const inputs: StageInputs = {
  ...stage,
  entries: entries.map((entry, index) => {
    const submittedAt = `2025-10-10T09:00:00.${String(index).padStart(3, '0')}Z`;
    return { ...entry, submittedAt, status: index === 7 ? 'WITHDRAWN' : 'ACTIVE' };
  }),
};

// Of the bytes that the code wrote in which the engine was the newest one.
test.each([
  ['1', 'fc0a2afc580c534b059f41a535ee888a1888f8434b7d252aef650ee3896753bb'],
  ['2', 'c7591e443c70be819e1ad3c8e31a3f7d0da01ec294797639fb28af77c4347640'],
] as const)('what engine %s took in and wrote is made again byte by byte', (engine, hash) => {
  const { standings, summary } = settleTrack(inputs, engine);
  expect(sha256(canonicalText([canonicalInputs(inputs, engine), standings]))).toBe(hash);
  expect(summary).toBeNull();
});
