import type { Writable } from 'node:stream';
import { verifyBundle, type PinnedKey } from '../domain/bundle/verify-bundle.js';
import { ArchiveManifest, MANIFEST_PATH } from '../features/archives/archive.js';
import { membersIn, TooManyMembers } from '../features/archives/read-archive.js';
import { canonicalText, sha256 } from '../platform/audit/canonical.js';
import { linesOf, pinnedKey, pinnedKeyIn, shownPlainly } from './verify-bundle.js';

const tools = { textOf: canonicalText, hashOf: sha256 };
const mostOfManifest = 200_000_000;
const mostOfBundle = 450_000_000;

type Finding = [korean: string, english: string];

/**
 * `pado verify <archive.zip> --key <file>`: whether an archive holds what the owner of a key exported, no more and no less, and whether the
 * bundles in it hold.
 * @returns 0 when it does, 1 when it does not, with the members in question, 2 when the key cannot be read.
 */
export async function verifyArchiveCommand(file: string, keyFile: string, output: Writable = process.stdout): Promise<number> {
  const say = ([ko, en]: Finding): void => void output.write(`${ko}\n${en}\n`);
  const key = await pinnedKeyIn(keyFile);
  if (!key) {
    say(['공개 키 파일이 PEM 형식의 공개 키가 아닙니다.', 'The key file holds no public key in PEM form.']);
    return 2;
  }
  const { manifest, findings } = await verifyArchive(file, key, (line) => void output.write(`${line}\n`));
  for (const [ko, en] of findings.slice(0, 100)) output.write(`- ${shownPlainly(`${ko} / ${en}`)}\n`);
  if (findings.length > 100) output.write(`- 그 밖에 ${findings.length - 100}건 / and ${findings.length - 100} more\n`);
  for (const hash of manifest?.missingFiles ?? [])
    output.write(`내보낼 때 이미 없던 파일 / was not there any more when it was exported: ${shownPlainly(hash)}\n`);
  say(
    findings.length > 0
      ? ['보존 파일이 맞지 않습니다.', 'The archive does not hold.']
      : [
          `보존 파일이 온전합니다: ${manifest!.competition}, ${manifest!.exportedAt}, ${manifest!.members.length}개`,
          `The archive is intact: ${manifest!.members.length} members`,
        ],
  );
  return findings.length > 0 ? 1 : 0;
}

/** `told` hears of each bundle that holds. */
export async function verifyArchive(
  file: string,
  key: PinnedKey,
  told: (line: string) => void = () => undefined,
): Promise<{ manifest: ArchiveManifest | null; findings: Finding[] }> {
  try {
    const manifest = await manifestIn(file, key);
    if (Array.isArray(manifest)) return { manifest: null, findings: [manifest] };
    return { manifest, findings: await problemsOfMembers(file, manifest, key, told) };
  } catch (error) {
    if (error instanceof TooManyMembers)
      return {
        manifest: null,
        findings: [
          [
            `파도의 보존 파일이 아닙니다: 파일이 ${error.count}개 들어 있습니다.`,
            `This is no archive of Pado: it has ${error.count} members.`,
          ],
        ],
      };
    const why = error instanceof Error ? error.message : String(error);
    return { manifest: null, findings: [[`ZIP 파일이 깨졌습니다: ${why}`, `The ZIP file is broken: ${why}`]] };
  }
}

async function manifestIn(file: string, key: PinnedKey): Promise<ArchiveManifest | Finding> {
  const isManifest = (path: string) => path === MANIFEST_PATH;
  for await (const { path, content } of membersIn(file, (name) => (isManifest(name) ? mostOfManifest : null), isManifest))
    if (isManifest(path)) return content ? signedManifest(content.toString('utf8'), key) : noList;
  return ['manifest.json이 없습니다.', 'There is no manifest.json.'];
}

const noList: Finding = ['manifest.json이 파도의 보존 목록이 아닙니다.', 'manifest.json is no list of an archive of Pado.'];

