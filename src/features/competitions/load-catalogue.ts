import { type DataSource, In } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { CatalogueItem } from './catalogue-item.entity.js';
import { catalogueRows, cycles, portals } from './catalogue.data.js';

/** Loads the rows of `catalogue.data.ts` that are missing. Safe to run at every start, of several instances at once. */
export async function loadCatalogue(db: DataSource): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.catalogue]);
    const keys = catalogueRows.map(({ key }) => key);
    const there = new Set((await tx.getRepository(CatalogueItem).findBy({ key: In(keys) })).map(({ key }) => key));
    const missing = catalogueRows.filter(({ key }) => !there.has(key));
    if (missing.length === 0) return;
    const rows = missing.map(({ portal, cycle, ...words }) => ({
      ...words,
      id: timeOrderedId(),
      portalKo: portals[portal].ko,
      portalEn: portals[portal].en,
      address: portals[portal].address,
      cycleKo: cycle && cycles[cycle].ko,
      cycleEn: cycle && cycles[cycle].en,
      isOfBigDataWave: portal === 'WAVE',
    }));
    await tx.getRepository(CatalogueItem).insert(rows);
  });
}
