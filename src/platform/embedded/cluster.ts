import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withParticle } from '../../domain/particle.js';
import { folderFailure } from '../folder-failure.js';
import { makeFolder } from '../make-folder.js';
import { StartError } from '../start-error.js';
import { findBinaries } from './binaries.js';
import { type Claim, claimFolder, inodeOf } from './claim.js';
import { type Credentials, databaseUrl, readCredentials } from './credentials.js';
import { initialise, makeUsersAndDatabase } from './initialise.js';
import { type Postmaster, startPostmaster, stopOrphan } from './postmaster.js';
import { type ProcessIdentity, ownIdentity } from './process-identity.js';
import { chooseRunAs } from './run-as.js';
import { type Running, forgetRunning, noteRunning, readRunning } from './running.js';

/** Where the users of a running embedded cluster connect to. */
export interface ClusterUrls {
  /** The superuser, on the database `postgres`. */
  superUrl: string;
  /** The owner of the schema, on the database `pado`: migrations. */
  ownerUrl: string;
  /** The application, on the database `pado`. */
  appUrl: string;
}

/** An embedded cluster that this process started and has to stop. */
export interface Cluster extends ClusterUrls {
  /** Records where the application answers, for the sentence "already running at …". */
  noteAddress(address: string): Promise<void>;
  /** Ends the server in good order; answers when it is gone. A second call waits for the first. */
  stop(): Promise<void>;
  /** Tells the server to end in good order, which it does by itself: for whoever has no time to wait. */
  leave(): void;
}

/**
 * Starts the embedded PostgreSQL of a folder, making the folder and the cluster on first use. A server that a killed start left behind
 * is ended first; nothing that it acknowledged is lost. `durable: false` gives up safety for speed, for tests.
 * Throws a StartError when another living process runs this folder, or when the cluster cannot be made or started here.
 */
export async function openCluster({ folder, durable = true }: { folder: string; durable?: boolean }): Promise<Cluster> {
  const place = resolve(folder);
  const claim = await takeFolder(place);
  try {
    const binaries = await findBinaries();
    const way = await chooseRunAs(place, binaries.postgres);
    await stopOrphan(place);
    const credentials = await initialise(place, binaries, way, durable);
    const postmaster = await startPostmaster({ folder: place, binaries, way, durable });
    return await announce(place, claim, postmaster, credentials);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** The cluster that another living process serves from this folder, or null when none does. */
export async function attachCluster(folder: string): Promise<(ClusterUrls & { address: string | null }) | null> {
  const running = await readRunning(resolve(folder));
  const credentials = running && (await readCredentials(resolve(folder)));
  return credentials ? { ...urlsOf(credentials, running.databasePort), address: running.address } : null;
}

async function announce(folder: string, claim: Claim, postmaster: Postmaster, credentials: Credentials): Promise<Cluster> {
  try {
    await makeUsersAndDatabase(credentials, postmaster.port);
    const running: Running = { ...ownIdentity(), inode: await inodeOf(folder), databasePort: postmaster.port, address: null };
    await noteRunning(folder, running);
    let stopping: Promise<void> | undefined;
    return {
      ...urlsOf(credentials, postmaster.port),
      noteAddress: (address) => noteRunning(folder, { ...running, address }),
      stop: () => (stopping ??= stop(folder, claim, postmaster)),
      leave: () => postmaster.tellToEnd(),
    };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

async function stop(folder: string, claim: Claim, postmaster: Postmaster): Promise<void> {
  await postmaster.stop();
  await forgetRunning(folder);
  await claim.release();
}

const urlsOf = (credentials: Credentials, port: number): ClusterUrls => ({
  superUrl: databaseUrl('postgres', credentials, port),
  ownerUrl: databaseUrl('pado_owner', credentials, port),
  appUrl: databaseUrl('pado_app', credentials, port),
});

async function takeFolder(folder: string): Promise<Claim> {
  let answer: Claim | ProcessIdentity;
  try {
    await makeFolder(folder);
    await chmod(folder, 0o700);
    answer = await claimFolder(folder);
  } catch (error) {
    throw folderFailure(folder, error);
  }
  if ('release' in answer) return answer;
  const address = (await readRunning(folder))?.address;
  throw new StartError(
    address
      ? `이미 ${address}에서 실행 중입니다(프로세스 ${answer.pid}).`
      : `이미 실행 중입니다: 프로세스 ${withParticle(answer.pid, '이/가')} ${folder} 폴더를 쓰고 있습니다.`,
    address ? `Already running at ${address} (process ${answer.pid}).` : `Already running: process ${answer.pid} uses ${folder}.`,
  );
}
