import { graphql, type ResultOf } from '../../../api/graphql.js';

export const RunsDocument = graphql(`
  query AssignmentRuns($slug: String!, $stage: ID!) {
    organizerDesk(competition: $slug) {
      assignmentRuns(stage: $stage) {
        id
        isDryRun
        state
        askedAt
        askedBy {
          name
        }
      }
    }
  }
`);

export const RunDocument = graphql(`
  query AssignmentRun($run: ID!) {
    assignmentRun(run: $run) {
      id
      state
      progress
      isDryRun
      seed
      inputsHash
      askedAt
      settings {
        connected
        loadPenalty
        minLoad
        needsExpert
        plannedShare
        timeLimitSeconds
      }
      panels {
        track {
          id
          nameKo
          nameEn
        }
        added {
          entryNumber
          judge {
            id
            account {
              name
            }
          }
        }
        removed {
          entryNumber
          judge {
            id
            account {
              name
            }
          }
        }
        draftsRemoved
        need
        placed
        components
        leastOverlap
        zeroOverlaps
        isTimeUp
        withoutExpert
        criticalJudges {
          id
          account {
            name
          }
        }
        loads {
          before
          after
          judge {
            id
            account {
              name
            }
          }
        }
        blocking {
          kind
          need
          capacity
          entryNumbers
          judges {
            id
            account {
              name
            }
          }
          explanation {
            ko
            en
          }
        }
      }
    }
  }
`);

export type Run = ResultOf<typeof RunDocument>['assignmentRun'];
export type RunPanel = Run['panels'][number];

export const AssignJudgesDocument = graphql(`
  mutation AssignJudges($input: AssignJudgesInput!) {
    assignJudges(input: $input) {
      id
    }
  }
`);

export const CancelRunDocument = graphql(`
  mutation CancelAssignmentRun($input: CancelAssignmentRunInput!) {
    cancelAssignmentRun(input: $input) {
      id
    }
  }
`);
