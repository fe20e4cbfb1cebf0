import DataLoader from 'dataloader';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { PublishedName } from './publication.entity.js';
import { type EntryNames, namesOfEntries } from './settlement.queries.js';

export interface ResultLoaders {
  namesOfEntry: DataLoader<string, EntryNames>;
  namesOfStanding: DataLoader<string, PublishedName[]>;
}

export const resultLoaders = (db: DataSource): ResultLoaders => ({
  namesOfEntry: new DataLoader(async (ids) => {
    const names = await namesOfEntries(db, ids);
    return grouped(ids, names, (entry) => entry.id).map(([entry]) => entry ?? new Error('an entry of a settlement is not there'));
  }),
  namesOfStanding: new DataLoader(async (ids) => {
    const names = await db
      .getRepository(PublishedName)
      .find({ where: { standingId: In([...ids]), name: Not(IsNull()) }, order: { ordinal: 'ASC' } });
    return grouped(ids, names, (name) => name.standingId);
  }),
});
