import { Client } from 'pg';
import { attachCluster, openCluster } from '../../src/platform/embedded/cluster.js';
import { StartError } from '../../src/platform/start-error.js';

// A program for tests to kill: opens the cluster of a folder, says OPEN and its process number, then writes rows as fast as it can and
// says the number of each one that the database has acknowledged. Where the folder is taken it says REFUSED.
const [folder = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { appUrl, ownerUrl } = await openCluster({ folder });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('drop table if exists written; create table written (number int primary key)');
  await owner.query('grant insert on written to pado_app');
  const app = new Client({ connectionString: appUrl });
  await app.connect();
  say(`OPEN ${(await attachCluster(folder))?.appUrl === appUrl}`);
  for (let number = 1; ; number += 1) {
    await app.query('insert into written values ($1)', [number]);
    say(String(number));
  }
} catch (error) {
  say(error instanceof StartError ? `REFUSED ${error.en}` : `FAILED ${String(error)}`);
  process.exitCode = 1;
}
