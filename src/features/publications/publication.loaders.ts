import DataLoader from 'dataloader';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { PublishedName } from './publication.entity.js';

export interface PublicationLoaders {
  namesOfStanding: DataLoader<string, PublishedName[]>;
}

export const publicationLoaders = (db: DataSource): PublicationLoaders => ({
  namesOfStanding: new DataLoader(async (ids) => {
    const names = await db
      .getRepository(PublishedName)
      .find({ where: { standingId: In([...ids]), name: Not(IsNull()) }, order: { ordinal: 'ASC' } });
    return grouped(ids, names, (name) => name.standingId);
  }),
});
