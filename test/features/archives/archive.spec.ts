import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as textFrom } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { pinnedKey } from '../../../src/cli/verify-bundle.js';
import { exportEditionCommand } from '../../../src/cli/export-edition.js';
import { verifyCommand } from '../../../src/cli/verify.js';
import { verifyArchive } from '../../../src/cli/verify-archive.js';
import type { ArchiveManifest } from '../../../src/features/archives/archive.js';
import { ArchiveService } from '../../../src/features/archives/archive.service.js';
import { editionTables, namedByEdition } from '../../../src/features/archives/edition-graph.js';
import { referencesOf } from '../../../src/features/archives/edition-rows.queries.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { CONFIG, type Config } from '../../../src/platform/config.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { Signer } from '../../../src/platform/keys/signer.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aSettledStage, type SettledStage } from '../../support/settled-stage.js';
import { anArchiveThatSaysItHas, bomb, type Parts, unzipped, zipOf } from '../../support/zip.js';

let it: TestApp;
let folder: string;
let settled: SettledStage;
let other: SettledStage;
let manifest: ArchiveManifest;
let archive: Buffer;
const report = Buffer.from('%PDF-1.7 한 팀의 보고서');

beforeAll(async () => {
  it = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'pado-archive-'));
  const organizer = await it.person('organizer@archive.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  settled = await aSettledStage(it, organizer, { 분석: ['20', '19'] });
  other = await aSettledStage(it, organizer, { 분석: ['20'] });
  await aStoredReport(settled.entries['분석']![0]!.id);
  ({ manifest, archive } = await exported('whole.zip', { hasPersonalData: true }));
});
afterAll(async () => {
  await it.close();
  await rm(folder, { recursive: true, force: true });
});

/** The bytes of an entry's file, which factories make up. */
async function aStoredReport(entryId: string): Promise<void> {
  const storageKey = newStorageKey();
  const { size, sha256: hash } = await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([report]));
  await it.db.query(`alter table stored_file disable trigger user`);
  await it.db.query(
    `update stored_file set storage_key = $1, size = $2, sha256 = $3
      where id = (select stored_file_id from entry_file where entry_id = $4 limit 1)`,
    [storageKey, size, hash, entryId],
  );
}

async function exported(name: string, options: { hasPersonalData: boolean }) {
  const service = new ArchiveService(it.app.get(DataSource), it.app.get<FileStore>(FILE_STORE), it.app.get(Signer));
  const { id, slug } = settled.edition;
  const made = await service.export({ id, slug }, createWriteStream(join(folder, name)), options);
  return { manifest: made, archive: await readFile(join(folder, name)) };
}

async function verdictOn(bytes: Buffer): Promise<string[]> {
  const file = join(folder, 'checked.zip');
  await writeFile(file, bytes);
  const { findings } = await verifyArchive(file, pinnedKey(it.app.get(Signer).publicPem)!);
  return findings.map(([, en]) => en);
}

test('it has every row of the edition and of nobody else, files by their hashes, and the public keys', async () => {
  const members = await unzipped(archive);
  const rowsOf = (table: string) =>
    members[`tables/${table}.jsonl`]!.toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rowsOf('competition').map(({ slug }) => slug)).toEqual([settled.edition.slug]);
  expect(
    rowsOf('entry')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(settled.entries['분석']!.map(({ id }) => id).toSorted());
  expect(rowsOf('mark').find(({ points }) => points === '19.00')).toBeDefined();
  expect(rowsOf('settlement').map(({ id }) => id)).toEqual([settled.settlement]);
  expect(archive.includes(other.entries['분석']![0]!.id)).toBe(false);
  expect(members[`files/${sha256(report)}`]).toEqual(report);
  expect(Object.keys(members).filter((path) => path.startsWith('keys/'))).toEqual([`keys/${it.app.get(Signer).kid}.pem`]);
  // Of the files that tests make up there are no bytes: it says so.
  expect(manifest.missingFiles.length).toBeGreaterThan(0);
});

test('no secret of a person or of the store is in it', async () => {
  const tables = Object.entries(await unzipped(archive)).filter(([path]) => path.startsWith('tables/'));
  const keys = new Set(
    tables.flatMap(([, rows]) =>
      rows
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .flatMap((row) => Object.keys(JSON.parse(row) as object)),
    ),
  );
  expect([...keys].filter((key) => /token|password|secret|storage_key/.test(key))).toEqual([]);
  expect(tables.map(([path]) => path)).not.toContain('tables/session.jsonl');
});

test('what was exported is in the audit trail', async () => {
  const events = await it.db.query<{ subject: string; data: string }[]>(
    `select subject, data from audit_event where action = 'edition.exported' order by id`,
  );
  expect(events[0]).toEqual({ subject: settled.edition.id, data: '{"hasPersonalData":true}' });
});

