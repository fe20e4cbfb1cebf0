import { DiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';
import type { StoragePlace } from './storage-place.js';

/** The store of a place. The library that speaks S3 costs 36 MB, so it is loaded only where it is needed. */
export async function chooseStore(place: StoragePlace): Promise<FileStore> {
  if (place.kind === 'DISK') return new DiskStore(place.folder);
  const { S3Store } = await import('./s3-store.js');
  return new S3Store(place);
}
