import { readFileSync } from 'node:fs';
import { settleTrack } from '../../src/domain/settle.js';
import { canonicalInputs, type StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import { canonicalText, sha256 } from '../../src/platform/audit/canonical.js';

// A program of its own: settles the stage on standard input, and tells what was hashed, what it came to, and where it believes to be.

const stage = JSON.parse(readFileSync(0, 'utf8')) as StageInputs;
const settled = settleTrack(stage);
const place = `${Intl.DateTimeFormat().resolvedOptions().locale} ${new Date(0).getTimezoneOffset()} ${['ä', 'z', 'I'].toSorted((a, b) => a.localeCompare(b)).join('')}`;
process.stdout.write(JSON.stringify({ hash: sha256(canonicalText(canonicalInputs(stage))), settled: canonicalText(settled), place }));
