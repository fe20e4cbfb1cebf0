import { expect, test } from '@jest/globals';
import { type PrintedReceipt, receiptPaper } from '../../../src/features/entries/receipt-paper.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { textOfPdf } from '../../support/pdf-text.js';

const printed = {
  receipt: {
    format: 'pado-receipt-2',
    receiptId: '7d9f2f6e-3c1a-4c4e-9a55-2f1c3d4e5f60',
    entryNumber: '2025-분석-012',
    version: 2,
    serverTime: '2025-10-10T08:59:59.123Z',
    deadline: '2025-10-10T09:00:00.000Z',
    files: [],
    audit: { seq: 1234, hash: 'ab'.repeat(32) },
  },
  kid: 'k-2025',
  title: '부산광역시 빈집 실태 분석',
  competition: { titleKo: '2025 부산 데이터 분석 경진대회', titleEn: 'Busan Data Analysis Competition 2025' },
  files: [
    { slot: 'REPORT', name: '부산광역시 빈집 실태 분석보고서 최종.hwpx', size: 1_234_567, sha256: 'cd'.repeat(32) },
    { slot: 'EVIDENCE', name: null, size: 99, sha256: 'ef'.repeat(32) },
  ],
} as unknown as PrintedReceipt;

test('a receipt on paper is the same, byte for byte, as those that were handed out before', async () => {
  const paper = await receiptPaper(printed, 'https://pado.busan.example/receipts/7d9f2f6e-3c1a-4c4e-9a55-2f1c3d4e5f60');
  expect((await textOfPdf(paper)).pages).toBe(1);
  expect(sha256(paper)).toBe('6eb8f9685c02e85f5745b56af304b9a8f79abdf65f6fad2716c1c39859f1c12b');
});
