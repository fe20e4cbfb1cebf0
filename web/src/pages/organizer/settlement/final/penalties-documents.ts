import { graphql, type ResultOf } from '../../../../api/graphql.js';

export const PenaltiesDocument = graphql(`
  query OrganizedPenalties($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      penalties(first: 200, after: $after) {
        nodes {
          id
          entryNumber
          ground
          points
          reason
          state
          recordedAt
          recordedBy {
            id
            name
          }
          confirmedAt
          confirmedBy {
            name
          }
          withdrawalReason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** The entry that a number is of: penalties are recorded by its id. */
export const PenalisedEntryDocument = graphql(`
  query PenalisedEntry($slug: String!, $number: String!) {
    organizerDesk(competition: $slug) {
      entries(first: 1, number: $number) {
        nodes {
          id
          number
          title
          team {
            name
          }
        }
      }
    }
  }
`);

export const RecordPenaltyDocument = graphql(`
  mutation RecordPenalty($input: RecordPenaltyInput!) {
    recordPenalty(input: $input) {
      id
    }
  }
`);

export const ConfirmPenaltyDocument = graphql(`
  mutation ConfirmPenalty($input: ConfirmPenaltyInput!) {
    confirmPenalty(input: $input) {
      id
    }
  }
`);

export const WithdrawPenaltyDocument = graphql(`
  mutation WithdrawPenalty($input: WithdrawPenaltyInput!) {
    withdrawPenalty(input: $input) {
      id
    }
  }
`);

export type Penalty = ResultOf<typeof PenaltiesDocument>['organizerDesk']['penalties']['nodes'][number];
