import { Brackets, type EntityManager, In } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import { CatalogueItem, HiddenCatalogueItem } from './catalogue-item.entity.js';

interface Wanted {
  /** Null: only what is there for all editions. */
  competitionId: string | null;
  /** All of them stand in name, provider or portal. */
  words: readonly string[];
}

/** What a list of the catalogue is sorted by: Big-Data Wave first, then by name. */
const SORT = `(case when item.is_of_big_data_wave then '0' else '1' end || item.name_ko) collate "C"`;
export const sortOf = ({ isOfBigDataWave, nameKo }: CatalogueItem): string => `${isOfBigDataWave ? 0 : 1}${nameKo}`;

/** Items that an edition shows, after a keyset of their sort value and id. */
export function catalogueAfter(db: EntityManager, wanted: Wanted, limit: number, after: Keyset | null): Promise<CatalogueItem[]> {
  const items = shown(db, wanted);
  if (after) items.andWhere(`(${SORT}, item.id) > (:sort, :id::uuid)`, { sort: after[0], id: after[1] });
  return items.orderBy(SORT, 'ASC').addOrderBy('item.id', 'ASC').limit(limit).getMany();
}

export const countCatalogue = (db: EntityManager, wanted: Wanted): Promise<number> => shown(db, wanted).getCount();

function shown(db: EntityManager, { competitionId, words }: Wanted) {
  const items = db.getRepository(CatalogueItem).createQueryBuilder('item').where(ofEdition(competitionId));
  const text = `concat_ws(' ', item.name_ko, item.name_en, item.provider_ko, item.provider_en, item.portal_ko, item.portal_en)`;
  if (competitionId !== null) {
    items.andWhere(`item.id not in (select item_id from hidden_catalogue_item where competition_id = :competitionId)`, { competitionId });
  }
  for (const [index, word] of words.entries()) {
    items.andWhere(`${text} ilike :word${index}`, { [`word${index}`]: `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` });
  }
  return items;
}

const ofEdition = (competitionId: string | null) =>
  new Brackets((either) => {
    either.where('item.competition_id is null');
    if (competitionId !== null) either.orWhere('item.competition_id = :competitionId', { competitionId });
  });

/** Items by their ids, as far as the teams of an edition may pick them: not hidden, or `kept` because they were picked before. */
export async function pickableItems(
  db: EntityManager,
  competitionId: string,
  ids: readonly string[],
  kept: readonly string[],
): Promise<Map<string, CatalogueItem>> {
  const items = await db.getRepository(CatalogueItem).findBy({ id: In([...ids]) });
  const hidden = await db.getRepository(HiddenCatalogueItem).findBy({ competitionId, itemId: In([...ids]) });
  const isHidden = (id: string): boolean => hidden.some(({ itemId }) => itemId === id) && !kept.includes(id);
  const ofOthers = ({ competitionId: of }: CatalogueItem): boolean => of !== null && of !== competitionId;
  return new Map(items.filter((item) => !ofOthers(item) && !isHidden(item.id)).map((item) => [item.id, item]));
}
