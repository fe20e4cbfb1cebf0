import { graphql, type ResultOf } from '../../api/graphql.js';

export const ReadinessDocument = graphql(`
  query StageReadiness($slug: String!, $stage: ID!) {
    organizerDesk(competition: $slug) {
      readiness(stage: $stage) {
        item
        isMet
        isRequired
        problems {
          path
          ko
          en
        }
      }
    }
  }
`);

export type ReadinessItem = NonNullable<ResultOf<typeof ReadinessDocument>['organizerDesk']['readiness']>[number];

export const OpenStageDocument = graphql(`
  mutation OpenStage($input: OpenStageInput!) {
    openStage(input: $input) {
      id
    }
  }
`);

export const CloseStageDocument = graphql(`
  mutation CloseStage($input: CloseStageInput!) {
    closeStage(input: $input) {
      id
    }
  }
`);
