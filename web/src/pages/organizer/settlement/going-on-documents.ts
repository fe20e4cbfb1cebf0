import { graphql, type ResultOf } from '../../../api/graphql.js';

export const AdvancementsDocument = graphql(`
  query Advancements($slug: String!) {
    organizerDesk(competition: $slug) {
      advancements {
        id
        decidedAt
        reason
        isOutdated
        undoneAt
        undoReason
        settlement {
          ordinal
        }
        fromStage {
          id
        }
        toStage {
          nameKo
          nameEn
        }
        ties {
          decision
          entryNumbers
          track {
            id
          }
        }
      }
    }
  }
`);

export const AdvancedEntriesDocument = graphql(`
  query AdvancedEntries($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      advancements {
        id
        entries(first: 200, after: $after) {
          nodes {
            entryNumber
            title
            teamName
            place
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
  }
`);

export const AdvanceEntriesDocument = graphql(`
  mutation AdvanceEntries($input: AdvanceEntriesInput!) {
    advanceEntries(input: $input) {
      id
    }
  }
`);

export const UndoAdvancementDocument = graphql(`
  mutation UndoAdvancement($input: UndoAdvancementInput!) {
    undoAdvancement(input: $input) {
      id
    }
  }
`);

export type Advancement = ResultOf<typeof AdvancementsDocument>['organizerDesk']['advancements'][number];
