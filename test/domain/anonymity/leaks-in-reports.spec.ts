import { describe, expect, it } from '@jest/globals';
import { aReport } from './reports.js';
import { type FindingsTally, tallyFindings } from './tally.js';
import { anUnseenReport } from './unseen-reports.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What a person has to read to put the rules right; the first ones are enough. */
const some = (lines: readonly string[]): string => lines.slice(0, 20).join('\n').normalize('NFC');

describe('what tells who made a report', () => {
  it.each([
    ['reports to which the rules were fitted', aReport],
    ['reports in other words, to which they were not', anUnseenReport],
  ] as const)('is found in 200 %s', (which, make) => {
    const tally = tallyFindings(Array.from({ length: 200 }, (_, index) => make(index + 1)));
    process.stdout.write(summary(which, tally));
    expect({ recall: tally.recall >= 0.98, missed: some(tally.missed) }).toMatchObject({ recall: true });
    expect({ precision: tally.precision >= 0.95, wrong: some(tally.wrong) }).toMatchObject({ precision: true });
  });
});

const summary = (which: string, { planted, found, reported, right, recall, precision }: FindingsTally): string =>
  `${which}: recall ${percent(recall)} (${found} of ${planted} planted), precision ${percent(precision)} (${right} of ${reported} reported)\n`;
