import { graphql, type ResultOf } from '../../../api/graphql.js';

export const JudgeDiagnosticsDocument = graphql(`
  query JudgeDiagnostics($slug: String!, $stage: ID!) {
    organizerDesk(competition: $slug) {
      judgeDiagnostics(stage: $stage) {
        limits {
          consistencySheets
          leastConsistency
          leastHaloRatio
          leastSpreadRatio
          mostDriftT
          mostOutfit
          mostSpreadRatio
          outlierResidual
          severityErrors
          severityPoints
        }
        panels {
          residualSd
          track {
            id
          }
          reliability {
            alpha
            kendallW
            ranking
            standardError
          }
          bodyAffinity {
            difference
            p
          }
          outlierSheets {
            entryNumber
            residual
            studentised
            total
            judge {
              id
              account {
                name
              }
            }
          }
          judges {
            n
            sd
            leniency
            leniencySe
            consistency
            spreadRatio
            outfit
            driftT
            haloRatio
            ownBody {
              difference
              p
            }
            flags {
              code
              ko
              en
            }
            judge {
              id
              account {
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const SetDiagnosticLimitsDocument = graphql(`
  mutation SetDiagnosticLimits($input: SetDiagnosticLimitsInput!) {
    setDiagnosticLimits(input: $input) {
      severityPoints
    }
  }
`);

type Diagnostics = ResultOf<typeof JudgeDiagnosticsDocument>['organizerDesk']['judgeDiagnostics'];
export type DiagnosticLimits = Diagnostics['limits'];
export type DiagnosedPanel = Diagnostics['panels'][number];
export type DiagnosedJudge = DiagnosedPanel['judges'][number];
