import type { EntityManager } from 'typeorm';
import type { PublicationOptions } from '../../domain/publication-options.js';
import type { Publication } from '../publications/publication.entity.js';
import { publicationNow } from '../publications/publication.queries.js';

/** An entry whose results are public now, for a member of its team. */
export interface PublishedEntry {
  id: string;
  number: string;
  trackId: string;
  publication: Publication;
  /** What the publication chose to tell teams of their own place; one from before there was a choice told the place. */
  told: PublicationOptions['ownPlace'];
}

/** The entry with this id; null for anybody who is not in its team now, and while no results of its edition are public. */
export async function publishedEntryFor(tx: EntityManager, accountId: string, entryId: string): Promise<PublishedEntry | null> {
  const [entry] = await tx.query<{ id: string; number: string; trackId: string; competitionId: string }[]>(
    `select entry.id, entry.number, entry.track_id as "trackId", entry.competition_id as "competitionId"
       from entry join team_member on team_member.team_id = entry.team_id
      where entry.id = $1 and team_member.account_id = $2 and team_member.state = 'JOINED' and entry.number is not null`,
    [entryId, accountId],
  );
  const publication = entry ? await publicationNow(tx, entry.competitionId) : null;
  if (!entry || !publication) return null;
  const options = publication.options === null ? null : (JSON.parse(publication.options) as PublicationOptions);
  return { ...entry, publication, told: options?.ownPlace ?? 'PLACE' };
}
