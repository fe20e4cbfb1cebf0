import type { EntityManager } from 'typeorm';
import { addJob } from '../../platform/jobs/add-job.js';
import { Competition, CompetitionState } from '../competitions/competition.entity.js';
import type { Publication } from './publication.entity.js';
import type { PublicationsSoFar } from './publication.queries.js';
import { tellOfPublication } from './tell-of-publication.js';

/** The job that does what follows from a publication at its hour. What is public does not wait for it: that the clock decides. */
export const PUBLICATION_DUE = 'publication-due';

/** Has the edition follow a publication: at once, or at its hour. The caller has locked the edition. */
export async function publicFrom(tx: EntityManager, publication: Publication, { latest }: PublicationsSoFar): Promise<void> {
  const { competitionId, publishedAt, decidedAt } = publication;
  const isPublicAlready = latest !== null && !latest.isWithdrawn;
  if (!isPublicAlready) await tx.getRepository(Competition).update({ id: competitionId }, { resultsPublicAt: publishedAt });
  if (publishedAt <= decidedAt) return followPublication(tx, publication);
  await addJob(tx, PUBLICATION_DUE, { publication: publication.id }, `${PUBLICATION_DUE}:${publication.id}`, { runAt: publishedAt });
}

/** What follows once it is public: the state of the edition, which an archived one keeps, and the letters. */
export async function followPublication(tx: EntityManager, publication: Publication): Promise<void> {
  const from = { id: publication.competitionId, state: CompetitionState.ANNOUNCED };
  await tx.getRepository(Competition).update(from, { state: CompetitionState.PUBLISHED });
  await tellOfPublication(tx, publication);
  await resultsChanged(tx, publication.competitionId);
}

/** Leaves word for whoever follows what is public of an edition: certificates of awards that no longer stand. */
export const resultsChanged = (tx: EntityManager, competitionId: string): Promise<void> =>
  addJob(tx, 'results-changed', { competition: competitionId }, `results-changed:${competitionId}`);
