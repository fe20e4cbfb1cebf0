import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Receipt } from '../domain/receipt.js';
import { formatSeoul } from '../domain/seoul-time.js';
import { type ReceiptFault, verifyReceipt } from '../features/entries/verify-receipt.js';

const faults: Record<ReceiptFault, readonly [korean: string, english: string]> = {
  KEY_UNREADABLE: ['공개 키 파일이 PEM 형식의 공개 키가 아닙니다.', 'The key file holds no public key in PEM form.'],
  NOT_A_RECEIPT: ['파도의 접수증이 아닙니다.', 'This is no receipt of Pado.'],
  NOT_AS_ISSUED: [
    '내어 준 그대로의 접수증이 아닙니다. 글자를 바꾸거나 다시 정리하지 않은 원본으로 확인해 주세요.',
    'This text is not as it was handed out. Check the original, neither edited nor formatted anew.',
  ],
  OTHER_KEY: ['이 공개 키로 서명한 접수증이 아닙니다.', 'This receipt was not signed with the key that you gave.'],
  SIGNATURE_WRONG: [
    '서명이 맞지 않습니다. 접수증이 위조되었거나 바뀌었습니다.',
    'The signature is wrong: the receipt was forged or changed.',
  ],
};

/**
 * `pado verify-receipt <file> --key <file>`: whether a receipt was handed out by the owner of a public key.
 * @returns 0 when it is genuine, 1 when it is not, 2 when that cannot be told because a file cannot be read.
 */
export async function verifyReceiptCommand(file: string, keyFile: string, output: Writable = process.stdout): Promise<number> {
  const say = (line: string): void => void output.write(`${line}\n`);
  const [receiptText, publicPem] = await Promise.all([textOf(file), textOf(keyFile)]);
  if (receiptText === null || publicPem === null) {
    const unreadable = receiptText === null ? file : keyFile;
    say(`파일을 읽을 수 없습니다: ${unreadable}`);
    say(`The file cannot be read: ${unreadable}`);
    return 2;
  }
  const verdict = verifyReceipt(receiptText, publicPem);
  for (const line of verdict.ok ? linesOf(verdict.receipt) : faults[verdict.why]) say(line);
  if (verdict.ok) return 0;
  return verdict.why === 'KEY_UNREADABLE' ? 2 : 1;
}

const instant = (iso: string): string => `${formatSeoul(new Date(iso), { seconds: true })} (${iso})`;

const deadlineOf = (receipt: Receipt): string[] =>
  receipt.format === 'pado-receipt-1' ? [] : [`마감 / deadline        ${instant(receipt.deadline)}`];

const contentOf = (receipt: Receipt): string[] =>
  receipt.format === 'pado-slides-receipt-1'
    ? [`발표자료 / slides      ${receipt.stage}번째 심사 단계 / stage ${receipt.stage}`]
    : [`작성 내용 / text       sha256 ${receipt.textSha256}`];

function linesOf(receipt: Receipt): string[] {
  const { receiptId, competition, entryNumber, version, serverTime, memberIds, files, audit } = receipt;
  return [
    '진본 접수증입니다.',
    'The receipt is genuine.',
    `접수번호 / entry       ${entryNumber} (${competition}), ${version}번째 제출 / version ${version}`,
    `서버 시각 / time       ${instant(serverTime)}`,
    ...deadlineOf(receipt),
    `접수증 번호 / receipt  ${receiptId}`,
    ...memberIds.map((id) => `팀원 / member          ${id}`),
    ...contentOf(receipt),
    ...files.map(({ slot, sha256, size }) => `파일 / file            ${slot} sha256 ${sha256}, ${size} bytes`),
    `감사 기록 / audit      ${audit.seq}:${audit.hash}`,
  ];
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}
