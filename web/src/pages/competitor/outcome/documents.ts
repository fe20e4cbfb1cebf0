import { graphql, type ResultOf } from '../../../api/graphql.js';

export const OutcomeDocument = graphql(`
  query Outcome($competition: ID!) {
    myTeam(competition: $competition) {
      id
      name
      state
      entry {
        id
        number
        title
        state
        eligibilityCheck {
          outcome
          reason
          checkedAt
        }
        feedback {
          publishedAt
          hasWon
          award {
            nameKo
            nameEn
            revokedKo
            revokedEn
          }
          standing {
            place
            places
            band {
              fromPercent
              toPercent
            }
          }
          stages {
            sheets
            comments
            standing {
              place
              places
              band {
                fromPercent
                toPercent
              }
            }
            stage {
              id
              nameKo
              nameEn
            }
            criteria {
              nameKo
              nameEn
              maxPoints
              mean
              lowest
              highest
              comments
            }
          }
        }
        results {
          score
          stage {
            id
            nameKo
            nameEn
          }
          explanation {
            ko
            en
          }
        }
        certificates {
          id
          kind
          number
          award
          name
          issuedAt
          revokedAt
          revokedKo
          revokedEn
        }
        adoption {
          status
          plan
          dueOn
          departmentKo
          departmentEn
          outcome
          recordedAt
        }
        appealWindow {
          isOpen
          opensAt
          closesAt
          noticeKo
          noticeEn
          grounds {
            key
            nameKo
            nameEn
          }
        }
        appeals {
          id
          filedAt
          closedAt
          state
          text
          decision
          remedy
          result
          ground {
            nameKo
            nameEn
          }
        }
        explanations {
          id
          askedAt
          dueAt
          question
          answer
          answeredAt
        }
      }
    }
  }
`);

export const FileAppealDocument = graphql(`
  mutation FileAppeal($input: FileAppealInput!) {
    fileAppeal(input: $input) {
      id
    }
  }
`);

export const WithdrawAppealDocument = graphql(`
  mutation WithdrawAppeal($input: WithdrawAppealInput!) {
    withdrawAppeal(input: $input) {
      id
    }
  }
`);

export const GiveExplanationDocument = graphql(`
  mutation GiveExplanation($input: GiveExplanationInput!) {
    giveExplanation(input: $input) {
      id
    }
  }
`);

export type OwnEntry = NonNullable<NonNullable<ResultOf<typeof OutcomeDocument>['myTeam']>['entry']>;
