import S3rver from 's3rver';
import { S3 } from '@aws-sdk/client-s3';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

const BUCKET = 'pado-files';

/** An S3 server of others' making, on a port of its own, with one bucket. It checks no signatures and cannot abort uploads in parts. */
export async function anS3Server() {
  const folder = await temporaryFolder();
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: BUCKET }] });
  const { port } = await server.run();
  let isOpen = true;
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  const client = new S3({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  return {
    folder,
    endpoint,
    bucket: BUCKET,
    /** The STORAGE_URL of a prefix. */
    urlOf: (prefix: string) => `s3://S3RVER:S3RVER@${BUCKET}/${prefix}?endpoint=${encodeURIComponent(endpoint)}`,
    /** The keys of all objects, prefixes included. */
    objects: async () => ((await client.listObjectsV2({ Bucket: BUCKET })).Contents ?? []).map(({ Key }) => Key!),
    async close() {
      client.destroy();
      if (isOpen) await server.close();
      isOpen = false;
      await removeFolder(folder);
    },
  };
}
