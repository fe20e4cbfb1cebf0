import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { link, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { record } from '../audit/record.js';
import { advisoryLocks } from '../database/advisory-locks.js';
import { randomId } from '../database/ids.js';
import { transaction } from '../database/transaction.js';
import { errorCodeOf } from '../error-code.js';
import { makeFolder } from '../make-folder.js';
import { StartError } from '../start-error.js';
import { kidOf, publicPemOf, signatureOf, type Signed, signPayload } from './signature.js';
import { SigningKey } from './signing-key.entity.js';

/** Signs receipts and publications with the installation's one private key. */
export class Signer {
  readonly kid: string;
  readonly publicPem: string;

  constructor(private readonly privateKey: KeyObject) {
    this.publicPem = publicPemOf(privateKey);
    this.kid = kidOf(this.publicPem);
  }

  sign<T>(payload: T): Signed<T> {
    return signPayload(payload, this.privateKey);
  }

  /** Signs a text that is the canonical one already. */
  signText(text: string): { kid: string; signature: string } {
    return { kid: this.kid, signature: signatureOf(text, this.privateKey) };
  }
}

/**
 * Reads the signing key and records its public half. A key is made only for an installation that never had one:
 * a second instance or a restored database without its key file must not start signing with another.
 * @throws StartError when the file is missing although keys are on record, or is not an Ed25519 key.
 */
export async function openSigner(db: DataSource, file: string): Promise<Signer> {
  return transaction(db, async (tx) => {
    // Of instances that start together the first makes the key, and the others find it.
    await tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.firstKey]);
    const pem = (await readIfThere(file)) ?? (await makeFirstKey(tx, file));
    const signer = new Signer(privateKeyOf(pem, file));
    await putOnRecord(tx, signer);
    return signer;
  });
}

async function putOnRecord(tx: EntityManager, { kid, publicPem }: Signer): Promise<void> {
  const keys = tx.getRepository(SigningKey);
  if (await keys.existsBy({ kid })) return;
  await keys.insert({ kid, publicKey: publicPem });
  await record(tx, 'SYSTEM', 'key.added', kid);
}

function privateKeyOf(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, without the reason: an error text may quote the key.
  }
  throw new StartError(
    `서명 키 파일이 Ed25519 개인 키(PEM)가 아닙니다: ${file}`,
    `The signing key file is no Ed25519 private key (PEM): ${file}`,
  );
}

async function makeFirstKey(tx: EntityManager, file: string): Promise<string> {
  if ((await tx.getRepository(SigningKey).count()) > 0) {
    throw new StartError(
      `서명 키 파일이 없습니다: ${file}. 백업에서 복원하거나 SIGNING_KEY_FILE을 지정해 주세요.`,
      `The signing key file is missing: ${file}. Restore it from the backup or set SIGNING_KEY_FILE.`,
    );
  }
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    await makeFolder(dirname(file), { mode: 0o700 });
    await writeWhole(file, pem);
  } catch (error) {
    const reason = errorCodeOf(error) ?? 'unknown';
    throw new StartError(
      `서명 키 파일을 쓸 수 없습니다: ${file} (${reason})`,
      `The signing key file cannot be written: ${file} (${reason})`,
      {
        cause: error,
      },
    );
  }
  return pem;
}

/** A file that is either not there or whole, whenever the power fails; one that is there already is never written over. */
async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomId()}`;
  await writeFile(unfinished, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(unfinished, file);
  } finally {
    await unlink(unfinished);
  }
  await using folder = await open(dirname(file), 'r');
  await folder.sync();
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw new StartError(`서명 키 파일을 읽을 수 없습니다: ${file}`, `The signing key file cannot be read: ${file}`, { cause: error });
  }
}
