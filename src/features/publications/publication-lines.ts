import type { EntityManager } from 'typeorm';
import { isWinner } from '../../domain/winner.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { Track } from '../competitions/competition.entity.js';
import { type Publication, PublishedName, PublishedStanding } from './publication.entity.js';
import { membersToName } from './publication.queries.js';
import { namesOfEntries } from '../results/settlement.queries.js';
import type { PublishableStanding } from '../results/publishable.queries.js';

/** A line to be published, still with the entry that it is about. */
export interface PublicationLine {
  entryId: string;
  team: string;
  row: Omit<PublishedStanding, 'publicationId' | 'publication'>;
}

/** Placed entries only, track by track in the order of places. Who has no place is not named. */
export async function linesToPublish(
  tx: EntityManager,
  competitionId: string,
  standings: PublishableStanding[],
): Promise<PublicationLine[]> {
  const tracks = await tx.getRepository(Track).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  const placed = standings.filter(({ place, score }) => place !== null && score !== null);
  const entryIds = placed.map(({ entry }) => entry);
  const names = new Map((await namesOfEntries(tx, entryIds)).map((entry) => [entry.id, entry]));
  const inOrder = tracks.flatMap((track) =>
    placed.filter((standing) => standing.track === track.id).map((standing) => ({ standing, track })),
  );
  return inOrder.map(({ standing, track }, index) => {
    const { entry, place, score, tieBrokenBy, belowFloor } = standing;
    const { number: entryNumber, title, team } = names.get(entry)!;
    const { nameKo: trackKo, nameEn: trackEn } = track;
    const line = { entryNumber, title, trackKo, trackEn, tieBrokenBy, belowFloor };
    const awards = { awardKey: null, awardKo: null, awardEn: null, revokedKo: null, revokedEn: null, summary: null };
    const row = { id: randomId(), ordinal: index + 1, place: place!, score: score!, ...line, ...awards };
    return { entryId: entry, team, row };
  });
}

/** Writes the lines of a publication, with their teams' names and those of the winners' members who agree to that now. */
export async function publishLines(
  tx: EntityManager,
  { id: publicationId, awardedPlaces }: Pick<Publication, 'id' | 'awardedPlaces'>,
  lines: PublicationLine[],
): Promise<void> {
  await insertAll(
    tx,
    PublishedStanding,
    lines.map(({ row }) => ({ ...row, publicationId })),
  );
  const winners = lines.filter(({ row }) => isWinner(row, awardedPlaces)).map(({ entryId }) => entryId);
  const members = Map.groupBy(await membersToName(tx, winners), ({ entryId }) => entryId);
  const names = lines.flatMap(({ entryId, team, row }) => [
    { id: randomId(), standingId: row.id, ordinal: 1, kind: 'TEAM' as const, name: team },
    ...(members.get(entryId) ?? []).map(({ memberId, name, departmentKo, departmentEn }, index) => {
      const ordinal = index + 2;
      return { id: randomId(), standingId: row.id, ordinal, kind: 'MEMBER' as const, memberId, name, departmentKo, departmentEn };
    }),
  ]);
  await insertAll(tx, PublishedName, names);
}
