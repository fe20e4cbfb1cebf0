import { graphql, type ResultOf } from '../../api/graphql.js';

export const EntryEditionDocument = graphql(`
  query EntryEdition($slug: String!) {
    competition(slug: $slug) {
      id
      slug
      titleKo
      titleEn
      aiPolicy {
        rule
      }
      fileSlots {
        slot
        isOffered
        isRequired
        kinds
        maxSize
      }
    }
  }
`);

export const MyEntryDocument = graphql(`
  query MyEntry($competition: ID!) {
    myTeam(competition: $competition) {
      id
      name
      submissionsCloseAt
      entry {
        id
        number
        state
        title
        summary
        revision
        declarations {
          dataSources {
            catalogueItem
            name
            provider
            source
            licence
            referencePeriod
            collectedOn
            access
            containsPersonalData
            internalApprovalNumber
            usesBigDataWave
          }
          tools {
            name
            version
            purpose
          }
          generativeAi {
            used
            service
            model
            stages
            scope
            prompts
            verification
            noConfidentialInputConfirmed
          }
          earlierAwards
        }
        files {
          id
          slot
          name
          kind
          size
          sha256
          judgeCopy
          warnings {
            code
            ko
            en
          }
        }
        leaks {
          submitted
          file
          state
          warningKo
          warningEn
          leaks {
            before
            match
            after
            page
          }
        }
        versions {
          id
          ordinal
          submittedAt
          receiptId
          files {
            id
            name
            sha256
          }
        }
      }
    }
  }
`);

export type EntryEdition = NonNullable<ResultOf<typeof EntryEditionDocument>['competition']>;
export type TeamWithEntry = NonNullable<ResultOf<typeof MyEntryDocument>['myTeam']>;
export type Entry = NonNullable<TeamWithEntry['entry']>;
export type Declarations = Entry['declarations'];
