import type { DataSource } from 'typeorm';
import { AwardDecision } from '../../src/features/awards/award-decision.entity.js';
import { AwardRule } from '../../src/features/awards/award-rule.entity.js';
import { Explanation } from '../../src/features/verification/explanation.entity.js';
import { VerificationFinding } from '../../src/features/verification/finding.entity.js';
import { hashOfReference } from '../../src/features/verification/reference.js';
import { ReportEvidence, VerificationReport } from '../../src/features/verification/report.entity.js';
import { Nominee, Verification } from '../../src/features/verification/verification.entity.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';
import { AWARD_RULE } from '../support/verification.js';

/** Nominees that are public, two reports of the one entry: of the first its team is asked, about the second somebody else has decided. */
export interface ThingsToVerify {
  slug: string;
  nominee: string;
  reference: string;
  evidence: string;
  report: string;
  explanation: string;
  decidedReport: string;
  finding: string;
}

const later = new Date('2100-01-01T00:00:00Z');

export async function thingsToVerify(
  db: DataSource,
  { competition, slug, entry, settlement, by }: { competition: string; slug: string; entry: string; settlement: string; by: string },
): Promise<ThingsToVerify> {
  const at = new Date();
  const [rule, decision, verification, nominee] = [timeOrderedId(), timeOrderedId(), timeOrderedId(), randomId()];
  const announced = { id: rule, competitionId: competition, version: 1, rule: canonicalText(AWARD_RULE) };
  await db.getRepository(AwardRule).insert({ ...announced, announcedAt: at, announcedBy: by });
  const decided = { id: decision, competitionId: competition, version: 1, ruleId: rule, settlementId: settlement, finalSettlementId: null };
  const awards = canonicalText([{ tier: 'grand', entries: [entry] }]);
  const closed = { state: 'CONFIRMED', decidedAt: at, decidedBy: by, closedAt: at, closedBy: randomId() } as const;
  await db.getRepository(AwardDecision).insert({ ...decided, awards, departures: '[]', salt: 'salt', ...closed });
  const opened = { id: verification, competitionId: competition, ordinal: 1, awardDecisionId: decision, openedAt: at, openedBy: by };
  await db.getRepository(Verification).insert(opened);
  const copy = {
    entryNumber: '2025-분석-001',
    title: '빈집 위험 지도',
    trackKo: '분석',
    trackEn: 'Analysis',
    awardKo: '대상',
    awardEn: 'Grand',
  };
  await db
    .getRepository(Nominee)
    .insert({ id: nominee, verificationId: verification, entryId: entry, ordinal: 1, ...copy, verifiedUntil: later });

  const reference = 'ABCDE-FGHJK-MNPQR-STVWX';
  const [report, decidedReport] = [timeOrderedId(), timeOrderedId()];
  for (const [id, hash] of [
    [report, hashOfReference(reference)],
    [decidedReport, 'another one'],
  ] as const) {
    const said = { ground: 'PLAGIARISM', text: '다른 보고서와 같습니다.', contact: null } as const;
    await db
      .getRepository(VerificationReport)
      .insert({ id, nomineeId: nominee, ...said, links: [], referenceHash: hash, salt: 'salt', receivedAt: at });
  }
  const evidence = timeOrderedId();
  const bytes = { storageKey: newStorageKey(), size: '1000', sha256: '0'.repeat(64), kind: 'PDF', mediaType: 'application/pdf' } as const;
  await db.getRepository(StoredFile).insert({ id: evidence, ...bytes, originalName: '비교표.pdf', uploadedBy: null });
  await db.getRepository(ReportEvidence).insert({ storedFileId: evidence, reportId: report, ordinal: 1 });
  const explanation = timeOrderedId();
  const question = { question: '출처를 밝혀 주세요.', dueAt: later, askedAt: at, askedBy: by };
  await db.getRepository(Explanation).insert({ id: explanation, reportId: report, entryId: entry, ...question });
  const finding = timeOrderedId();
  const found = { outcome: 'REJECTED', removesNominee: false, reason: '같은 내용이 아닙니다.', salt: 'salt', state: 'DECIDED' } as const;
  await db.getRepository(VerificationFinding).insert({ id: finding, reportId: decidedReport, ...found, decidedAt: at, decidedBy: by });
  return { slug, nominee, reference, evidence, report, explanation, decidedReport, finding };
}
