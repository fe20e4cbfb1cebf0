import type { EntityManager } from 'typeorm';
import type { StageRule } from '../../domain/stage-rule.js';
import { Stage } from '../competitions/stage.entity.js';
import { rulesAndRubrics } from '../results/settlement.queries.js';
import type { Criterion } from '../scoring/rubric.entity.js';
import type { ReportSection } from './report-paper.js';
import { table } from './report-sections.js';
import { stageRuleInWords } from './rule-words.js';

/** A stage with what it was judged by. */
export interface ReportedStage extends Pick<Stage, 'ordinal' | 'nameKo' | 'kind' | 'isBlind'> {
  /** Null: none was announced. */
  rule: StageRule | null;
  criteria: Criterion[];
}

export async function stagesOf(db: EntityManager, competitionId: string): Promise<ReportedStage[]> {
  const stages = await db.getRepository(Stage).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  const known = new Map(
    (
      await rulesAndRubrics(
        db,
        stages.map(({ id }) => id),
      )
    ).map((one) => [one.stageId, one]),
  );
  return stages.map(({ id, ordinal, nameKo, kind, isBlind }) => {
    const found = known.get(id);
    return {
      ordinal,
      nameKo,
      kind,
      isBlind,
      rule: found ? (JSON.parse(found.rule.rule) as StageRule) : null,
      criteria: found?.criteria ?? [],
    };
  });
}

/** What was judged by which criteria, and how marks became places. */
export const stagesSection = (stages: readonly ReportedStage[]): ReportSection => ({
  title: '심사 단계와 심사 기준',
  paragraphs: stages.map(({ nameKo, kind, isBlind, rule, criteria }) => {
    const how = `${kind === 'PAPER' ? '서면' : '발표'}${isBlind ? ', 팀을 가린 심사' : ''}`;
    const nameOf = (key: string) => criteria.find((criterion) => criterion.key === key)?.nameKo ?? key;
    return `${nameKo} (${how}): ${rule ? stageRuleInWords(rule, nameOf) : '공고한 규칙이 없습니다.'}`;
  }),
  tables: stages.flatMap(({ nameKo, criteria }) =>
    table(
      `${nameKo} 심사 기준`,
      [
        { head: '평가항목', share: 4, lines: 2 },
        { head: '배점', share: 1.2, atRight: true },
        { head: '가중치', share: 1.2, atRight: true },
        { head: '착안사항', share: 7, lines: 3 },
      ],
      criteria.map(({ nameKo: name, maxPoints, weight, guidanceKo }) => [name, maxPoints, `${weight}`, guidanceKo]),
    ),
  ),
});
