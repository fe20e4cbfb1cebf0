import { graphql, type ResultOf } from '../../../api/graphql.js';

export const VerificationDocument = graphql(`
  query VerificationOfEdition($slug: String!) {
    organizerDesk(competition: $slug) {
      verification {
        isRequired
        isOpen
        isCurrent
        until
        undecidedReports
        windows {
          id
          ordinal
          openedAt
          openedBy {
            name
          }
          nominees {
            id
            entryNumber
            title
            awardKo
            awardEn
            until
            isOpen
            removedAt
          }
        }
      }
    }
  }
`);

export const ReportsDocument = graphql(`
  query VerificationReports($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      verification {
        reports(first: 50, after: $after) {
          nodes {
            id
            ground
            state
            receivedAt
            text
            links
            contact
            nominee {
              entryNumber
              title
            }
            evidence {
              id
              name
            }
            explanations {
              id
              question
              askedAt
              dueAt
              answer
              answeredAt
            }
            findings {
              id
              state
              outcome
              removesNominee
              reason
              decidedAt
              decidedBy {
                id
                name
              }
              confirmedBy {
                name
              }
            }
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

export const OpenVerificationDocument = graphql(`
  mutation OpenVerification($input: OpenVerificationInput!) {
    openVerification(input: $input) {
      id
    }
  }
`);

export const AskExplanationDocument = graphql(`
  mutation AskExplanation($input: AskExplanationInput!) {
    askExplanation(input: $input) {
      id
    }
  }
`);

export const DecideReportDocument = graphql(`
  mutation DecideReport($input: DecideReportInput!) {
    decideReport(input: $input) {
      id
    }
  }
`);

export const ConfirmFindingDocument = graphql(`
  mutation ConfirmFinding($input: ConfirmFindingInput!) {
    confirmFinding(input: $input) {
      id
    }
  }
`);

export type Verification = ResultOf<typeof VerificationDocument>['organizerDesk']['verification'];
export type Report = ResultOf<typeof ReportsDocument>['organizerDesk']['verification']['reports']['nodes'][number];