test('without personal data nobody is named in it, and there is no file', async () => {
  const members = await unzipped((await exported('impersonal.zip', { hasPersonalData: false })).archive);
  const names = await it.db.query<{ name: string; email: string }[]>(`select name, email from account`);
  const all = Object.values(members).join('\n');
  expect(names.filter(({ name, email }) => all.includes(email) || (name.length > 3 && all.includes(`"${name}"`)))).toEqual([]);
  expect(Object.keys(members).filter((path) => /^(files|tables\/(account|team|entry|sheet|mark|penalty))/.test(path))).toEqual([]);
  const ids = await it.db.query<{ id: string }[]>(
    `select id from account union select id from judge union select id from entry union select id from team`,
  );
  expect(ids.filter(({ id }) => all.includes(id))).toEqual([]);
  expect(Object.keys(members)).toContain('tables/settlement.jsonl');
});

test('as it was written it holds', async () => {
  expect(await verdictOn(archive)).toEqual([]);
});

test('any member that is changed, missing, added or there twice is named', async () => {
  const members = await unzipped(archive);
  const { 'manifest.json': list, ...rest } = members;
  const changed = async (parts: Parts) => verdictOn(await zipOf({ ...parts, 'manifest.json': list! }));
  // Some of each kind: members are checked alike.
  const some = Object.keys(rest).filter((path, index) => index % 12 === 0 || /^(keys|files|README)/.test(path));
  for (const path of some) {
    const flipped = Buffer.from(rest[path]!);
    if (flipped.length > 0) {
      flipped[Math.floor(flipped.length / 2)]! ^= 1;
      expect(await changed({ ...rest, [path]: flipped })).toEqual([`${path} was changed.`]);
    }
    expect(await changed(Object.fromEntries(Object.entries(rest).filter(([name]) => name !== path)))).toEqual([`${path} is missing.`]);
  }
  expect(await changed({ ...rest, 'tables/more.jsonl': '{}' })).toEqual(['tables/more.jsonl is not in the list.']);
  expect(await changed({ ...rest, 'README.md': Buffer.alloc(50_000_000) })).toEqual(['README.md was changed.']);
  expect(await verdictOn(await zipOf(rest))).toEqual(['There is no manifest.json.']);
});

test('a list that was changed, or signed by somebody else, is refused', async () => {
  const members = await unzipped(archive);
  const list = members['manifest.json']!.toString('utf8');
  const withList = async (text: string) => verdictOn(await zipOf({ ...members, 'manifest.json': text }));
  expect(await withList(list.replace(settled.edition.slug, 'another'))).toEqual(['The signature of manifest.json is wrong.']);
  expect(await withList(list.replace('"members":', '"members": '))).toEqual(['The signature of manifest.json is wrong.']);
  expect(await withList(list.replace(it.app.get(Signer).kid, 'other'))).toEqual([
    'manifest.json was not signed with the key that you gave.',
  ]);
  // Of what nobody signed nothing is parsed.
  const deep = '['.repeat(5_000_000);
  expect(await withList(list.replace(/"payload":.*,"signature"/s, `"payload":${deep},"signature"`))).toEqual([
    'The signature of manifest.json is wrong.',
  ]);
  expect(await withList('{}')).toEqual(['manifest.json is no list of an archive of Pado.']);
  expect((await verdictOn(archive.subarray(0, archive.length - 100)))[0]).toMatch(/^The ZIP file is broken/);
});

/** The archive with another list that the owner of the key signed. */
async function listedAs(change: (payload: ArchiveManifest) => ArchiveManifest, parts: Parts): Promise<Buffer> {
  const list = canonicalText(it.app.get(Signer).sign(change(manifest)));
  return zipOf({ ...parts, 'manifest.json': list });
}

test('a file whose name is not its hash, and one that is said to be missing and is there, are named though the list is signed', async () => {
  const { 'manifest.json': _, ...rest } = await unzipped(archive);
  const path = `files/${sha256(report)}`;
  const other = Buffer.from('%PDF-1.7 다른 팀의 보고서');
  const replaced = (payload: ArchiveManifest): ArchiveManifest => ({
    ...payload,
    members: payload.members.map((member) => (member.path === path ? { path, size: other.length, sha256: sha256(other) } : member)),
  });
  expect(await verdictOn(await listedAs(replaced, { ...rest, [path]: other }))).toEqual([
    `${path} is not named by the hash of what it holds.`,
  ]);
  const denying = (payload: ArchiveManifest): ArchiveManifest => ({ ...payload, missingFiles: [sha256(report)] });
  expect(await verdictOn(await listedAs(denying, rest))).toEqual([`${path} is said to be missing, and is there.`]);
});

