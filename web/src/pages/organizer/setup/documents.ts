import { graphql, type ResultOf } from '../../../api/graphql.js';

export const SetupDocument = graphql(`
  query EditionSetup($slug: String!) {
    organizerDesk(competition: $slug) {
      competition {
        id
        titleKo
        titleEn
        year
        phase
        minMembers
        maxMembers
        conflictReach
        requiresEligibilityCheck
        registrationOpensAt
        registrationClosesAt
        submissionsCloseAt
        tracks {
          id
          nameKo
          nameEn
          shortName
          ordinal
        }
        stages {
          id
          ordinal
          kind
          state
          nameKo
          nameEn
          advanceQuotas {
            quota
            tieRule
            track {
              id
            }
          }
          rubric {
            version
            criteria {
              key
              nameKo
              nameEn
              guidanceKo
              guidanceEn
              maxPoints
              step
              weight
              anchors {
                nameKo
                nameEn
                fromPercent
                toPercent
              }
            }
          }
          rule {
            version
            announcedAt
            tally
            trimLevel
            drop
            minJudgesToTrim
            decimals
            rounding
            ranking
            tieBreak {
              link
              criterion
            }
            commentDuty {
              onSheet
              onCriteria
              belowPercent
              abovePercent
              minCharacters
            }
            lowestMarks {
              criterion
              points
            }
            floors {
              criterion
              points
            }
            deliberation {
              fromPercent
              toPercent
            }
            commentsReachTeams
            commentsMayBePublic
          }
        }
        finalRule {
          version
          announcedAt
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
          decimals
          rounding
          ranking
          tieBreak {
            link
            stage
            key
          }
        }
        awardRule {
          version
          announcedAt
          tiers {
            key
            nameKo
            nameEn
            quota
            floor
            track
            onTie
          }
          onRemoval
          verificationDays
          appeals {
            days
            grounds {
              key
              nameKo
              nameEn
            }
          }
          revocationYears
          isBundlePublic
        }
        fileSlots {
          slot
          isOffered
          isRequired
          kinds
          maxSize
          maxPages
          takesMacros
        }
        notices {
          id
          publishedAt
          versions {
            id
            ordinal
            titleKo
            titleEn
            textKo
            textEn
            publishedAt
            changeKo
            files {
              id
            }
          }
        }
      }
      calendarChanges {
        id
        changedAt
        reason
        submissionsCloseAt
      }
    }
  }
`);

export type Setup = ResultOf<typeof SetupDocument>['organizerDesk']['competition'];
export type SetupStage = Setup['stages'][number];
export type CalendarChange = ResultOf<typeof SetupDocument>['organizerDesk']['calendarChanges'][number];
