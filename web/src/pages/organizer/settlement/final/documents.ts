import { graphql, type ResultOf } from '../../../../api/graphql.js';

/** The final rule with what it works from, and what it was worked into; rankings are asked apart. */
export const FinalDocument = graphql(`
  query OrganizedFinal($slug: String!) {
    organizerDesk(competition: $slug) {
      competition {
        id
        finalRule {
          version
          decimals
          stages {
            stage
            weight
          }
          parts {
            key
            nameKo
            nameEn
            kind
            maxPoints
            weight
          }
          penalties {
            key
            nameKo
            nameEn
            maxPoints
          }
          tieBreak {
            link
            stage
            key
          }
        }
      }
      finalSettlements {
        id
        ordinal
        settledAt
        isLatest
        isOutdated
        engineVersion
        inputsHash
        auditSeq
        ties {
          place
          entryNumbers
          track {
            id
          }
        }
      }
      finalTieDecisions {
        id
        entryNumbers
        reason
        decidedAt
        decidedBy {
          name
        }
      }
      scoreImports {
        id
        part
        version
        reason
        importedAt
        sha256
        importedBy {
          name
        }
        scores(first: 1) {
          totalCount
        }
      }
    }
  }
`);

export const FinalStandingsDocument = graphql(`
  query OrganizedFinalStandings($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      finalSettlements {
        id
        standings(first: 150, after: $after) {
          nodes {
            entryNumber
            title
            teamName
            place
            score
            exact
            tieBrokenBy
            track {
              id
            }
            stages {
              stage
              place
              score
              belowFloors
            }
            components {
              key
              kind
              weight
              points
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

export const SettleFinalDocument = graphql(`
  mutation SettleFinal($input: SettleFinalInput!) {
    settleFinal(input: $input) {
      id
    }
  }
`);

export const DecideFinalTieDocument = graphql(`
  mutation DecideFinalTie($input: DecideFinalTieInput!) {
    decideFinalTie(input: $input) {
      id
    }
  }
`);

export type FinalDesk = ResultOf<typeof FinalDocument>['organizerDesk'];
export type FinalRule = NonNullable<FinalDesk['competition']['finalRule']>;
export type FinalSettlement = FinalDesk['finalSettlements'][number];
export type FinalTieDecision = FinalDesk['finalTieDecisions'][number];
export type ScoreImport = FinalDesk['scoreImports'][number];
export type FinalStanding = ResultOf<
  typeof FinalStandingsDocument
>['organizerDesk']['finalSettlements'][number]['standings']['nodes'][number];
