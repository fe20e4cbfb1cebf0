import { graphql } from '../../../api/graphql.js';

/** As the desk asks for them, so that an answer can be put there. */
export const SaveSheetDocument = graphql(`
  mutation SaveSheet($input: SaveSheetInput!) {
    saveSheet(input: $input) {
      id
      revision
      state
      total
      comment
      submittedAt
      updatedAt
      marks {
        criterion
        points
        comment
      }
    }
  }
`);

export const SubmitSheetDocument = graphql(`
  mutation SubmitSheet($input: SubmitSheetInput!) {
    submitSheet(input: $input) {
      id
      revision
      state
      total
      comment
      submittedAt
      updatedAt
      marks {
        criterion
        points
        comment
      }
    }
  }
`);

export const ReopenSheetDocument = graphql(`
  mutation ReopenSheet($input: ReopenSheetInput!) {
    reopenSheet(input: $input) {
      revision
    }
  }
`);
