import { slotNames } from '../../domain/file-slot.js';
import { Paper } from '../../platform/paper/paper.js';
import type { FoundReceipt } from './found-receipt.js';
import { deadlineIn, seoulWithUtc, stageIn } from './receipt-words.js';

const GREY = '#464c53';
const LABELS = 84;
const QR = 108;
/** What the lower end of the page takes. */
const FOOT = 168;
const FILE = 37;

/** What is written on it: plain values, which go into a thread. */
export interface PrintedReceipt extends Pick<FoundReceipt, 'receipt' | 'kid' | 'title'> {
  competition: Pick<FoundReceipt['competition'], 'titleKo' | 'titleEn'>;
  files: Omit<FoundReceipt['files'][number], 'id'>[];
}

/** A receipt (접수증) as one page to print and to file: what was handed in and when, and where anybody can check it. No name of a person or a team. */
export async function receiptPaper(found: PrintedReceipt, address: string): Promise<Buffer> {
  const { receipt, competition, title } = found;
  const stage = stageIn(receipt);
  const number = `${receipt.entryNumber}${stage === null ? '' : ' 발표자료'}`;
  const paper = new Paper({ title: `접수증 ${number} (${receipt.version}번째 제출)`, at: new Date(receipt.serverTime) });
  paper.write('접수증', { as: 'H1', size: 24, bold: true });
  paper.write('Receipt of submission', { size: 10, colour: GREY });
  paper.gap(10);
  paper.rule();
  paper.gap(12);
  paper.write(competition.titleKo, { size: 14, bold: true, lines: 2 });
  paper.write(competition.titleEn, { size: 9, colour: GREY });
  paper.gap(10);
  told(paper, '접수번호', receipt.entryNumber, true);
  if (title !== null) told(paper, '제목', title);
  told(paper, '제출', `${stage === null ? '' : `${stage}번째 심사 단계의 발표자료, `}${receipt.version}번째 제출`);
  told(paper, '접수 시각', seoulWithUtc(receipt.serverTime), true);
  const deadline = deadlineIn(receipt);
  if (deadline !== null) told(paper, '마감', seoulWithUtc(deadline));
  told(paper, '접수증 번호', receipt.receiptId);
  paper.gap(8);
  writeFiles(paper, found);
  writeFoot(paper, found, address);
  return paper.bytes();
}

function told(paper: Paper, label: string, text: string, bold = false): void {
  paper.row([
    { text: label, x: 0, width: LABELS, colour: GREY },
    { text, x: LABELS, width: paper.width - LABELS, bold, lines: 2 },
  ]);
  paper.gap(3);
}

/** As many files as the page has room for; that there are more is said. */
function writeFiles(paper: Paper, { files }: PrintedReceipt): void {
  paper.rule();
  paper.gap(8);
  paper.write(`제출한 파일 ${files.length}개`, { size: 11, bold: true });
  paper.gap(4);
  const room = Math.floor((paper.height - FOOT - paper.y - 14) / FILE);
  const shown = files.slice(0, room);
  for (const { slot, name, size, sha256 } of shown) {
    paper.row([
      { text: slotNames[slot].ko, x: 0, width: LABELS - 6, colour: GREY },
      { text: name ?? '(파기한 파일)', x: LABELS, width: paper.width - LABELS - 120, keepEnd: 12 },
      { text: `${size.toLocaleString('ko-KR')}바이트`, x: paper.width - 112, width: 112, size: 9, colour: GREY, atRight: true },
    ]);
    paper.row([{ text: `SHA-256 ${inGroups(sha256)}`, x: LABELS, width: paper.width - LABELS, size: 7.6, colour: GREY, lines: 2 }]);
    paper.gap(5);
  }
  const others = files.length - shown.length;
  if (others > 0) paper.write(`이 밖에 ${others}개: 서명된 접수증(JSON)에 모두 적혀 있습니다.`, { size: 9, colour: GREY });
}

function writeFoot(paper: Paper, { receipt, kid }: PrintedReceipt, address: string): void {
  paper.y = paper.height - FOOT + 12;
  paper.rule();
  paper.gap(12);
  const top = paper.y;
  const text = { x: QR + 20, width: paper.width - QR - 20 };
  const small = { ...text, size: 7.6, colour: GREY };
  paper.qr(address, { x: 0, size: QR, alt: `접수증을 확인하는 주소의 QR 코드: ${address}` });
  paper.row([{ ...text, text: '이 접수증은 QR 코드나 아래 주소에서 누구나 확인할 수 있습니다.', size: 9.5, bold: true }]);
  paper.row([{ ...text, text: address, size: 8.5, lines: 2 }], { link: address });
  paper.gap(6);
  const original = '효력이 있는 원본은 서명된 접수증(JSON)입니다. pado verify-receipt 명령이 인터넷 없이 원본을 검증합니다.';
  paper.row([{ ...small, text: original, lines: 2 }]);
  const english = 'Anybody can check this receipt at the address above. The signed original is the receipt as JSON: pado verify-receipt.';
  paper.row([{ ...small, text: english, lines: 2 }]);
  paper.gap(4);
  paper.row([{ ...small, text: `서명 키 ${kid} · 감사 기록 ${receipt.audit.seq}:${receipt.audit.hash.slice(0, 16)}` }]);
  paper.y = Math.max(paper.y, top + QR);
}

/** 64 hexadecimal digits as people compare them. */
const inGroups = (hash: string): string => hash.replaceAll(/(.{8})(?=.)/g, '$1 ');
