import { randomUUID } from 'node:crypto';
import { access, link, open, rename, rm } from 'node:fs/promises';
import { withParticle } from '../domain/particle.js';
import { ArchiveService } from '../features/archives/archive.service.js';
import { Competition } from '../features/competitions/competition.entity.js';
import { errorCodeOf } from '../platform/error-code.js';
import { chooseStore } from '../platform/files/choose-store.js';
import { openSigner } from '../platform/keys/signer.js';
import { StartError } from '../platform/start-error.js';
import type { CommandContext } from './with-database.js';

export interface ExportOptions {
  out: string;
  withoutPersonalData?: boolean;
}

/** `pado export <slug> --out <file>`: a whole edition in one archive, which `pado verify` checks. */
export async function exportEditionCommand(
  { config, db }: Pick<CommandContext, 'config' | 'db'>,
  slug: string,
  options: ExportOptions,
): Promise<number> {
  const competition = await db.getRepository(Competition).findOneBy({ slug });
  if (!competition) throw new StartError(`대회 ${withParticle(slug, '이/가')} 없습니다.`, `There is no edition ${slug}.`);
  const store = await chooseStore(config.storage);
  const service = new ArchiveService(db, store, await openSigner(db, config.signingKeyFile));
  if (await isThere(options.out)) throw thereAlready(options.out);
  // What is cut short never stands under the name that was asked for. Whoever else is on this computer must not read it.
  const unfinished = `${options.out}.${randomUUID()}.part`;
  const out = (await open(unfinished, 'wx', 0o600)).createWriteStream();
  try {
    const manifest = await service.export(competition, out, { hasPersonalData: options.withoutPersonalData !== true });
    await nameAnew(unfinished, options.out);
    const bytes = manifest.members.reduce((sum, { size }) => sum + size, 0);
    console.log(
      `내보냈습니다: ${manifest.members.length}개 파일, ${bytes} 바이트 / Exported: ${manifest.members.length} members, ${bytes} bytes`,
    );
    for (const missing of manifest.missingFiles) console.log(`- 저장소에 없는 파일 / not in the store any more: ${missing}`);
    if (manifest.hasPersonalData) console.log('개인정보가 들어 있습니다. 안전하게 보관하세요. / It holds personal data: keep it safe.');
    return manifest.missingFiles.length === 0 ? 0 : 1;
  } catch (error) {
    out.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const thereAlready = (file: string, cause?: unknown): StartError =>
  new StartError(`이미 있는 파일입니다: ${file}`, `There is such a file already: ${file}`, { cause });

/** Gives a file its name at once, and never that of one that came to be meanwhile, where the disk can tell. */
async function nameAnew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') throw thereAlready(to, error);
    // Such as a stick whose files have one name each.
    await rename(from, to);
    return;
  }
  await rm(from);
}
