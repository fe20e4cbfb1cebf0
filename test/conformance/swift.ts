import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { S3 } from '@aws-sdk/client-s3';
import { freePort } from '../support/program.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { Daemon, program } from './daemon.js';

const run = promisify(execFile);
const BUCKET = 'pado-files';

/** A whole OpenStack Swift with one device in a temporary folder, spoken to by S3. Its hash suffix is that of the package's swift.conf. */
export async function aSwift() {
  const folder = await temporaryFolder();
  const ports = { proxy: await freePort(), account: await freePort(), container: await freePort(), object: await freePort() };
  await mkdir(join(folder, 'nodes', 'd1'), { recursive: true });
  const daemons: Daemon[] = [];
  const start = async (kind: keyof typeof ports, conf: string): Promise<void> => {
    const file = join(folder, `${kind}.conf`);
    await writeFile(file, conf);
    const daemon = new Daemon(`swift-${kind}-server`, [file, '-v']);
    daemons.push(daemon);
    await daemon.listensOn(ports[kind]);
  };
  const kinds = ['account', 'container', 'object'] as const;
  await Promise.all(kinds.map((kind) => makeRing(folder, kind, ports[kind])));
  const starting = kinds.map((kind) => start(kind, storageServer(folder, kind, ports[kind])));
  await Promise.all([...starting, start('proxy', proxyServer(folder, ports.proxy))]);
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  const credentials = { accessKeyId: 'pado:tester', secretAccessKey: 'Sea/breeze' };
  const client = new S3({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials, requestChecksumCalculation: 'WHEN_REQUIRED' });
  await client.createBucket({ Bucket: BUCKET });
  const urlWith = (secret: string, bucket = BUCKET, prefix = 'busan') =>
    `s3://pado%3Atester:${encodeURIComponent(secret)}@${bucket}/${prefix}?endpoint=${encodeURIComponent(endpoint)}`;
  return {
    url: urlWith('Sea/breeze'),
    urlWithWrongSecret: urlWith('wrong'),
    urlOfMissingBucket: urlWith('Sea/breeze', 'pado-nowhere'),
    urlOfPrefix: (prefix: string) => urlWith('Sea/breeze', BUCKET, prefix),
    client,
    bucket: BUCKET,
    /** Objects, and uploads in parts that were neither ended nor aborted. */
    async leftovers(): Promise<string[]> {
      const { Contents = [] } = await client.listObjectsV2({ Bucket: BUCKET });
      const { Uploads = [] } = await client.listMultipartUploads({ Bucket: BUCKET });
      return [...Contents.map(({ Key }) => Key!), ...Uploads.map(({ UploadId }) => `parts of ${UploadId}`)];
    },
    async close(): Promise<void> {
      client.destroy();
      for (const daemon of daemons.toReversed()) await daemon.stop();
      await removeFolder(folder);
    },
  };
}

async function makeRing(folder: string, kind: string, port: number): Promise<void> {
  const builder = join(folder, `${kind}.builder`);
  const build = (...args: string[]) => run(program('swift-ring-builder'), [builder, ...args]);
  await build('create', '4', '1', '1');
  await build('add', `r1z1-127.0.0.1:${port}/d1`, '1');
  await build('rebalance');
}

const common = (folder: string, port: number): string => `
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
log_udp_host = 127.0.0.1
log_udp_port = 9
`;

const storageServer = (folder: string, kind: string, port: number): string => `${common(folder, port)}
devices = ${join(folder, 'nodes')}
mount_check = false
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
`;

const proxyServer = (folder: string, port: number): string => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth bulk slo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_pado_tester = Sea/breeze .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
`;
