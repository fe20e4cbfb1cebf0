import { graphql, type ResultOf } from '../../../api/graphql.js';

export const PanelsDocument = graphql(`
  query OrganizedPanels($slug: String!) {
    organizerDesk(competition: $slug) {
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
          }
          maxLoad
          leftAt
          assignments {
            id
            entry
            entryNumber
            sheetState
          }
        }
      }
    }
  }
`);

export type AssignedPanel = ResultOf<typeof PanelsDocument>['organizerDesk']['panels'][number];
export type AssignedJudge = AssignedPanel['judges'][number];

export const CoverageDocument = graphql(`
  query OrganizedCoverage($slug: String!, $stage: ID!, $after: String) {
    organizerDesk(competition: $slug) {
      coverage(stage: $stage, first: 200, after: $after) {
        nodes {
          entry
          entryNumber
          judges
          needed
          barred
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type Coverage = ResultOf<typeof CoverageDocument>['organizerDesk']['coverage']['nodes'][number];

export const BarsDocument = graphql(`
  query OrganizedBars($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      conflicts(first: 200, after: $after, state: STANDING) {
        nodes {
          id
          entryNumber
          ground
          reason
          person {
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

export type Bar = ResultOf<typeof BarsDocument>['organizerDesk']['conflicts']['nodes'][number];

/** What entries are called, and in which track they stand. */
export const EntryNamesDocument = graphql(`
  query OrganizedEntryNames($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      entries(first: 200, after: $after) {
        nodes {
          id
          number
          title
          track {
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

export const AssignJudgeDocument = graphql(`
  mutation AssignJudge($input: AssignJudgeInput!) {
    assignJudge(input: $input) {
      id
    }
  }
`);

export const UnassignJudgeDocument = graphql(`
  mutation UnassignJudge($input: UnassignJudgeInput!) {
    unassignJudge(input: $input) {
      id
    }
  }
`);
