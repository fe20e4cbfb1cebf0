import type { EntityManager } from 'typeorm';
import { randomId } from '../../platform/database/ids.js';
import { CatalogueItem, HiddenCatalogueItem } from './catalogue-item.entity.js';
import type { EditionCopy } from './edition-copies.service.js';

/** A copy of an edition has data sources of its own like those that are copied, and hides the same. */
export async function copyCatalogue(tx: EntityManager, { competition: { from, to } }: EditionCopy): Promise<void> {
  const items = await tx.getRepository(CatalogueItem).findBy({ competitionId: from });
  const hidden = await tx.getRepository(HiddenCatalogueItem).findBy({ competitionId: from });
  const idOf = new Map(items.map(({ id }) => [id, randomId()]));
  const copied = items.map((item) => ({ ...item, id: idOf.get(item.id)!, competitionId: to }));
  if (copied.length > 0) await tx.getRepository(CatalogueItem).insert(copied);
  const hiding = hidden.map(({ itemId }) => ({ competitionId: to, itemId: idOf.get(itemId) ?? itemId }));
  if (hiding.length > 0) await tx.getRepository(HiddenCatalogueItem).insert(hiding);
}
