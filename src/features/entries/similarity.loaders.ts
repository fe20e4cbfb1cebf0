import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { TextPart } from '../../domain/document.js';
import { grouped } from '../../platform/database/grouped.js';
import { comparedVersions, type ComparedVersion, textPartsOf } from './similarity.queries.js';

export interface SimilarityLoaders {
  comparedVersion: DataLoader<string, ComparedVersion>;
  /** What a file says; null: nothing was read of it, or it was destroyed. */
  textPartsOfFile: DataLoader<string, TextPart[] | null>;
}

export const similarityLoaders = (db: DataSource): SimilarityLoaders => ({
  comparedVersion: new DataLoader(async (ids) =>
    grouped(ids, await comparedVersions(db.manager, ids), ({ versionId }) => versionId).map(([version]) => version!),
  ),
  textPartsOfFile: new DataLoader(async (ids) => {
    const parts = await textPartsOf(db.manager, ids);
    return ids.map((id) => parts.get(id) ?? null);
  }),
});
