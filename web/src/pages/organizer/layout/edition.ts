import { useOutletContext } from 'react-router';
import { graphql, type ResultOf } from '../../../api/graphql.js';

/** What every page of an edition's organisers knows of it. */
export const EditionDocument = graphql(`
  query OrganizedEdition($slug: String!) {
    organizerDesk(competition: $slug) {
      competition {
        id
        slug
        titleKo
        titleEn
        year
        phase
        registrationOpensAt
        registrationClosesAt
        submissionsCloseAt
        requiresEligibilityCheck
        tracks {
          id
          nameKo
          nameEn
          shortName
        }
        stages {
          id
          kind
          nameKo
          nameEn
          ordinal
          state
          dueAt
          judgesPerEntry
          isBlind
        }
      }
    }
  }
`);

export type Edition = ResultOf<typeof EditionDocument>['organizerDesk']['competition'] & {
  /** Whether who is signed in runs it; auditors only read. */
  isOwn: boolean;
};
export type EditionStage = Edition['stages'][number];

export const useEdition = (): Edition => useOutletContext<Edition>();
