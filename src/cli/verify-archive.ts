import type { Writable } from 'node:stream';
import { verifyBundle, type PinnedKey } from '../domain/bundle/verify-bundle.js';
import { type ArchiveManifest, MANIFEST_PATH, SignedArchiveManifest } from '../features/archives/archive.js';
import { membersIn, type ReadMember } from '../features/archives/read-archive.js';
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
    const why = error instanceof Error ? error.message : String(error);
    return { manifest: null, findings: [[`ZIP 파일이 깨졌습니다: ${why}`, `The ZIP file is broken: ${why}`]] };
  }
}

async function manifestIn(file: string, key: PinnedKey): Promise<ArchiveManifest | Finding> {
  const isManifest = (path: string) => path === MANIFEST_PATH;
  for await (const { content } of onlyThe(isManifest, file)) {
    const text = content?.toString('utf8') ?? '';
    const { data: signed } = SignedArchiveManifest.safeParse(jsonIn(text));
    if (!signed) return ['manifest.json이 파도의 보존 목록이 아닙니다.', 'manifest.json is no list of an archive of Pado.'];
    if (canonicalText(signed) !== text) return ['manifest.json이 내어 준 그대로가 아닙니다.', 'manifest.json is not as it was handed out.'];
    if (signed.kid !== key.kid)
      return ['이 공개 키로 서명한 보존 파일이 아닙니다(manifest.json).', 'manifest.json was not signed with the key that you gave.'];
    if (!key.isSigned(canonicalText(signed.payload), signed.signature))
      return ['manifest.json의 서명이 맞지 않습니다.', 'The signature of manifest.json is wrong.'];
    return signed.payload;
  }
  return ['manifest.json이 없습니다.', 'There is no manifest.json.'];
}

async function* onlyThe(isIt: (path: string) => boolean, file: string): AsyncGenerator<ReadMember> {
  for await (const member of membersIn(file, (path) => (isIt(path) ? mostOfManifest : 0), isIt)) if (isIt(member.path)) yield member;
}

async function problemsOfMembers(
  file: string,
  { members }: ArchiveManifest,
  key: PinnedKey,
  told: (line: string) => void,
): Promise<Finding[]> {
  const due = new Map(members.map((member) => [member.path, member]));
  const seen = new Set<string>();
  const findings: Finding[] = [];
  // A bundle may be signed with an earlier key: one that stands in the list is the installation's.
  const keys = new Map([[key.kid, key]]);
  const isRead = (path: string) => /^(bundles|keys)\//.test(path) && (due.get(path)?.size ?? 0) <= mostOfBundle;
  // No member is read further than it should be long.
  for await (const member of membersIn(file, (path) => due.get(path)?.size ?? 0, isRead)) {
    const { path, size, content } = member;
    if (seen.has(path)) findings.push([`${path}: 두 번 들어 있습니다.`, `${path} is there twice.`]);
    seen.add(path);
    if (path === MANIFEST_PATH) continue;
    const known = due.get(path);
    if (!known) findings.push([`${path}: 목록에 없는 파일입니다.`, `${path} is not in the list.`]);
    else if (known.size !== size || known.sha256 !== member.sha256)
      findings.push([`${path}: 내용이 바뀌었습니다.`, `${path} was changed.`]);
    else if (content && path.startsWith('keys/')) addKey(keys, content.toString('utf8'));
    else if (content) for (const found of problemsOfBundle(path, content.toString('utf8'), keys, key, told)) findings.push(found);
  }
  const missing = members.filter(({ path }) => !seen.has(path)).map(({ path }): Finding => [`${path}: 빠졌습니다.`, `${path} is missing.`]);
  return [...findings, ...missing];
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
  const { kid } = (jsonIn(text) ?? {}) as { kid?: string };
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
