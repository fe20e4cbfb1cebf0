import type { CertificateKind } from '../../domain/certificate.js';
import { type Cell, Paper } from '../../platform/paper/paper.js';

/** What a certificate says, as it was written down once. Whose it is stands apart: a person's name can be taken off. */
export interface CertificateContent {
  heading: string;
  award: string;
  awardEn: string;
  competition: string;
  competitionEn: string;
  team: string;
  /** Of the work; null: it does not stand on it. */
  title: string | null;
  citation: string;
  /** `2025년 11월 27일`. */
  day: string;
  issuer: string;
  /** Empty: none. */
  issuerName: string;
}

/** Plain values, which go into a thread. */
export interface PrintedCertificate {
  number: string;
  kind: CertificateKind;
  /** Of the team, or of the member. */
  name: string;
  /** Where the member works; null: of a team, or it is not on record. */
  department: string | null;
  content: Omit<CertificateContent, 'awardEn' | 'competitionEn'>;
  /** Where anybody can check it. */
  address: string;
}

const GOLD = '#a5843c';
const PALE = '#d8c799';
const GREY = '#58616a';
/** How far the outer line of the frame lies outside of the margins. */
const OUT = 22;
const QR = 62;
const INSET = 10;
/** The place of the seal (직인). */
const SEAL = 68;

/** Nothing of a certificate is left out: what is long is written smaller. */
function shrunk(paper: Paper, cell: Cell, size: number): Cell {
  let fitting = size;
  while (fitting > 6 && !paper.fits({ ...cell, size: fitting })) fitting -= 0.5;
  return { ...cell, size: fitting };
}

/** Certificates (상장), a page each, to be printed and sealed. */
export async function certificatesPaper(
  certificates: readonly PrintedCertificate[],
  at: Date,
  told: (done: number) => void = () => {},
): Promise<Buffer> {
  const [first] = certificates;
  const title =
    certificates.length === 1 ? `${first!.content.heading} ${first!.number}` : `${first!.content.heading} ${certificates.length}매`;
  const paper = new Paper({ title, at });
  for (const [index, certificate] of certificates.entries()) {
    if (index > 0) paper.newPage();
    drawCertificate(paper, certificate);
    told(index + 1);
  }
  return paper.bytes();
}

function drawCertificate(paper: Paper, { number, kind, name, department, content, address }: PrintedCertificate): void {
  drawFrame(paper);
  paper.y = 4;
  paper.write(number, { size: 12, colour: GREY });
  paper.y = 74;
  const heading = [...content.heading];
  const size = heading.length > 3 ? 46 : 58;
  paper.write(content.heading, { as: 'H1', size, bold: true, isCentred: true, spacing: heading.length > 3 ? 14 : 46, leading: 1.2 });
  paper.y = 196;
  const award = { text: content.award, x: 0, width: paper.width, bold: true, isCentred: true, colour: GOLD };
  paper.row([shrunk(paper, award, 25)], { as: 'H2' });
  paper.y = 264;
  drawWinner(paper, { kind, name, department, content });
  paper.y = Math.max(paper.y + 34, 400);
  const citation = { text: content.citation, x: INSET, width: paper.width - 2 * INSET, lines: 6, leading: 1.85 };
  paper.row([shrunk(paper, citation, 17)]);
  drawFoot(paper, content, address);
}

/** To the right of the middle, as it is usual: what it is, then whose. */
function drawWinner(paper: Paper, { kind, name, department, content }: Omit<PrintedCertificate, 'number' | 'address'>): void {
  const lines: [label: string, text: string, isLarge: boolean][] =
    kind === 'TEAM'
      ? [['팀   명', name, true]]
      : [...(department === null ? [] : [['소   속', department, false] as [string, string, boolean]]), ['성   명', name, true]];
  if (content.title !== null) lines.push(['작 품 명', content.title, false]);
  const [x, gap] = [paper.width * 0.3, 68];
  for (const [label, text, isLarge] of lines) {
    const size = isLarge ? 19 : 13;
    const top = paper.y;
    paper.y = top + (isLarge ? 5.5 : 0.8);
    paper.row([{ text: label, x, width: gap - 8, size: 12, colour: GREY }]);
    paper.y = top;
    const cell = { text, x: x + gap, width: paper.width - x - gap, bold: isLarge, lines: isLarge ? 2 : 3, leading: 1.4 };
    paper.row([shrunk(paper, cell, size)]);
    paper.gap(7);
  }
}

function drawFoot(paper: Paper, { day, issuer, issuerName }: PrintedCertificate['content'], address: string): void {
  paper.y = paper.height - 184;
  paper.write(day, { size: 16, isCentred: true });
  paper.gap(16);
  const issued = issuerName === '' ? issuer : `${issuer}   ${issuerName}`;
  const seal = { x: paper.width - SEAL - INSET, y: paper.y - 16 };
  paper.box({ ...seal, width: SEAL, height: SEAL, colour: PALE, thickness: 0.5 });
  const room = paper.width - 2 * (SEAL + INSET + 8);
  paper.row([shrunk(paper, { text: issued, x: SEAL + INSET + 8, width: room, bold: true, isCentred: true }, 24)]);
  paper.y = seal.y + SEAL + 4;
  paper.row([{ text: '직인', x: seal.x, width: SEAL, size: 7, isCentred: true, colour: PALE }]);
  paper.y = paper.height - QR + 4;
  paper.qr(address, { x: 0, size: QR, alt: `이 상장을 확인하는 주소의 QR 코드: ${address}` });
  paper.y = paper.height - 26;
  const small = { size: 7.5, colour: GREY };
  paper.row([{ ...small, text: '이 상장은 QR 코드나 아래 주소에서 누구나 확인할 수 있습니다.', x: QR + 12, width: paper.width - QR - 12 }]);
  paper.row([{ ...small, text: address, x: QR + 12, width: paper.width - QR - 12 }], { link: address });
}

function drawFrame(paper: Paper): void {
  const framed = (out: number, colour: string, thickness: number) =>
    paper.box({ x: -out, y: -out, width: paper.width + 2 * out, height: paper.height + 2 * out, colour, thickness });
  framed(OUT, GOLD, 3.2);
  framed(OUT - 5.5, GOLD, 0.8);
  framed(OUT - 9, PALE, 0.5);
  // A square in each corner between the lines.
  const side = 11;
  for (const x of [-OUT, paper.width + OUT - side])
    for (const y of [-OUT, paper.height + OUT - side]) paper.box({ x, y, width: side, height: side, fill: GOLD, thickness: 0 });
}
