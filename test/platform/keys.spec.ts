import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { printPublicKeys } from '../../src/cli/public-key.js';
import { isSignedBy, kidOf, publicPemOf, signPayload, type Signed } from '../../src/platform/keys/signature.js';
import { openSigner } from '../../src/platform/keys/signer.js';
import { StartError } from '../../src/platform/start-error.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

const ed25519 = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('a signature', () => {
  const key = ed25519();
  const pinned = publicPemOf(key);
  const payload = { receipt: 'R-1', at: '2025-10-10T09:00:00.000Z', files: [{ size: 12, sha256: 'ab' }], note: null };
  const signed = signPayload(payload, key);

  test('holds for the payload, in whatever order its keys are written', () => {
    const { receipt, at, note } = payload;
    expect(isSignedBy(signed, pinned)).toBe(true);
    expect(isSignedBy({ ...signed, payload: { note, files: [{ sha256: 'ab', size: 12 }], at, receipt } }, pinned)).toBe(true);
    expect(isSignedBy(JSON.parse(JSON.stringify(signed)) as Signed<unknown>, pinned)).toBe(true);
  });

  // 64 bytes are 86 letters, the last of which carries four bits that mean nothing.
  const otherLast = (text: string) => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
  const bytes = Buffer.from(signed.signature, 'base64url');
  const flipped = Buffer.from(bytes);
  flipped[10]! ^= 1;

  test.each<[string, Partial<Signed<unknown>>]>([
    ['another text', { payload: { ...payload, receipt: 'R-2' } }],
    ['another time', { payload: { ...payload, at: '2025-10-10T09:00:00.001Z' } }],
    ['another number deep inside', { payload: { ...payload, files: [{ size: 13, sha256: 'ab' }] } }],
    ['a number as a text', { payload: { ...payload, files: [{ size: '12', sha256: 'ab' }] } }],
    ['one more item', { payload: { ...payload, files: [...payload.files, ...payload.files] } }],
    ['one more key', { payload: { ...payload, extra: 1 } }],
    ['a key less', { payload: { ...payload, note: undefined } }],
    ['another kind of payload', { payload: [payload] }],
    ['another kid', { kid: '0'.repeat(16) }],
    ['a blank after the kid', { kid: `${signed.kid} ` }],
    ['a flipped bit', { signature: flipped.toString('base64url') }],
    ['padding', { signature: `${signed.signature}==` }],
    ['the spelling of base64', { signature: bytes.toString('base64') }],
    ['a blank at its end', { signature: `${signed.signature} ` }],
    ['another last letter for the same bytes', { signature: otherLast(signed.signature) }],
    ['half of it', { signature: bytes.subarray(0, 32).toString('base64url') }],
    ['more after it', { signature: Buffer.concat([bytes, bytes]).toString('base64url') }],
    ['nothing', { signature: '' }],
  ])('does not hold with %s', (_, change) => {
    expect(isSignedBy({ ...signed, ...change }, pinned)).toBe(false);
  });

  test('does not hold for another key, though the kid says so', () => {
    const other = ed25519();
    expect(isSignedBy(signed, publicPemOf(other))).toBe(false);
    expect(isSignedBy({ ...signPayload(payload, other), kid: signed.kid }, pinned)).toBe(false);
  });

  // RFC 8410, 10.1: an example public key; its kid was worked out with `openssl pkey -pubin -outform DER | sha256sum`.
  test('names its key by the hash of the DER form', () => {
    const pem = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';
    expect(kidOf(pem)).toBe('a1e9156054e04fac');
  });
});

