import { graphql, type ResultOf } from '../../../api/graphql.js';

export const DashboardDocument = graphql(`
  query OrganizerDashboard($slug: String!) {
    organizerDesk(competition: $slug) {
      teams(first: 1) {
        totalCount
      }
      entries(first: 1) {
        totalCount
      }
      unchecked: entries(first: 1, eligibility: UNCHECKED) {
        totalCount
      }
      questions(first: 1, isAnswered: false) {
        totalCount
      }
      proposed: conflicts(first: 1, state: PROPOSED) {
        totalCount
      }
      challenges(first: 200) {
        nodes {
          state
        }
      }
      appeals(first: 200) {
        nodes {
          state
        }
      }
      corrections(first: 1, state: PENDING) {
        totalCount
      }
      publications {
        id
        publishedAt
        withdrawn {
          withdrawnAt
        }
      }
    }
    me {
      notifications(first: 8) {
        nodes {
          id
          at
          subject
          text
          readAt
        }
        totalCount
      }
    }
  }
`);

export type Dashboard = ResultOf<typeof DashboardDocument>;

export const ProgressDocument = graphql(`
  query OrganizerDashboardProgress($slug: String!, $stage: ID!) {
    organizerDesk(competition: $slug) {
      progress(stage: $stage) {
        submitted
        total
        judge {
          id
          leftAt
          account {
            name
          }
        }
      }
      readiness(stage: $stage) {
        item
        isMet
        isRequired
        problems {
          ko
          en
        }
      }
    }
  }
`);

export type StageNow = ResultOf<typeof ProgressDocument>['organizerDesk'];
