import type { DataSource } from 'typeorm';
import { type Deed, deedsLost, deedsWithoutEvent, type LostDeed } from '../features/results/deeds.queries.js';
import { type HandedOutHead, handedOutHeads } from '../features/results/handed-out-heads.queries.js';
import { deedLost, deedUntold } from '../platform/audit/findings.js';
import { type Anchor, verifyChain } from '../platform/audit/verify-chain.js';
import { NotUnderstood } from '../platform/start-error.js';

const names: Record<Deed['kind'], readonly [korean: string, english: string]> = {
  SHEET: ['채점 확정', 'sheet'],
  RECEIPT: ['접수증', 'receipt'],
  SETTLEMENT: ['결과 확정', 'settlement'],
  SCORES: ['반영 점수', 'score import'],
  PENALTY: ['감점', 'penalty'],
  APPEAL: ['이의신청', 'appeal'],
  TIE: ['동점 결정', 'tie decision'],
  DELIBERATION: ['심의 결정', 'deliberation'],
  FINAL: ['최종 결과 확정', 'final settlement'],
  AWARD_RULE: ['시상 규칙', 'award rule'],
  AWARDS: ['수상 결정', 'award decision'],
  VERIFICATION: ['공개검증', 'verification window'],
  REPORT: ['신고', 'report'],
  FINDING: ['검증 결과', 'finding'],
  NOMINEE: ['수상후보 제외', 'removal of a nominee'],
  PUBLICATION: ['공표', 'publication'],
  BUNDLE: ['결과 묶음', 'settlement bundle'],
  ADOPTION: ['활용 기록', 'adoption record'],
  CERTIFICATE: ['상장', 'certificate'],
};

function anchorOf({ kind, id, seq, hash }: HandedOutHead): Anchor {
  const [ko, en] = names[kind];
  return { from: { ko: `${ko} ${id}`, en: `${en} ${id}` }, seq, hash };
}

const nameOf = ({ kind }: Deed) => ({ ko: names[kind][0], en: names[kind][1] });
const untold = (deed: Deed) => deedUntold({ ...deed, kind: nameOf(deed) });
const lost = (deed: LostDeed) => deedLost({ ...deed, kind: nameOf(deed) });

/** `--expect-head`: the `seq:hash` of a head that somebody wrote down, from a receipt or an earlier run. */
function expectedHead(text: string): Anchor {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (!match) throw new NotUnderstood('--expect-head는 "번호:해시" 꼴입니다.', '--expect-head is written as "seq:hash".');
  return { from: { ko: '--expect-head', en: '--expect-head' }, seq: Number(match[1]), hash: match[2]! };
}

/** `pado verify-audit`: recomputes the audit trail. 0 when all is as it was, 1 with every finding otherwise. */
export async function verifyAudit(db: Pick<DataSource, 'manager'>, options: { expectHead?: string }): Promise<number> {
  const anchors = (await handedOutHeads(db.manager)).map(anchorOf);
  if (options.expectHead !== undefined) anchors.push(expectedHead(options.expectHead));
  const { events, unsealed, head, provenTo, findings } = await verifyChain(db.manager, anchors);
  findings.push(...(await deedsWithoutEvent(db.manager)).map(untold), ...(await deedsLost(db.manager)).map(lost));
  for (const { ko, en } of findings) console.log(`- ${ko} / ${en}`);
  const last = `${head.seq}:${head.hash}`;
  const verdict =
    findings.length === 0
      ? '감사 기록이 온전합니다. / The audit trail is intact'
      : '감사 기록이 훼손되었습니다. / The audit trail is damaged';
  console.log(`${verdict}: ${events} sealed, ${unsealed} not sealed yet, ${anchors.length} heads checked, head ${last}`);
  console.log(`봉인 ${events}건, 봉인 대기 ${unsealed}건, 대조한 봉인 ${anchors.length}건, 마지막 봉인 ${last}`);
  console.log(`대조한 봉인이 증명하는 곳: ${provenTo}번까지 / Proven by the heads checked: up to seq ${provenTo}`);
  return findings.length === 0 ? 0 : 1;
}
