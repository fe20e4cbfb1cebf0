import { graphql, type ResultOf } from '../../../api/graphql.js';

export const EntriesDocument = graphql(`
  query OrganizedEntries($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      entries(first: 200, after: $after) {
        nodes {
          id
          number
          title
          state
          eligibility
          leakCount
          track {
            id
            nameKo
            nameEn
          }
          team {
            id
            name
          }
          versions {
            ordinal
            submittedAt
          }
          supplements {
            id
            dueAt
            withdrawnAt
            answeredWith
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type OrganizedEntry = ResultOf<typeof EntriesDocument>['organizerDesk']['entries']['nodes'][number];

/** Everything of one entry. */
export const EntryDocument = graphql(`
  query OrganizedEntry($slug: String!, $number: String!) {
    organizerDesk(competition: $slug) {
      entries(first: 1, number: $number) {
        nodes {
          id
          eligibilityChecks {
            id
            outcome
            grounds
            reason
            version
            checkedAt
          }
          supplements {
            id
            fields
            slots
            reason
            askedAt
            dueAt
            withdrawnAt
            answeredWith
          }
          leaks {
            file
            submitted
            warningKo
            warningEn
            leaks {
              page
              label
              before
              match
              after
            }
          }
          versions {
            id
            ordinal
            submittedAt
            summary
            files {
              id
              name
              kind
              size
              slot
              scanState
              judgeCopy
              warnings {
                ko
                en
              }
            }
          }
        }
      }
    }
    eligibilityGrounds {
      ground
      ko
      en
    }
  }
`);

export type EntryDetail = ResultOf<typeof EntryDocument>['organizerDesk']['entries']['nodes'][number];

export const CheckEligibilityDocument = graphql(`
  mutation CheckEligibility($input: CheckEligibilityInput!) {
    checkEligibility(input: $input) {
      id
    }
  }
`);

export const AskSupplementDocument = graphql(`
  mutation AskSupplement($input: AskSupplementInput!) {
    askSupplement(input: $input) {
      id
    }
  }
`);

export const WithdrawSupplementDocument = graphql(`
  mutation WithdrawSupplement($input: WithdrawSupplementInput!) {
    withdrawSupplement(input: $input) {
      id
    }
  }
`);
