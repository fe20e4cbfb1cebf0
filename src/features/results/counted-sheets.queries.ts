import { type EntityManager, In } from 'typeorm';
import type { CountedSheet } from '../../domain/feedback.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import { Criterion } from '../scoring/rubric.entity.js';
import { Settlement } from './settlement.entity.js';

/** The latest settlement of each stage by an instant, with its stage and rule, in the order of the stages. */
export const settlementsBy = (tx: EntityManager, competitionId: string, at: Date): Promise<Settlement[]> =>
  tx
    .getRepository(Settlement)
    .createQueryBuilder('settlement')
    .innerJoinAndSelect('settlement.stage', 'stage')
    .innerJoinAndSelect('settlement.rule', 'rule')
    .where(
      `settlement.id in (
         select distinct on (judged.stage_id) judged.id
           from stage as own join settlement as judged on judged.stage_id = own.id
          where own.competition_id = :competitionId and judged.settled_at <= :at
          order by judged.stage_id, judged.ordinal desc)`,
      { competitionId, at },
    )
    .orderBy('stage.ordinal')
    .getMany();

/** What a sheet said by an instant, with the seat of its judge: RFC 8785 text of comment and marks. */
interface SaidOfEntry {
  entryId: string;
  stageId: string;
  judge: string;
  content: string;
}

/** The sheets of entries as they were handed in, or last corrected, by an instant. Revisions are only ever added. */
const saidOf = (tx: EntityManager, entryIds: readonly string[], at: Date): Promise<SaidOfEntry[]> =>
  tx.query<SaidOfEntry[]>(
    `select distinct on (revision.sheet_id) assignment.entry_id as "entryId", assignment.stage_id as "stageId",
            assignment.judge_id as judge, revision.content
       from assignment
       join sheet on sheet.assignment_id = assignment.id
       join sheet_revision as revision on revision.sheet_id = sheet.id
      where assignment.entry_id = any($1::uuid[]) and revision.event in ('SUBMITTED', 'CORRECTED') and revision.at <= $2
      order by revision.sheet_id, revision.revision desc`,
    [entryIds, at],
  );

/** The comments of a sheet: of the whole, and by criterion. */
interface Words {
  comment: string;
  marks: Record<string, { comment?: string }>;
}

/** An entry in a stage that it was judged in. Whose a sheet is is left out. */
export interface JudgedEntry {
  entryId: string;
  settlement: Settlement;
  /** In the order of the rubric. */
  criteria: Criterion[];
  sheets: CountedSheet[];
}

/** The sheets that counted in these settlements for these entries, with what they said by an instant, stage by stage. */
export async function countedSheetsOf(
  tx: EntityManager,
  settlements: readonly Settlement[],
  entryIds: readonly string[],
  at: Date,
): Promise<JudgedEntry[]> {
  const rubrics = In(settlements.map(({ rubricId }) => rubricId));
  const criteria = await tx.getRepository(Criterion).find({ where: { rubricId: rubrics }, order: { ordinal: 'ASC' } });
  const asked = new Set(entryIds);
  const keyOf = (stageId: string, entryId: string, judge: string) => `${stageId} ${entryId} ${judge}`;
  const said = new Map(
    (await saidOf(tx, entryIds, at)).map(({ stageId, entryId, judge, content }) => [keyOf(stageId, entryId, judge), content]),
  );
  return settlements.flatMap((settlement) => {
    const named = criteria.filter(({ rubricId }) => rubricId === settlement.rubricId);
    const { tracks } = JSON.parse(settlement.inputs) as { tracks: StageInputs[] };
    const judged = tracks.flatMap(({ entries }) => entries).filter(({ id }) => asked.has(id));
    return judged.map(({ id: entryId, sheets }): JudgedEntry => {
      const counted = sheets.filter(({ marks }) => named.every(({ key }) => marks.some(({ criterion }) => criterion === key)));
      const wordsOf = (judge: string): Words | null => {
        const content = said.get(keyOf(settlement.stageId, entryId, judge));
        return content === undefined ? null : (JSON.parse(content) as Words);
      };
      return {
        entryId,
        settlement,
        criteria: named,
        sheets: counted.map(({ judge, marks }) => {
          const words = wordsOf(judge);
          const withComments = marks.map((mark) => ({ ...mark, comment: words?.marks[mark.criterion]?.comment ?? '' }));
          return { marks: withComments, comment: words?.comment ?? '' };
        }),
      };
    });
  });
}
