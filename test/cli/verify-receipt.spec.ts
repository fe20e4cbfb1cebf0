import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyReceiptCommand } from '../../src/cli/verify-receipt.js';
import type { Receipt } from '../../src/domain/receipt.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { publicPemOf, signPayload } from '../../src/platform/keys/signature.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const { privateKey } = generateKeyPairSync('ed25519');
const receipt: Receipt = {
  format: 'pado-receipt-2',
  receiptId: '5a3c9f0e-1b2d-4c3e-8f4a-6b7c8d9e0f1a',
  competition: 'busan-2025',
  entryNumber: '2025-분석-012',
  version: 2,
  serverTime: '2025-10-10T08:59:59.123Z',
  deadline: '2025-10-10T09:00:00.000Z',
  memberIds: ['01980000-0000-7000-8000-000000000001'],
  textSha256: 'a'.repeat(64),
  files: [{ slot: 'REPORT', sha256: 'c'.repeat(64), size: 40_000_000 }],
  audit: { seq: 4711, hash: 'd'.repeat(64) },
};
const text = canonicalText(signPayload(receipt, privateKey));

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'key.pem'), publicPemOf(privateKey));
  await writeFile(join(folder, 'no-key.pem'), 'no key');
  await writeFile(join(folder, 'receipt.json'), `${text}\n`);
  await writeFile(join(folder, 'forged.json'), text.replace('"version":2', '"version":3'));
});
afterAll(() => removeFolder(folder));

/** The exit code and the lines that are printed. */
async function verified(file: string, key: string): Promise<[code: number, lines: string[]]> {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const code = await verifyReceiptCommand(join(folder, file), join(folder, key), output);
  return [code, chunks.join('').trimEnd().split('\n')];
}

test('a genuine receipt is told in both languages, with all that it says, in Seoul time', async () => {
  expect(await verified('receipt.json', 'key.pem')).toEqual([
    0,
    [
      '진본 접수증입니다.',
      'The receipt is genuine.',
      '접수번호 / entry       2025-분석-012 (busan-2025), 2번째 제출 / version 2',
      '서버 시각 / time       2025. 10. 10.(금) 17:59:59 (2025-10-10T08:59:59.123Z)',
      '마감 / deadline        2025. 10. 10.(금) 18:00:00 (2025-10-10T09:00:00.000Z)',
      '접수증 번호 / receipt  5a3c9f0e-1b2d-4c3e-8f4a-6b7c8d9e0f1a',
      '팀원 / member          01980000-0000-7000-8000-000000000001',
      `작성 내용 / text       sha256 ${'a'.repeat(64)}`,
      `파일 / file            REPORT sha256 ${'c'.repeat(64)}, 40000000 bytes`,
      `감사 기록 / audit      4711:${'d'.repeat(64)}`,
    ],
  ]);
});

test.each([
  [
    'forged.json',
    'key.pem',
    1,
    ['서명이 맞지 않습니다. 접수증이 위조되었거나 바뀌었습니다.', 'The signature is wrong: the receipt was forged or changed.'],
  ],
  ['key.pem', 'key.pem', 1, ['파도의 접수증이 아닙니다.', 'This is no receipt of Pado.']],
  ['receipt.json', 'no-key.pem', 2, ['공개 키 파일이 PEM 형식의 공개 키가 아닙니다.', 'The key file holds no public key in PEM form.']],
])('%s against %s: exit code %i', async (file, key, code, lines) => {
  expect(await verified(file, key)).toEqual([code, lines]);
});

test.each([
  ['missing.json', 'key.pem', 'missing.json'],
  ['receipt.json', 'missing.pem', 'missing.pem'],
])('%s against %s: the file that cannot be read is named', async (file, key, missing) => {
  const path = join(folder, missing);
  expect(await verified(file, key)).toEqual([2, [`파일을 읽을 수 없습니다: ${path}`, `The file cannot be read: ${path}`]]);
});