/** The list, once its very bytes are known to be signed: nothing is taken in of what a stranger wrote. */
function signedManifest(text: string, key: PinnedKey): ArchiveManifest | Finding {
  const parts = partsOf(text);
  if (!parts) return noList;
  if (parts.kid !== key.kid)
    return ['이 공개 키로 서명한 보존 파일이 아닙니다(manifest.json).', 'manifest.json was not signed with the key that you gave.'];
  if (!key.isSigned(parts.payload, parts.signature))
    return ['manifest.json의 서명이 맞지 않습니다.', 'The signature of manifest.json is wrong.'];
  const { data: payload } = ArchiveManifest.safeParse(jsonIn(parts.payload));
  if (!payload) return noList;
  // Of a key that stands there twice everybody reads the same.
  return canonicalText(payload) === parts.payload
    ? payload
    : ['manifest.json이 내어 준 그대로가 아닙니다.', 'manifest.json is not as it was handed out.'];
}

const [opening, middle, closing] = ['{"kid":"', '","payload":', ',"signature":"'] as const;

/** As RFC 8785 writes a signed list: kid, payload, signature. */
function partsOf(text: string): { kid: string; payload: string; signature: string } | null {
  const [from, to] = [text.indexOf(middle), text.lastIndexOf(closing)];
  if (!text.startsWith(opening) || !text.endsWith('"}') || from < 0 || to < from || from > 500 || text.length - to > 500) return null;
  return {
    kid: text.slice(opening.length, from),
    payload: text.slice(from + middle.length, to),
    signature: text.slice(to + closing.length, -2),
  };
}

async function problemsOfMembers(
  file: string,
  { members, missingFiles }: ArchiveManifest,
  key: PinnedKey,
  told: (line: string) => void,
): Promise<Finding[]> {
  const due = new Map(members.map((member) => [member.path, member]));
  const seen = new Set<string>();
  const findings: Finding[] = [];
  // A bundle may be signed with an earlier key: one that stands in the list is the installation's.
  const keys = new Map([[key.kid, key]]);
  const isRead = (path: string) => /^(bundles|keys)\//.test(path) && (due.get(path)?.size ?? 0) <= mostOfBundle;
  // No member is read further than it should be long, or a second time, or without being on the list.
  const most = (path: string) => (seen.has(path) ? null : (due.get(path)?.size ?? null));
  for await (const member of membersIn(file, most, isRead)) {
    const { path, size, content } = member;
    if (seen.has(path)) {
      findings.push([`${path}: 두 번 들어 있습니다.`, `${path} is there twice.`]);
      continue;
    }
    seen.add(path);
    if (path === MANIFEST_PATH) continue;
    const known = due.get(path);
    if (!known) findings.push([`${path}: 목록에 없는 파일입니다.`, `${path} is not in the list.`]);
    else if (known.size !== size || known.sha256 !== member.sha256)
      findings.push([`${path}: 내용이 바뀌었습니다.`, `${path} was changed.`]);
    else if (path.startsWith('files/') && path !== `files/${member.sha256}`)
      findings.push([`${path}: 이름이 내용의 해시가 아닙니다.`, `${path} is not named by the hash of what it holds.`]);
    else if (content && path.startsWith('keys/')) addKey(keys, content.toString('utf8'));
    else if (content) for (const found of problemsOfBundle(path, content.toString('utf8'), keys, key, told)) findings.push(found);
  }
  const missing = members.filter(({ path }) => !seen.has(path)).map(({ path }): Finding => [`${path}: 빠졌습니다.`, `${path} is missing.`]);
  const denied = missingFiles
    .filter((hash) => due.has(`files/${hash}`))
    .map((hash): Finding => [`files/${hash}: 없다고 적혀 있으나 들어 있습니다.`, `files/${hash} is said to be missing, and is there.`]);
  return [...findings, ...missing, ...denied];
}

function addKey(keys: Map<string, PinnedKey>, pem: string): void {
  const known = pinnedKey(pem);
  if (known && !keys.has(known.kid)) keys.set(known.kid, known);
}

function problemsOfBundle(
  path: string,
  text: string,
  keys: ReadonlyMap<string, PinnedKey>,
  key: PinnedKey,
  told: (line: string) => void,
): Finding[] {
  // As RFC 8785 writes a bundle: nothing is parsed before its size is known to be bearable.
  const kid = /^\{"format":"[^"]{1,100}","kid":"([^"]{1,200})"/.exec(text)?.[1];
  const verdict = verifyBundle(text, keys.get(kid ?? '') ?? key, tools);
  if (verdict.findings.length === 0) told(`${path}: ${linesOf(verdict).slice(0, 2).join(' / ')}`);
  return verdict.findings.map(({ lines, ko, en }) => [`${path} ${lines.slice(0, 5).join(', ')}: ${ko}`, `${path}: ${en}`]);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
