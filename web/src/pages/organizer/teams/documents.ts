import { graphql, type ResultOf } from '../../../api/graphql.js';

export const TeamsDocument = graphql(`
  query OrganizedTeams($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      teams(first: 200, after: $after) {
        nodes {
          id
          name
          state
          createdAt
          submissionsCloseAt
          track {
            id
            nameKo
            nameEn
          }
          members {
            id
            name
            email
            role
            state
            joinedAt
            department {
              nameKo
              nameEn
            }
          }
          extensions {
            id
            until
            reason
            extendedAt
          }
          withdrawal {
            by
            reason
            withdrawnAt
          }
          disqualifications {
            id
            state
            reason
            proposedAt
            proposedBy {
              id
              name
            }
            decidedAt
            decidedBy {
              name
            }
            decisionReason
            reinstatementProposedAt
            reinstatementReason
            reinstatementProposedBy {
              id
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
`);

/** Which teams have submitted, and under which number. */
export const TeamNumbersDocument = graphql(`
  query OrganizedTeamNumbers($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      entries(first: 200, after: $after) {
        nodes {
          number
          team {
            id
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

export type OrganizedTeam = ResultOf<typeof TeamsDocument>['organizerDesk']['teams']['nodes'][number];

export const ExtendDeadlineDocument = graphql(`
  mutation ExtendDeadline($input: ExtendDeadlineInput!) {
    extendDeadline(input: $input) {
      id
    }
  }
`);

export const DisqualifyTeamDocument = graphql(`
  mutation DisqualifyTeam($input: DisqualifyTeamInput!) {
    disqualifyTeam(input: $input) {
      id
    }
  }
`);

export const ConfirmDisqualificationDocument = graphql(`
  mutation ConfirmDisqualification($input: ConfirmDisqualificationInput!) {
    confirmDisqualification(input: $input) {
      id
    }
  }
`);

export const TurnDownDisqualificationDocument = graphql(`
  mutation TurnDownDisqualification($input: TurnDownDisqualificationInput!) {
    turnDownDisqualification(input: $input) {
      id
    }
  }
`);

export const ReinstateTeamDocument = graphql(`
  mutation ReinstateTeam($input: ReinstateTeamInput!) {
    reinstateTeam(input: $input) {
      id
    }
  }
`);

export const ConfirmReinstatementDocument = graphql(`
  mutation ConfirmReinstatement($input: ConfirmReinstatementInput!) {
    confirmReinstatement(input: $input) {
      id
    }
  }
`);
