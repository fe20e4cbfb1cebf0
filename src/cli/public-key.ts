import type { DataSource } from 'typeorm';
import { SigningKey } from '../platform/keys/signing-key.entity.js';

/** `pado public-key`: prints the public keys, to be pinned by whoever will verify receipts and publications. */
export async function printPublicKeys(db: DataSource): Promise<number> {
  const keys = await db.getRepository(SigningKey).find({ order: { createdAt: 'ASC' } });
  for (const { kid, publicKey } of keys) console.log(`# kid ${kid}\n${publicKey.trim()}`);
  return 0;
}
