import { expect, test } from '@jest/globals';
import { settleTrack } from '../../../src/domain/settle.js';
import { settleTracks } from '../../../src/features/results/settle-apart.js';
import { designOracle, stageOfOracle } from '../../support/oracle-stage.js';

test('a thread settles tracks as they are settled at once', async () => {
  const tracks = ['d01-tiny-8x4', 'd03-weighted-30x6'].map((name) => stageOfOracle(designOracle(name), { topK: 3 }));
  const apart = await settleTracks(tracks, 0);
  expect(apart).toEqual(await settleTracks(tracks));
  expect(apart).toEqual(tracks.map((track) => settleTrack(track)));
});
