import type { UseQueryResult } from '@tanstack/react-query';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useAllPages } from '../../../api/pages.js';
import { useEdition } from '../layout/edition.js';
import type { Settlement } from './documents.js';

/** What committees decided, and how much they have left to decide. */
export const DeliberationsDocument = graphql(`
  query OrganizedDeliberations($slug: String!) {
    organizerDesk(competition: $slug) {
      deliberations {
        isAnnounced
        quota
        undecided
        settlement {
          id
        }
        track {
          id
        }
        decisions {
          id
          version
          decidedAt
          decidedBy {
            name
          }
          settlement {
            ordinal
          }
          entries {
            order
            entryNumber
            reason
          }
        }
      }
    }
  }
`);

/** What committees talk about. */
const DeliberatedEntriesDocument = graphql(`
  query OrganizedDeliberatedEntries($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      deliberations {
        settlement {
          id
        }
        track {
          id
        }
        entries(first: 200, after: $after) {
          nodes {
            entryNumber
            title
            teamName
            place
            officialPlace
            adjustedPlace
            plainPlace
            chance
            reasons
            isCompeting
            decidedOrder
            decisionReason
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const RecordDeliberationDocument = graphql(`
  mutation RecordDeliberation($input: RecordDeliberationInput!) {
    recordDeliberation(input: $input) {
      id
    }
  }
`);

export type TrackDeliberation = ResultOf<typeof DeliberationsDocument>['organizerDesk']['deliberations'][number];
type Listed = ResultOf<typeof DeliberatedEntriesDocument>['organizerDesk']['deliberations'][number];
export type DeliberatedEntry = Listed['entries']['nodes'][number];
export type CommitteeDecision = TrackDeliberation['decisions'][number];

const nobody: Listed['entries'] = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A track's list as a whole; nothing for a settlement that counts no more. */
export function useDeliberatedEntries(settlement: Settlement, track: string): UseQueryResult<readonly DeliberatedEntry[]> {
  const { slug } = useEdition();
  return useAllPages(
    DeliberatedEntriesDocument,
    { slug },
    ({ organizerDesk: { deliberations } }) =>
      deliberations.find((of) => of.settlement.id === settlement.id && of.track.id === track)?.entries ?? nobody,
    { of: `${settlement.id} ${track}` },
  );
}
