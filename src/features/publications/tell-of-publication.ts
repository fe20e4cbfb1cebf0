import type { EntityManager } from 'typeorm';
import type { Publication } from './publication.entity.js';

/** Tells those who are concerned that results are public. Called in the moment in which they are, never before. */
export async function tellOfPublication(_tx: EntityManager, _publication: Publication): Promise<void> {}
