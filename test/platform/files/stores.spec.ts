import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskStore } from '../../../src/platform/files/disk-store.js';
import { S3Store } from '../../../src/platform/files/s3-store.js';
import { readStorageUrl, type S3Place } from '../../../src/platform/files/storage-place.js';
import { anS3Server } from '../../support/s3-server.js';
import { keepsTheContract } from '../../support/store-contract.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

keepsTheContract('a store on disk', async () => {
  const folder = await temporaryFolder();
  return {
    store: new DiskStore(join(folder, 'uploads')),
    leftovers: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name),
    close: () => removeFolder(folder),
  };
});

keepsTheContract('a store on an S3 server', async () => {
  const server = await anS3Server();
  return {
    store: new S3Store(readStorageUrl(server.urlOf('busan/2025')) as S3Place),
    leftovers: () => server.objects(),
    close: () => server.close(),
  };
});
