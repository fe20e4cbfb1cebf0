import type { QueryClient } from '@tanstack/react-query';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { keyOf } from '../../api/hooks.js';

/** All of a judge's work in a stage: asked once, shown by the desk, the works and the review. */
export const JudgeDeskDocument = graphql(`
  query JudgeDesk($stage: ID!) {
    judgeDesk(stage: $stage) {
      pledgedAt
      commentsReachTeams
      commentsMayBePublic
      progress {
        submitted
        total
      }
      stage {
        id
        nameKo
        nameEn
        kind
        state
        isBlind
        dueAt
        rule {
          commentDuty {
            onSheet
            onCriteria
            belowPercent
            abovePercent
            minCharacters
          }
          lowestMarks {
            criterion
            points
          }
        }
      }
      rubric {
        criteria {
          ordinal
          key
          nameKo
          nameEn
          guidanceKo
          guidanceEn
          maxPoints
          step
          weight
          anchors {
            nameKo
            nameEn
            fromPercent
            toPercent
          }
        }
      }
      recheck {
        assignment
        code
        ko
        en
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
          kind
          name
          pages
          pageMediaType
          size
        }
        sheet {
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
        typed {
          id
          isTaken
          typedByYou
          state
          content {
            comment
            total
            marks {
              criterion
              points
              comment
            }
          }
        }
      }
      presentations {
        assignment
        teamName
      }
    }
  }
`);

export type Desk = ResultOf<typeof JudgeDeskDocument>['judgeDesk'];
export type Work = Desk['assignments'][number];
export type Sheet = NonNullable<Work['sheet']>;
export type Rubric = NonNullable<Desk['rubric']>;
export type Criterion = Rubric['criteria'][number];
export type WorkFile = Work['files'][number];

/** Puts a sheet that came back from the server where the desk is kept, so that every page shows it at once. */
export function keepSheet(client: QueryClient, stage: string, assignment: string, sheet: Sheet): void {
  client.setQueryData<ResultOf<typeof JudgeDeskDocument>>(keyOf(JudgeDeskDocument, { stage }), (kept) => {
    if (!kept) return kept;
    const assignments = kept.judgeDesk.assignments.map((work) =>
      work.assignment === assignment ? { ...work, sheet, state: sheet.state } : work,
    );
    const submitted = assignments.filter(({ state }) => state === 'SUBMITTED').length;
    const progress = { ...kept.judgeDesk.progress, submitted };
    return { judgeDesk: { ...kept.judgeDesk, assignments, progress } };
  });
}

/** In the order in which they are judged: that of the presentations, where there is one. */
export function worksOf({ assignments, presentations }: Pick<Desk, 'assignments' | 'presentations'>): readonly Work[] {
  if (presentations.length === 0) return assignments;
  return presentations.flatMap(({ assignment }) => assignments.find((work) => work.assignment === assignment) ?? []);
}
