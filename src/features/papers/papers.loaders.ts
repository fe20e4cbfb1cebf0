import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { certificatesWhere, type StandingCertificate } from './certificate.queries.js';

export interface PaperLoaders {
  /** In the order of their numbers. */
  certificatesOfEntry: DataLoader<string, StandingCertificate[]>;
  isFileThere: DataLoader<string, boolean>;
}

export const paperLoaders = (db: DataSource): PaperLoaders => ({
  certificatesOfEntry: new DataLoader(async (ids) => {
    const certificates = await certificatesWhere(db.manager, `certificate.entry_id = any($1::uuid[])`, [ids]);
    return grouped(ids, certificates, ({ entryId }) => entryId);
  }),
  isFileThere: new DataLoader(async (ids) => {
    const files = await db.getRepository(StoredFile).findBy({ id: In([...ids]) });
    const there = new Set(files.filter(({ destroyedAt }) => destroyedAt === null).map(({ id }) => id));
    return ids.map((id) => there.has(id));
  }),
});
