import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EICAR } from '../support/eicar.js';
import { freePort } from '../support/program.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { Daemon } from './daemon.js';

/** A clamd with a database of its own that knows one thing: EICAR, whole and within other files. */
export async function aClamd(streamMaxLength = '100M') {
  const folder = await temporaryFolder();
  const port = await freePort();
  const database = join(folder, 'database');
  await mkdir(database);
  const md5 = createHash('md5').update(EICAR).digest('hex');
  await writeFile(join(database, 'pado.hdb'), `${md5}:${EICAR.length}:Eicar-Whole\n`);
  await writeFile(join(database, 'pado.ndb'), `Eicar-Within:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const conf = join(folder, 'clamd.conf');
  const settings = {
    Foreground: 'yes',
    User: userInfo().username,
    DatabaseDirectory: database,
    TemporaryDirectory: folder,
    TCPSocket: String(port),
    TCPAddr: '127.0.0.1',
    StreamMaxLength: streamMaxLength,
    MaxFileSize: '100M',
    MaxScanSize: '400M',
    AlertExceedsMax: 'yes',
    LogFile: join(folder, 'clamd.log'),
  };
  await writeFile(
    conf,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  const daemon = await new Daemon('clamd', ['--config-file', conf]).listensOn(port);
  return {
    url: `clamd://127.0.0.1:${port}`,
    place: { host: '127.0.0.1', port },
    async close(): Promise<void> {
      await daemon.stop();
      await removeFolder(folder);
    },
  };
}
