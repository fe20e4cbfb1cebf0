import { graphql, type ResultOf } from '../../../api/graphql.js';

export const JudgesDocument = graphql(`
  query OrganizedJudges($slug: String!) {
    organizerDesk(competition: $slug) {
      competition {
        id
        isPanelAnnounced
      }
      panels {
        id
        stage {
          id
        }
        track {
          id
        }
        judges {
          id
          account {
            id
            name
            email
          }
          assigned
          expertise
          leftAt
          maxLoad
          pledgedAt
        }
      }
    }
  }
`);

export type Judge = ResultOf<typeof JudgesDocument>['organizerDesk']['panels'][number]['judges'][number];

export const ConflictsDocument = graphql(`
  query OrganizedConflicts($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      conflicts(first: 200, after: $after) {
        nodes {
          id
          entryNumber
          ground
          state
          reason
          memberName
          raisedAt
          raisedBy {
            id
            name
          }
          person {
            id
            name
          }
          team {
            id
            name
          }
          liftProposedAt
          liftReason
          liftProposedBy {
            id
            name
          }
          decisionReason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type Conflict = ResultOf<typeof ConflictsDocument>['organizerDesk']['conflicts']['nodes'][number];

export const ChallengesDocument = graphql(`
  query OrganizedChallenges($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      challenges(first: 200, after: $after) {
        nodes {
          id
          state
          ground
          reason
          personName
          personEmail
          filedAt
          decidedAt
          decisionReason
          team {
            id
            name
          }
          matches {
            id
            account {
              name
              email
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

export type Challenge = ResultOf<typeof ChallengesDocument>['organizerDesk']['challenges']['nodes'][number];

export const AppointJudgeDocument = graphql(`
  mutation AppointJudge($input: AppointJudgeInput!) {
    appointJudge(input: $input) {
      id
    }
  }
`);

export const ChangeJudgeDocument = graphql(`
  mutation ChangeJudge($input: ChangeJudgeInput!) {
    changeJudge(input: $input) {
      id
    }
  }
`);

export const InvitePersonDocument = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      email
      isNew
    }
  }
`);

export const AnnouncePanelDocument = graphql(`
  mutation AnnouncePanel($input: AnnouncePanelInput!) {
    announcePanel(input: $input) {
      id
    }
  }
`);

export const ExcludeJudgeDocument = graphql(`
  mutation ExcludeJudge($input: ExcludeJudgeInput!) {
    excludeJudge(input: $input) {
      id
    }
  }
`);

export const ConfirmExclusionDocument = graphql(`
  mutation ConfirmExclusion($input: ConfirmExclusionInput!) {
    confirmExclusion(input: $input) {
      id
    }
  }
`);

export const LiftConflictDocument = graphql(`
  mutation LiftConflict($input: LiftConflictInput!) {
    liftConflict(input: $input) {
      id
    }
  }
`);

export const ConfirmLiftDocument = graphql(`
  mutation ConfirmLift($input: ConfirmLiftInput!) {
    confirmLift(input: $input) {
      id
    }
  }
`);

export const RejectProposalDocument = graphql(`
  mutation RejectProposal($input: RejectProposalInput!) {
    rejectProposal(input: $input) {
      id
    }
  }
`);

export const DecideChallengeDocument = graphql(`
  mutation DecideChallenge($input: DecideChallengeInput!) {
    decideChallenge(input: $input) {
      id
    }
  }
`);
