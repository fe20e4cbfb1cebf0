import { graphql, type ResultOf } from '../../../api/graphql.js';

/** What was settled of an edition's stages, and by which rules; the rankings are asked apart, since they are long. */
export const SettlementsDocument = graphql(`
  query OrganizedSettlements($slug: String!) {
    organizerDesk(competition: $slug) {
      competition {
        id
        tracks {
          id
          ordinal
        }
        stages {
          id
          rubric {
            criteria {
              key
              nameKo
              nameEn
            }
          }
          rule {
            version
            tally
            tieBreak {
              link
              criterion
            }
            floors {
              criterion
              points
            }
            deliberation {
              fromPercent
              toPercent
            }
          }
          advanceQuotas {
            quota
            tieRule
            track {
              id
            }
          }
        }
        finalRule {
          version
        }
        awardRule {
          tiers {
            key
            nameKo
            nameEn
            quota
            track
          }
        }
      }
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
          track {
            id
          }
          announcedRule
          officialRule
          topK
          components
          residualDf
          reliability
          meanStandardError
          varianceComponents {
            judges
            residual
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
          judgeEffects {
            judge {
              id
              account {
                name
              }
            }
            sheets
            effect
            standardError
            component
            changesWinner
            changesTopK
          }
        }
      }
    }
  }
`);

/** The rankings, a page of each settlement at a time: cursors count lines, whichever ranking they are of. */
export const StandingsDocument = graphql(`
  query OrganizedStandings($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        standings(first: 200, after: $after) {
          nodes {
            entryNumber
            title
            teamName
            track {
              id
            }
            place
            score
            exact
            plainMean
            adjusted
            standardError
            judgesCounted
            trimmed
            tieBrokenBy
            belowFloors
            chanceOfTopK
            rankInterval {
              lower
              upper
            }
            leaveOneOut {
              lowestPlace
              highestPlace
            }
            criterionMeans {
              criterion
              mean
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
      ordinal
    }
  }
`);

type Desk = ResultOf<typeof SettlementsDocument>['organizerDesk'];
export type SettlementDesk = Desk;
type SettledEdition = Desk['competition'];
export type SettledStage = SettledEdition['stages'][number];
export type Settlement = Desk['settlements'][number];
export type SettledTrack = Settlement['tracks'][number];
export type Standing = ResultOf<typeof StandingsDocument>['organizerDesk']['settlements'][number]['standings']['nodes'][number];

/** How one score came about: much to send for all, so it is asked where it is opened. */
export const ExplanationDocument = graphql(`
  query OrganizedExplanation($slug: String!, $entryNumber: String!) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        standings(first: 1, entryNumber: $entryNumber) {
          nodes {
            entryNumber
            explanation {
              ko
              en
            }
          }
        }
      }
    }
  }
`);

/** What a settlement changed about the one before. */
export const ChangesDocument = graphql(`
  query OrganizedSettlementChanges($slug: String!, $after: String) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        changes(first: 200, after: $after) {
          nodes {
            entryNumber
            track {
              id
            }
            before {
              place
              score
              judgesCounted
            }
            after {
              place
              score
              judgesCounted
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
