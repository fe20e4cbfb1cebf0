import type { EntityManager } from 'typeorm';
import { addJob } from '../../platform/jobs/add-job.js';
import type { Publication } from './publication.entity.js';

/** Jobs that write to everybody concerned, once the step stands: it does not wait for hundreds of letters. */
export const TELL_OF_PUBLICATION = 'tell-of-publication';
export const TELL_OF_WITHDRAWAL = 'tell-of-withdrawal';

/** Has those who are concerned told that results are public. Called in the moment in which they are, never before. */
export const tellOfPublication = (tx: EntityManager, { id }: Pick<Publication, 'id'>): Promise<void> =>
  addJob(tx, TELL_OF_PUBLICATION, { publication: id }, `${TELL_OF_PUBLICATION} ${id}`);

/** Has those who were told of results told that these are not public any more. */
export const tellOfWithdrawal = (tx: EntityManager, { id }: Pick<Publication, 'id'>): Promise<void> =>
  addJob(tx, TELL_OF_WITHDRAWAL, { publication: id }, `${TELL_OF_WITHDRAWAL} ${id}`);
