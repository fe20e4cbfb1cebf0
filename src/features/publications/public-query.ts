import { MAX_PUBLIC_PAGE } from '../../platform/graphql/connection.js';

/** The one public query: all that a page of results needs. `GET /results/:slug` answers it as `POST /graphql` does, and keeps the answer. */
export const PUBLIC_QUERY = `query PublishedResults($slug: String!) {
  publishedResults(slug: $slug) {
    id ordinal slug titleKo titleEn year publishedAt reasonKo reasonEn awardedPlaces
    withdrawn { withdrawnAt reasonKo reasonEn }
    settlementHash auditSeq auditHash signedText kid signature
    bundle { hash kid signature isPublic address }
    options { places scores teamNames memberNames departments summaries reports comments ownPlace }
    standings(first: ${MAX_PUBLIC_PAGE}) {
      totalCount
      nodes {
        place score isWinner awardKey awardKo awardEn revokedKo revokedEn summary entryNumber title trackKo trackEn tieBrokenBy belowFloor
        names { kind name departmentKo departmentEn }
        reports { id name mediaType size sha256 address }
        comments { stageKo stageEn criterionKo criterionEn text }
      }
      pageInfo { endCursor hasNextPage }
    }
    earlier {
      ordinal publishedAt replacedAt reasonKo reasonEn
      withdrawn { withdrawnAt reasonKo reasonEn }
      changes { kind entryNumber title fields { field before after } }
    }
  }
}`;
