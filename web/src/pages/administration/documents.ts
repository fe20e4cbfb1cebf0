import { graphql, type ResultOf } from '../../api/graphql.js';

export const AccountsDocument = graphql(`
  query Accounts($search: String, $after: String) {
    accounts(search: $search, first: 50, after: $after) {
      totalCount
      nodes {
        account {
          id
          name
          email
        }
        hasPassword
        disabledAt
        roles {
          role
          competitionId
        }
        changes {
          changedAt
          kind
          reason
        }
        employments {
          validFrom
          validTo
          grade
          agency {
            nameKo
            nameEn
          }
          department {
            nameKo
            nameEn
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Managed = ResultOf<typeof AccountsDocument>['accounts']['nodes'][number];

export const DisableAccountDocument = graphql(`
  mutation DisableAccount($account: ID!, $reason: String!) {
    disableAccount(input: { account: $account, reason: $reason }) {
      disabledAt
    }
  }
`);

export const EnableAccountDocument = graphql(`
  mutation EnableAccount($account: ID!, $reason: String!) {
    enableAccount(input: { account: $account, reason: $reason }) {
      disabledAt
    }
  }
`);
