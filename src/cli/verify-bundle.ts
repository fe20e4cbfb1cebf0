import { createPublicKey } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { BundleFinding } from '../domain/bundle/finding.js';
import { type BundleVerdict, type PinnedKey, verifyBundle } from '../domain/bundle/verify-bundle.js';
import { canonicalText, sha256 } from '../platform/audit/canonical.js';
import { isTextSignedBy, kidOf } from '../platform/keys/signature.js';

const tools = { textOf: canonicalText, hashOf: sha256 };
const mostTold = 50;
/** As much as one text can hold. */
const mostBytes = 450_000_000;

/** The public key of a file that the reader trusts; null: there is none in it. */
export const pinnedKeyIn = async (file: string): Promise<PinnedKey | null> => pinnedKey(await readFile(file, 'utf8').catch(() => ''));

export function pinnedKey(pem: string): PinnedKey | null {
  try {
    if (createPublicKey(pem).asymmetricKeyType !== 'ed25519') return null;
    return { kid: kidOf(pem), isSigned: (text, signature) => isTextSignedBy(text, signature, pem) };
  } catch {
    return null;
  }
}

/**
 * `pado verify <bundle.json> --key <file>`: whether what was published follows from its sheets and rules, offline.
 * @returns 0 when it does, 1 when it does not, with the lines in question, 2 when that cannot be told because a file cannot be read.
 */
export async function verifyBundleCommand(file: string, keyFile: string, output: Writable = process.stdout): Promise<number> {
  const say = (ko: string, en: string): void => void output.write(`${ko}\n${en}\n`);
  const key = await pinnedKeyIn(keyFile);
  if (!key) {
    say('공개 키 파일이 PEM 형식의 공개 키가 아닙니다.', 'The key file holds no public key in PEM form.');
    return 2;
  }
  const text = await textOf(file);
  if (text === null) {
    say(`파일을 읽을 수 없습니다: ${file}`, `The file cannot be read: ${file}`);
    return 2;
  }
  const verdict = verifyBundle(text, key, tools);
  for (const line of linesOf(verdict)) output.write(`${shownPlainly(line)}\n`);
  return verdict.findings.length === 0 ? 0 : 1;
}

/** What a file says must not steer the terminal of whoever checks it, such as to wipe a verdict and write another. */
export const shownPlainly = (line: string): string =>
  line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);

/** What people read of a verdict. */
export function linesOf({ bundle, findings, notes }: BundleVerdict): string[] {
  if (findings.length > 0) return [...toldOf(findings), '묶음이 맞지 않습니다.', 'The bundle does not hold.'];
  const { competition, publication, counts, settlements, audit } = bundle!.manifest;
  const isFull = bundle!.withheld.length === 0;
  return [
    '진본이며, 점수·순위·시상이 채점표와 규칙에서 그대로 나옵니다.',
    'The bundle is genuine: scores, places and awards follow from its sheets and rules.',
    `대회 / edition          ${competition}, ${publication}번째 공표 / publication ${publication}`,
    `다시 계산 / recomputed  ${counts.stages} stages, ${counts.entries} entries, ${counts.sheets} sheets, ${counts.published} published`,
    ...settlements.map(({ of, settlement, inputsHash }) => `확정 / settled          ${of} ${settlement} ${inputsHash}`),
    `감사 기록 / audit       ${audit.seq}:${audit.hash}`,
    `묶음 해시 / hash        ${sha256(canonicalText(bundle!.manifest))}`,
    isFull
      ? '비공개 줄까지 모두 있어, 확정한 입력의 해시도 확인했습니다. / All lines are there: the hashes of what was settled were checked as well.'
      : `비공개 줄 ${bundle!.withheld.length}개는 빠져 있습니다. / ${bundle!.withheld.length} confidential lines are left out.`,
    ...notes.map(({ lines, ko, en }) => `알림 / note             ${lines.join(', ')}: ${ko} / ${en}`),
  ];
}

function toldOf(findings: readonly BundleFinding[]): string[] {
  const told = findings
    .slice(0, mostTold)
    .map(({ lines, ko, en }) => `- ${lines.slice(0, 8).join(', ')}${lines.length === 0 ? '' : ': '}${ko} / ${en}`);
  const rest = findings.length - told.length;
  return rest > 0 ? [...told, `- 그 밖에 ${rest}건 / and ${rest} more`] : told;
}

/** Null: it cannot be read. Too long a file is cut, and is then no bundle. */
async function textOf(file: string): Promise<string | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of createReadStream(file)) {
      pieces.push(piece as Buffer);
      if ((length += (piece as Buffer).length) > mostBytes) break;
    }
  } catch {
    return null;
  }
  return Buffer.concat(pieces).toString('utf8');
}
