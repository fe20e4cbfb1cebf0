import type { EntityManager } from 'typeorm';
import type { AwardRule as Rule, DecidedAward } from '../../domain/award-rule.js';
import type { PublicationOptions } from '../../domain/publication-options.js';
import type { PublicComment } from '../../domain/publication-diff.js';
import { inPublicOrder, linesToShow, type ShownLine } from '../../domain/published-line.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { fileKinds } from '../../platform/files/file-kind.js';
import { AwardDecision } from '../awards/award-decision.entity.js';
import { Track } from '../competitions/competition.entity.js';
import { type Publishable, standingsOf } from '../results/publishable.queries.js';
import { PublishedName, PublishedStanding } from './publication.entity.js';
import { membersToName, revokedAwards, worksToPublish } from './publication.queries.js';
import { PublishedComment } from './published-comment.entity.js';
import { commentsToPublish } from './published-comment.queries.js';
import { PublishedReport } from './published-report.entity.js';
import { reportsToPublish } from './published-report.queries.js';

/** A line to be published, still with the entry that it is about, and the names, the report and the comments beside it. */
export interface PublicationLine {
  entryId: string;
  standing: Omit<PublishedStanding, 'id' | 'publicationId' | 'publication'>;
  names: (Omit<PublishedName, 'id' | 'standingId' | 'standing' | 'redactedAt' | 'name'> & { name: string })[];
  /** One or none. */
  reports: Omit<PublishedReport, 'id' | 'standingId' | 'standing' | 'storedFile' | 'redactedAt'>[];
  comments: PublicComment[];
}

/** What is to be published of a ranking. */
export interface ToShow {
  ranking: Publishable;
  options: PublicationOptions;
  /** What two people decided on the awards that were announced, with its rule; null: places win. */
  decision: AwardDecision | null;
  awardedPlaces: number;
}

/** The lines as they would be published now, track by track. Preview and publication both come from here. */
export async function linesToPublish(tx: EntityManager, { ranking, options, decision, awardedPlaces }: ToShow): Promise<PublicationLine[]> {
  const { competitionId } = ranking;
  const tracks = await tx.getRepository(Track).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  const standings = standingsOf(ranking);
  const tiers = decision ? (JSON.parse(decision.rule.rule) as Rule).tiers : [];
  const winning = decision ? { tiers, awards: JSON.parse(decision.awards) as DecidedAward[] } : { awardedPlaces };
  const shown = linesToShow(standings, options, winning, await revokedAwards(tx, competitionId));
  const works = new Map(
    (
      await worksToPublish(
        tx,
        shown.map(({ entry }) => entry),
      )
    ).map((work) => [work.id, work]),
  );
  const named = shown.filter(({ areMembersNamed }) => areMembersNamed).map(({ entry }) => entry);
  const members = Map.groupBy(await membersToName(tx, named), ({ entryId }) => entryId);
  const withReport = shown.filter(({ hasReport }) => hasReport).map(({ entry }) => entry);
  const reports = Map.groupBy(await reportsToPublish(tx, withReport), ({ entryId }) => entryId);
  const withComments = shown.filter(({ hasComments }) => hasComments).map(({ entry }) => entry);
  const comments = await commentsToPublish(tx, competitionId, withComments);
  const trackOf = new Map(standings.map(({ entry, track }) => [entry, track]));
  const inOrder = tracks.flatMap((track) =>
    shown
      .filter(({ entry }) => trackOf.get(entry) === track.id)
      .map((line) => ({ ...line, track, work: works.get(line.entry)!, entryNumber: works.get(line.entry)!.number }))
      .toSorted(inPublicOrder(tiers)),
  );
  return inOrder.map(({ track, work, ...line }, index) => ({
    entryId: line.entry,
    standing: {
      ordinal: index + 1,
      entryNumber: work.number,
      title: work.title,
      trackKo: track.nameKo,
      trackEn: track.nameEn,
      ...publicPartOf(line, work.summary),
    },
    names: [
      ...(line.isTeamNamed
        ? [{ ordinal: 1, kind: 'TEAM' as const, memberId: null, name: work.team, departmentKo: null, departmentEn: null }]
        : []),
      ...(members.get(line.entry) ?? []).map(({ memberId, name, departmentKo, departmentEn }, member) => ({
        ordinal: member + 2,
        kind: 'MEMBER' as const,
        memberId,
        name,
        departmentKo: options.departments ? departmentKo : null,
        departmentEn: options.departments ? departmentEn : null,
      })),
    ],
    reports: (reports.get(line.entry) ?? []).map(({ kind, mediaType, size, sha256, storedFileId, memberIds }) => ({
      name: `${work.number}.${fileKinds[kind].ending}`,
      mediaType,
      size,
      sha256,
      storedFileId,
      memberIds,
    })),
    comments: comments.get(line.entry) ?? [],
  }));
}

const publicPartOf = ({ place, score, tieBrokenBy, belowFloor, isWinner, award, revoked, hasSummary }: ShownLine, summary: string) => ({
  place,
  score,
  tieBrokenBy,
  belowFloor,
  isWinner,
  awardKey: award?.key ?? null,
  awardKo: award?.nameKo ?? null,
  awardEn: award?.nameEn ?? null,
  revokedKo: revoked?.reasonKo ?? null,
  revokedEn: revoked?.reasonEn ?? null,
  summary: hasSummary && summary !== '' ? summary : null,
});

/** Writes the lines of a publication, with what stands beside them. */
export async function publishLines(tx: EntityManager, publicationId: string, lines: readonly PublicationLine[]): Promise<void> {
  const rows = lines.map(({ standing, ...beside }) => ({ standing: { ...standing, id: randomId(), publicationId }, ...beside }));
  await insertAll(
    tx,
    PublishedStanding,
    rows.map(({ standing }) => standing),
  );
  await insertAll(
    tx,
    PublishedName,
    rows.flatMap(({ standing, names }) => names.map((name) => ({ ...name, id: randomId(), standingId: standing.id }))),
  );
  await insertAll(
    tx,
    PublishedReport,
    rows.flatMap(({ standing, reports }) => reports.map((report) => ({ ...report, id: randomId(), standingId: standing.id }))),
  );
  await insertAll(
    tx,
    PublishedComment,
    rows.flatMap(({ standing, comments }) =>
      comments.map((comment, index) => ({ ...comment, id: randomId(), standingId: standing.id, ordinal: index + 1 })),
    ),
  );
}
