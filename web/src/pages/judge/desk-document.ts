import { graphql, type ResultOf } from '../../api/graphql.js';

/** The desk and each work of it are one answer: going from work to work asks nothing again. */
export const JudgeDeskDocument = graphql(`
  query JudgeDesk($stage: ID!) {
    judgeDesk(stage: $stage) {
      stage {
        id
        nameKo
        nameEn
        kind
        state
        dueAt
        isBlind
      }
      pledgedAt
      commentsReachTeams
      progress {
        submitted
        total
      }
      recheck {
        assignment
        code
        ko
        en
      }
      rubric {
        criteria {
          id
          key
          ordinal
          nameKo
          nameEn
          guidanceKo
          guidanceEn
          maxPoints
          step
          weight
          anchors {
            fromPercent
            toPercent
            nameKo
            nameEn
          }
        }
      }
      presentations {
        assignment
        teamName
      }
      assignments {
        assignment
        code
        title
        summary
        state
        isAbsent
        files {
          id
          name
          kind
          pages
          pageMediaType
          size
        }
        sheet {
          id
          revision
          state
          comment
          total
          submittedAt
          marks {
            criterion
            points
            comment
          }
        }
      }
    }
  }
`);

export type Desk = ResultOf<typeof JudgeDeskDocument>['judgeDesk'];
export type Work = Desk['assignments'][number];
export type WorkFile = Work['files'][number];
export type Criterion = NonNullable<Desk['rubric']>['criteria'][number];

/** In the order of the presentation, where there is one; else in the judge's own. */
export function worksOf(desk: Desk): readonly Work[] {
  if (desk.presentations.length === 0) return desk.assignments;
  const places = new Map(desk.presentations.map(({ assignment }, index) => [assignment, index]));
  return desk.assignments.toSorted((a, b) => (places.get(a.assignment) ?? 0) - (places.get(b.assignment) ?? 0));
}
