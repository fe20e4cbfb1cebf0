import { graphql } from '../../../api/graphql.js';

export const StartsDocument = graphql(`
  query StartsOfEditions {
    competitionTemplates {
      key
      titleKo
      titleEn
      aboutKo
      aboutEn
      stages {
        nameKo
        nameEn
      }
      tracks {
        nameKo
        nameEn
      }
    }
    competitions {
      id
      titleKo
      titleEn
      year
    }
  }
`);

export const CreateFromTemplateDocument = graphql(`
  mutation CreateFromTemplate($input: CreateFromTemplateInput!) {
    createFromTemplate(input: $input) {
      slug
    }
  }
`);

export const CopyCompetitionDocument = graphql(`
  mutation CopyCompetition($input: CopyCompetitionInput!) {
    copyCompetition(input: $input) {
      slug
    }
  }
`);
