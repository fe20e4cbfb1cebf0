import { graphql, type ResultOf } from '../../../api/graphql.js';

export const AwardsDocument = graphql(`
  query AwardsOfEdition($slug: String!) {
    organizerDesk(competition: $slug) {
      awards {
        isCurrent
        rule {
          version
        }
        proposal {
          settlement
          isOutdated
          tiers {
            isWaiting
            tier {
              key
              nameKo
              nameEn
              quota
              floor
            }
            nominees {
              entryNumber
              title
              teamName
              place
              score
            }
            tie {
              places
              entries {
                entryNumber
                title
                teamName
                place
                score
              }
            }
            emptyPlaces {
              why
              places
            }
          }
        }
        decisions {
          id
          version
          state
          isCurrent
          decidedAt
          closedAt
          turnedDownBecause
          decidedBy {
            id
            name
          }
          closedBy {
            name
          }
          departures {
            tier
            entryNumber
            reason
          }
          awards {
            tier {
              key
              nameKo
              nameEn
            }
            entries {
              entryNumber
              title
              teamName
            }
          }
        }
      }
    }
  }
`);

export const DecideAwardsDocument = graphql(`
  mutation DecideAwards($input: DecideAwardsInput!) {
    decideAwards(input: $input) {
      id
    }
  }
`);

export const ConfirmAwardsDocument = graphql(`
  mutation ConfirmAwards($input: ConfirmAwardsInput!) {
    confirmAwards(input: $input) {
      id
    }
  }
`);

export const TurnDownAwardsDocument = graphql(`
  mutation TurnDownAwards($input: TurnDownAwardsInput!) {
    turnDownAwards(input: $input) {
      id
    }
  }
`);

type Awards = ResultOf<typeof AwardsDocument>['organizerDesk']['awards'];
export type Proposal = NonNullable<Awards['proposal']>;
export type ProposedTier = Proposal['tiers'][number];
export type Decision = Awards['decisions'][number];
