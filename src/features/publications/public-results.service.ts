import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { optionsOf } from '../../domain/publication-options.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { type Publication, PublishedStanding } from './publication.entity.js';
import { type PublicationRow, publicationsOfSlug, publishedStandings } from './public-results.queries.js';
import type { EarlierPublication, PublicStandingConnection, PublishedResults, WithdrawnPublication } from './publication.type.js';

/** What anybody may read of published results: from the tables that hold what was published, and from no others. */
@Injectable()
export class PublicResultsService {
  constructor(private readonly db: DataSource) {}

  /** The latest publication of an edition whose hour has come; null: there never was one. */
  async ofSlug(slug: string): Promise<PublishedResults | null> {
    const all = await publicationsOfSlug(this.db, slug);
    const latest = all.at(-1);
    return latest ? resultsOf(latest, all.slice(0, -1).toReversed()) : null;
  }

  /** A publication as it is told, whether its hour has come or not: for whoever has just made it. */
  async ofPublication(publication: Publication): Promise<PublishedResults> {
    const all = await publicationsOfSlug(this.db, publication.slug);
    const before = all.filter(({ id }) => id !== publication.id).toReversed();
    return resultsOf({ ...publication, withdrawnAt: null, withdrawnKo: null, withdrawnEn: null }, before);
  }

  /** A page of a publication's ranking. What was taken down has no lines. */
  async standings({ id: publicationId, withdrawn }: PublishedResults, { first, after }: PageArgs): Promise<PublicStandingConnection> {
    if (withdrawn) return pageOf([], first, 0, () => ['0', publicationId]);
    const from = Number(decodeCursor(after, 'NUMBER')?.[0] ?? 0);
    const rows = await publishedStandings(this.db, publicationId, from, first + 1);
    const total = await this.db.getRepository(PublishedStanding).countBy({ publicationId });
    return pageOf(rows, first, total, (row) => [String(row.ordinal), row.id]);
  }

  /** What was public before, the latest first. */
  earlier({ before, ...results }: PublishedResults): EarlierPublication[] {
    return before.map((row, index) => {
      const later = before[index - 1];
      const next = later ? { ...later, withdrawn: withdrawnOf(later) } : results;
      const withdrawn = withdrawnOf(row);
      return {
        id: row.id,
        ordinal: before.length - index,
        publishedAt: row.publishedAt,
        replacedAt: next.publishedAt,
        withdrawn,
        reasonKo: next.reasonKo ?? '',
        reasonEn: next.reasonEn ?? '',
        nextId: next.id,
        told: results.options,
        areLinesShown: [withdrawn, next.withdrawn, results.withdrawn].every((taken) => taken === null),
      };
    });
  }
}

const withdrawnOf = ({ withdrawnAt, withdrawnKo, withdrawnEn }: PublicationRow): WithdrawnPublication | null =>
  withdrawnAt && { withdrawnAt, reasonKo: withdrawnKo!, reasonEn: withdrawnEn! };

/** A publication as it is told; `before` it stand those that were public earlier. */
function resultsOf(row: PublicationRow, before: PublicationRow[]): PublishedResults {
  const { options, signedText, bundleHash, bundleSignature, isBundlePublic, ...told } = row;
  const withdrawn = withdrawnOf(row);
  const address = isBundlePublic ? `/bundles/${row.id}?public` : null;
  const bundle =
    withdrawn || bundleHash === null
      ? null
      : { hash: bundleHash, kid: row.kid, signature: bundleSignature!, isPublic: isBundlePublic, address };
  return {
    ...told,
    ordinal: before.length + 1,
    withdrawn,
    options: optionsOf(options),
    signedText: withdrawn ? null : signedText,
    bundle,
    before,
  };
}
