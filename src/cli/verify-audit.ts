import type { DataSource } from 'typeorm';
import { type Anchor, verifyChain } from '../platform/audit/verify-chain.js';
import { StartError } from '../platform/start-error.js';

/** Every head of the audit trail that was handed out: receipts, settlements and publications each name one. */
const handedOutHeads = (db: DataSource): Promise<Anchor[]> =>
  db.query<Anchor[]>(
    `select 'receipt ' || receipt_id as "from", audit_seq::float8 as seq, audit_hash as hash from entry_version
      union all select 'settlement ' || id, audit_seq::float8, audit_hash from settlement
      union all select 'publication ' || id, audit_seq::float8, audit_hash from publication`,
  );

/** `--expect-head`: the `seq:hash` of a head that somebody wrote down, from a receipt or an earlier run. */
function expectedHead(text: string): Anchor {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (!match) throw new StartError('--expect-head는 "번호:해시" 꼴입니다.', '--expect-head is written as "seq:hash".');
  return { from: '--expect-head', seq: Number(match[1]), hash: match[2]! };
}

/** `pado verify-audit`: recomputes the audit trail. 0 when all is as it was, 1 with every finding otherwise. */
export async function verifyAudit(db: DataSource, options: { expectHead?: string }): Promise<number> {
  const anchors = await handedOutHeads(db);
  if (options.expectHead) anchors.push(expectedHead(options.expectHead));
  const { events, unsealed, head, findings } = await verifyChain(db.manager, anchors);
  for (const finding of findings) console.log(`- ${finding}`);
  const verdict =
    findings.length === 0
      ? '감사 기록이 온전합니다. / The audit trail is intact'
      : '감사 기록이 훼손되었습니다. / The audit trail is damaged';
  console.log(`${verdict}: ${events} sealed, ${unsealed} not sealed yet, ${anchors.length} heads checked, head ${head.seq}:${head.hash}`);
  return findings.length === 0 ? 0 : 1;
}
