import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { StartError } from '../start-error.js';
import { kidOf, publicPemOf, type Signed, signPayload } from './signature.js';
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
}

/**
 * Reads the signing key and records its public half. A key is made only for an installation that never had one:
 * a second instance or a restored database without its key file must not start signing with another.
 * @throws StartError when the file is missing although keys are on record, or is not an Ed25519 key.
 */
export async function openSigner(db: DataSource, file: string): Promise<Signer> {
  const pem = (await readIfThere(file)) ?? (await makeFirstKey(db, file));
  const signer = new Signer(privateKeyOf(pem, file));
  await db.createQueryBuilder().insert().into(SigningKey).values({ kid: signer.kid, publicKey: signer.publicPem }).orIgnore().execute();
  return signer;
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

async function makeFirstKey(db: DataSource, file: string): Promise<string> {
  if ((await db.getRepository(SigningKey).count()) > 0) {
    throw new StartError(
      `서명 키 파일이 없습니다: ${file}. 백업에서 복원하거나 SIGNING_KEY_FILE을 지정해 주세요.`,
      `The signing key file is missing: ${file}. Restore it from the backup or set SIGNING_KEY_FILE.`,
    );
  }
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx', flush: true });
  return pem;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartError(`서명 키 파일을 읽을 수 없습니다: ${file}`, `The signing key file cannot be read: ${file}`, { cause: error });
  }
}
