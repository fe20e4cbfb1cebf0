import { graphql, type ResultOf } from '../../../api/graphql.js';

export const SettlementsDocument = graphql(`
  query Settlements($slug: String!) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        ordinal
        settledAt
        isLatest
        isOutdated
        engineVersion
        inputsHash
        auditSeq
        stage {
          id
        }
        tracks {
          topK
          officialRule
          announcedRule
          components
          residualDf
          meanStandardError
          reliability
          track {
            id
          }
          fallbackReasons {
            code
            ko
            en
          }
          remarks {
            code
            ko
            en
          }
        }
      }
    }
  }
`);

export const StandingsDocument = graphql(`
  query SettledStandings($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        standings(first: 100, after: $after) {
          nodes {
            entryNumber
            title
            teamName
            place
            score
            adjusted
            standardError
            judgesCounted
            tieBrokenBy
            belowFloors
            chanceOfTopK
            track {
              id
            }
            rankInterval {
              lower
              upper
            }
            leaveOneOut {
              lowestPlace
              highestPlace
            }
            sensitivity {
              rule
              place
              score
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

export const SettleStageDocument = graphql(`
  mutation SettleStage($input: SettleStageInput!) {
    settleStage(input: $input) {
      id
    }
  }
`);

type Desk = ResultOf<typeof SettlementsDocument>['organizerDesk'];
export type Settlement = Desk['settlements'][number];
export type SettledTrack = Settlement['tracks'][number];
export type Standing = ResultOf<typeof StandingsDocument>['organizerDesk']['settlements'][number]['standings']['nodes'][number];
