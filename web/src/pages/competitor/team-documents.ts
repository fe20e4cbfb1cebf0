import { graphql, type ResultOf } from '../../api/graphql.js';

export const EditionForTeamsDocument = graphql(`
  query EditionForTeams($slug: String!) {
    competition(slug: $slug) {
      id
      slug
      titleKo
      titleEn
      phase
      minMembers
      maxMembers
      registrationClosesAt
      tracks {
        id
        nameKo
        nameEn
      }
    }
    consentTexts {
      kind
      ko
      en
      hash
      isRequired
    }
  }
`);

export const MyTeamDocument = graphql(`
  query MyTeam($competition: ID!) {
    myTeam(competition: $competition) {
      id
      name
      state
      submissionsCloseAt
      isLead
      withdrawal {
        reason
      }
      track {
        nameKo
        nameEn
      }
      members {
        id
        name
        email
        role
        state
      }
      entry {
        id
        number
        state
      }
    }
    myInvitations {
      id
      teamName
      leadName
      state
      competition {
        id
      }
    }
  }
`);

export type Edition = NonNullable<ResultOf<typeof EditionForTeamsDocument>['competition']>;
export type ConsentText = ResultOf<typeof EditionForTeamsDocument>['consentTexts'][number];
export type Team = NonNullable<ResultOf<typeof MyTeamDocument>['myTeam']>;
export type Invitation = ResultOf<typeof MyTeamDocument>['myInvitations'][number];
