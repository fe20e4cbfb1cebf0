import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settleTrack } from '../../../src/domain/settle.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { designOracle, stageOfOracle } from '../../support/oracle-stage.js';

const support = join(import.meta.dirname, '../../support');

/** Settles a stage in a program of its own, on a computer that is set up for another country. */
function settledIn(stage: object, LC_ALL: string, TZ: string): { hash: string; settled: string; place: string } {
  const args = ['--disable-warning=ExperimentalWarning', '--import', join(support, 'typescript.mjs'), join(support, 'settle-once.ts')];
  const env = { PATH: process.env['PATH'], LC_ALL, LANG: LC_ALL, TZ };
  return JSON.parse(execFileSync(process.execPath, args, { env, input: JSON.stringify(stage), encoding: 'utf8' })) as never;
}

test('settling twice, in another locale and another time zone, gives the same hash of inputs and the same rows', () => {
  const stage = stageOfOracle(designOracle('d03-weighted-30x6'), { topK: 10 });
  // Names that languages sort and write apart.
  const renamed = {
    ...stage,
    entries: stage.entries.map((entry, index) => ({ ...entry, id: `${['ä', 'z', 'I', 'ı', '가'][index % 5]}${index}` })),
  };
  const turned = { ...renamed, entries: renamed.entries.toReversed() };
  const [here, there] = [settledIn(renamed, 'ko_KR.UTF-8', 'Asia/Seoul'), settledIn(turned, 'sv_SE.UTF-8', 'America/St_Johns')];
  expect(here.place).not.toBe(there.place);
  expect([there.hash, there.settled]).toEqual([here.hash, here.settled]);
  expect(canonicalText(settleTrack(renamed))).toBe(here.settled);
});