describe('the signer of an installation', () => {
  let it: TwoRoles;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    it = await openAsBothRoles({ poolSize: 12 });
  });
  afterAll(() => it.close());
  beforeEach(async () => {
    folder = await temporaryFolder();
    file = join(folder, 'state/keys/signing.pem');
    await it.owner.query(`alter table signing_key disable trigger user; truncate signing_key; alter table signing_key enable trigger user`);
  });
  afterEach(() => removeFolder(folder));

  const onRecord = () => it.app.query<{ kid: string; public_key: string }[]>(`select kid, public_key from signing_key order by created_at`);
  const recordedAs = (kid: string) =>
    it.app.query<object[]>(`select actor_id as actor, acting_as as "as", action, data from audit_event where subject = $1`, [kid]);
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  const opening = (path = file) => openSigner(it.app, path);
  const refusalOf = (path = file): Promise<StartError> =>
    opening(path).then(
      () => Promise.reject(new Error('it opened')),
      (error: unknown) => (error instanceof StartError ? error : Promise.reject(error as Error)),
    );

  test('makes its first key for nobody else to read, and records the public half', async () => {
    const signer = await opening();
    expect([await modeOf(dirname(file)), await modeOf(file), await readdir(dirname(file))]).toEqual(['700', '600', ['signing.pem']]);
    expect(await onRecord()).toEqual([{ kid: signer.kid, public_key: signer.publicPem }]);
    expect(signer.publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=]{60}\n-----END PUBLIC KEY-----\n$/);
    expect(isSignedBy(signer.sign({ a: 1 }), signer.publicPem)).toBe(true);
  });

  test('keeps that key at the next start', async () => {
    const [first, before] = [await opening(), await readFile(file, 'utf8')];
    const second = await opening();
    expect([second.kid, await readFile(file, 'utf8')]).toEqual([first.kid, before]);
    expect([await onRecord(), await recordedAs(first.kid)]).toEqual([[expect.anything()], [expect.anything()]]);
  });

  test('signs with another key that it is given, and keeps the old one on record', async () => {
    const old = await opening();
    await writeFile(file, pemOf(ed25519()));
    const rotated = await opening();
    expect((await onRecord()).map(({ kid }) => kid)).toEqual([old.kid, rotated.kid]);
    const added = { actor: null, as: 'SYSTEM', action: 'key.added', data: '{}' };
    expect([await recordedAs(old.kid), await recordedAs(rotated.kid)]).toEqual([[added], [added]]);
    expect(rotated.kid).not.toBe(old.kid);
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    expect(await printPublicKeys(it.app).finally(() => log.mockRestore())).toBe(0);
    expect(lines).toEqual([old, rotated].map(({ kid, publicPem }) => `# kid ${kid}\n${publicPem.trim()}`));
  });

  test('does not start without its file when keys are on record, and makes no other', async () => {
    await opening();
    await rm(file);
    expect((await refusalOf()).en).toBe(`The signing key file is missing: ${file}. Restore it from the backup or set SIGNING_KEY_FILE.`);
    expect(await readdir(dirname(file))).toEqual([]);
    expect(await onRecord()).toHaveLength(1);
  });

  const x25519 = generateKeyPairSync('x25519').privateKey;
  test.each([
    ['of another kind', pemOf(x25519), pemOf(x25519)],
    ['which is the public half', publicPemOf(ed25519()), 'PUBLIC KEY'],
    ['with a passphrase', ed25519().export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }), 'ENCRYPTED'],
    ['that is cut off', pemOf(ed25519()).slice(0, 60), 'PRIVATE'],
    ['that is empty', '', 'PRIVATE'],
    ['that is no key', 'secret: Gwangan-bridge', 'Gwangan'],
  ])('does not start with a file %s, and does not quote it', async (_, content, secret) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    const refusal = await refusalOf();
    expect(refusal.en).toBe(`The signing key file is no Ed25519 private key (PEM): ${file}`);
    expect(`${refusal.message} ${String(refusal.cause)}`).not.toContain(secret);
    expect(await onRecord()).toEqual([]);
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  test('says so when the file can be neither read nor written', async () => {
    await mkdir(file, { recursive: true });
    expect((await refusalOf()).en).toBe(`The signing key file cannot be read: ${file}`);
    await writeFile(join(folder, 'plain'), '');
    expect((await refusalOf(join(folder, 'plain/keys/signing.pem'))).en).toMatch(/cannot be read: /);
    await symlink(join(folder, 'nowhere/keys'), join(folder, 'keys'));
    expect((await refusalOf(join(folder, 'keys/signing.pem'))).en).toMatch(/ cannot be written: .*signing\.pem \(E\w+\)$/);
    expect(await onRecord()).toEqual([]);
  });

  test('is one for all instances that start at once on a fresh folder', async () => {
    const signers = await Promise.all(Array.from({ length: 8 }, () => opening()));
    expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
    expect(await onRecord()).toEqual([{ kid: signers[0]!.kid, public_key: signers[0]!.publicPem }]);
    expect(await readdir(dirname(file))).toEqual(['signing.pem']);
  });

  test('is one also when two instances start at once that do not share the folder: the second is told', async () => {
    const elsewhere = join(folder, 'elsewhere/signing.pem');
    const outcomes = await Promise.allSettled([opening(file), opening(elsewhere)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(failed?.reason).toBeInstanceOf(StartError);
    expect(await onRecord()).toHaveLength(1);
  });

  test('finds what an interrupted start left beside its file, and is not disturbed', async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.01890000-0000-4000-8000-000000000000`, '-----BEGIN');
    const signer = await opening();
    expect((await opening()).kid).toBe(signer.kid);
  });
});
