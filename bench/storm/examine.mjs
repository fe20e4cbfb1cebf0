// Whether everything is there that a storm's teams were told, and nothing that they were not.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { verifyReceipt } from '../../dist/src/features/entries/verify-receipt.js';

/** Everything that is wrong, in words; `query` asks the database for rows, `person` anybody who may ask for the public key. */
export async function examine({ slug, deadline, acknowledged, refused, unanswered }, { query, person }) {
  const { signingKeys } = await person.ask('{ signingKeys { publicKey } }');
  const problems = unanswered.map((message) => `somebody had no answer: ${message}`);
  for (const one of acknowledged) problems.push(...(await wrongIn(one, deadline, { query, publicKey: signingKeys[0].publicKey })));
  for (const { code, serverTime } of refused) {
    if (code === 'INTERNAL') problems.push('somebody was refused without a reason');
    if (code === 'DEADLINE_PASSED' && !isLate(serverTime, deadline)) problems.push(`somebody was refused as late at ${serverTime}`);
  }
  const versions = await query(
    `select entry.number, ordinal, submitted_at as at from entry_version join entry on entry.id = entry_id
       join competition on competition.id = competition_id where slug = $1 order by number, ordinal`,
    [slug],
  );
  if (versions.length !== acknowledged.length)
    problems.push(`${versions.length} versions are there, and ${acknowledged.length} were acknowledged`);
  for (const { at } of versions) if (isLate(at, deadline)) problems.push(`a version of ${new Date(at).toISOString()} is late`);
  problems.push(...(await wrongNumbers(query, slug, versions)));
  return problems;
}

/** A deadline is kept until its second ends. */
const isLate = (instant, deadline) => Math.floor(Date.parse(new Date(instant).toISOString()) / 1000) * 1000 > Date.parse(deadline);

async function wrongIn({ lead, file, sha256, size, ordinal, receiptId, receipt }, deadline, { query, publicKey }) {
  const problems = [];
  const read = verifyReceipt(receipt, publicKey);
  if (!read.ok) return [`the receipt of team ${lead.name} is ${read.why}`];
  const [named] = read.receipt.files;
  if (named.sha256 !== sha256 || named.size !== size) problems.push(`the receipt of team ${lead.name} names another file`);
  if (isLate(read.receipt.serverTime, deadline)) problems.push(`the receipt of team ${lead.name} is late`);
  const rows = await query(
    `select stored_file.sha256, ordinal from entry_version join entry_file on version_id = entry_version.id
       join stored_file on stored_file.id = stored_file_id where receipt_id = $1 and entry_version.entry_id = $2`,
    [receiptId, lead.entry],
  );
  if (rows.length !== 1 || rows[0].sha256 !== sha256 || rows[0].ordinal !== ordinal)
    problems.push(`the version of team ${lead.name} is not there`);
  const answer = await lead.submits.send(`/files/${file}`, {}, (to) => to.end(), { method: 'GET' });
  const bytes = await buffer(answer);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) problems.push(`the report of team ${lead.name} is not what was sent`);
  return problems;
}

async function wrongNumbers(query, slug, versions) {
  const problems = [];
  const entries = await query(
    `select number from entry join competition on competition.id = competition_id where slug = $1 and number is not null order by number`,
    [slug],
  );
  const numbers = entries.map(({ number }) => number);
  if (new Set(numbers).size !== numbers.length) problems.push('two entries have one number');
  for (const number of new Set(numbers)) {
    const ordinals = versions.filter((version) => version.number === number).map(({ ordinal }) => ordinal);
    if (ordinals.some((ordinal, index) => ordinal !== index + 1)) problems.push(`the versions of ${number} are ${ordinals.join(', ')}`);
  }
  return problems;
}

/** The figures of a storm, to print. */
export function figuresOf({ acknowledged, refused, unanswered }) {
  const times = acknowledged.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const codes = {};
  for (const { code } of refused) codes[code] = (codes[code] ?? 0) + 1;
  return { acknowledged: acknowledged.length, refused: codes, unanswered: unanswered.length, p50ms: at(0.5), p99ms: at(0.99) };
}
