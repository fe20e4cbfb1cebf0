import { graphql, type ResultOf } from '../../../api/graphql.js';

/** What can be published now, by whose ranking, and what was published before. */
export const PublicationsDocument = graphql(`
  query Publications($slug: String!) {
    organizerDesk(competition: $slug) {
      awards {
        isCurrent
        rule {
          version
        }
      }
      settlements {
        id
        isLatest
        isOutdated
        ordinal
        stage {
          ordinal
          nameKo
          nameEn
        }
      }
      finalSettlements {
        id
        isLatest
        isOutdated
        ordinal
      }
      publications {
        id
        ordinal
        publishedAt
        decidedAt
        isOutdated
        options {
          places
          scores
          teamNames
          memberNames
          departments
          summaries
          reports
          comments
          ownPlace
        }
        reasonKo
        reasonEn
        withdrawn {
          withdrawnAt
          reasonKo
          reasonEn
        }
      }
    }
  }
`);

export const PreviewDocument = graphql(`
  query PublicationPreview($slug: String!, $input: PublicationPreviewInput!) {
    organizerDesk(competition: $slug) {
      publicationPreview(input: $input) {
        hash
        refusal
        sentenceKo
        sentenceEn
        counts {
          lines
          winners
          membersNamed
          teamsNamed
          reports
          summaries
          comments
        }
        changes {
          entryNumber
          title
          kind
          fields {
            field
            before
            after
          }
        }
      }
    }
  }
`);

export const PublishResultsDocument = graphql(`
  mutation PublishResults($input: PublishResultsInput!) {
    publishResults(input: $input) {
      id
    }
  }
`);

export const WithdrawPublicationDocument = graphql(`
  mutation WithdrawPublication($input: WithdrawPublicationInput!) {
    withdrawPublication(input: $input) {
      id
    }
  }
`);

export type Desk = ResultOf<typeof PublicationsDocument>['organizerDesk'];
export type Publication = Desk['publications'][number];
export type Preview = ResultOf<typeof PreviewDocument>['organizerDesk']['publicationPreview'];