test('whoever verifies is told which files were not there any more when it was exported', async () => {
  const [file, key, output] = [join(folder, 'told.zip'), join(folder, 'key.pem'), new PassThrough()];
  await Promise.all([writeFile(file, archive), writeFile(key, it.app.get(Signer).publicPem)]);
  const told = textFrom(output);
  expect(await verifyCommand(file, key, output)).toBe(0);
  output.end();
  const lines = (await told).split('\n').filter((line) => line.includes('was not there any more when it was exported'));
  expect(lines.map((line) => line.slice(-64))).toEqual(manifest.missingFiles);
});

test('hostile archives are refused in a sentence and in no time', async () => {
  const packed = deflateRawSync(Buffer.alloc(300_000_000));
  const many = bomb(packed, 300_000_000, 60_000);
  expect(await verdictOn(many)).toEqual(['There is no manifest.json.']);
  const { 'manifest.json': signed, ...rest } = await unzipped(archive);
  expect(await verdictOn(await zipOf({ ...rest, 'manifest.json': Buffer.alloc(210_000_000) }))).toEqual([
    'manifest.json is no list of an archive of Pado.',
  ]);
  const twice = Buffer.from(
    (await zipOf({ ...rest, 'README.mx': rest['README.md']!, 'manifest.json': signed! }))
      .toString('latin1')
      .replaceAll('README.mx', 'README.md'),
    'latin1',
  );
  expect(await verdictOn(twice)).toEqual(['README.md is there twice.']);
  const outside = Buffer.from(
    (await zipOf({ 'xx/secret': '1', 'manifest.json': signed! })).toString('latin1').replaceAll('xx/', '../'),
    'latin1',
  );
  expect(await verdictOn(outside)).toEqual([expect.stringMatching(/^The ZIP file is broken: invalid relative path/)]);
  expect(await verdictOn(anArchiveThatSaysItHas(200_001))).toEqual(['This is no archive of Pado: it has 200001 members.']);
}, 120_000);

test('while an export is written nothing stands under the name that was asked for', async () => {
  const context = { db: it.app.get(DataSource), config: it.app.get<Config>(CONFIG) };
  const out = join(folder, 'slow.zip');
  const done = exportEditionCommand(context, settled.edition.slug, { out });
  const there = async () => (await readdir(folder)).filter((name) => name.startsWith('slow.zip'));
  let during: string[] = [];
  while (during.length === 0) during = await there();
  expect(during).toEqual([expect.stringMatching(/^slow\.zip\..+\.part$/)]);
  await done;
  expect(await there()).toEqual(['slow.zip']);
});

test('an export that is cut short leaves nothing under the name that was asked for, and writes over nothing', async () => {
  const { slug } = settled.edition;
  const context = { db: it.app.get(DataSource), config: it.app.get<Config>(CONFIG) };
  const out = join(folder, 'edition.zip');
  const before = new Set(await readdir(folder));
  const cut = exportEditionCommand(context, slug, { out: join(folder, 'nowhere', 'edition.zip') });
  await expect(cut).rejects.toThrow();
  await exportEditionCommand(context, slug, { out });
  await expect(exportEditionCommand(context, slug, { out })).rejects.toThrow('There is such a file already');
  expect((await readdir(folder)).filter((name) => !before.has(name))).toEqual(['edition.zip']);
  expect(await verdictOn(await readFile(out))).toEqual([]);
});

test('every table is of an edition, is named by one, or is of the installation', async () => {
  const references = await referencesOf(it.db.manager);
  const tables = editionTables(references);
  const all = await it.db.query<{ name: string }[]>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1`,
  );
  // Named by what belongs to an edition.
  const named = ['account', 'department', 'stored_file', 'shown_copy'];
  expect(namedByEdition('account', tables, references)).toContain('team_member');
  expect(all.map(({ name }) => name).filter((name) => !tables.has(name) && !named.includes(name))).toEqual([
    'access_log',
    'account_change',
    'audit_event',
    'audit_seal',
    'audit_unsealed',
    'bytes_to_remove',
    'course',
    'course_session',
    'data_correction',
    'destruction_record',
    'employment',
    'file_text',
    'instructor',
    'mail',
    'migrations',
    'notification',
    'one_time_link',
    'programme',
    'rate_window',
    'resumable_upload',
    'session',
    'shown_page',
    'sign_in_attempts',
    'signing_key',
    'stray_bytes',
    'trainee',
    'trainee_match',
    'training_import',
    'training_record',
    'upload_piece',
  ]);
});
