import { type EntityManager, In } from 'typeorm';
import { explainStanding } from '../../domain/explanation/of-standing.js';
import type { Explanation } from '../../domain/explanation/explanation.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import { Criterion } from '../scoring/rubric.entity.js';
import type { Settlement } from './settlement.entity.js';
import type { TrackStanding, TrackSummaryOf } from './settlement.service.js';

/** A settlement taken apart, so that any of its lines can be explained. */
export interface ExplainedSettlement {
  settlement: Settlement;
  /** Null where there is no such line, or no score. */
  explain: (entryId: string) => { standing: TrackStanding; explanation: Explanation } | null;
}

type TrackInputs = StageInputs & { track: string };

/** The same of several settlements, with the names of the criteria that their marks were given on. */
export async function explainedSettlements(tx: EntityManager, settlements: readonly Settlement[]): Promise<ExplainedSettlement[]> {
  const rubrics = In([...new Set(settlements.map(({ rubricId }) => rubricId))]);
  const criteria = await tx.getRepository(Criterion).find({ where: { rubricId: rubrics }, order: { ordinal: 'ASC' } });
  const byRubric = Map.groupBy(criteria, ({ rubricId }) => rubricId);
  return settlements.map((settlement) => takenApart(settlement, byRubric.get(settlement.rubricId) ?? []));
}

function takenApart(settlement: Settlement, named: readonly Criterion[]): ExplainedSettlement {
  const { tracks } = JSON.parse(settlement.inputs) as { tracks: TrackInputs[] };
  const summaries = JSON.parse(settlement.summary ?? '[]') as TrackSummaryOf[];
  const standings = new Map((JSON.parse(settlement.rows) as TrackStanding[]).map((standing) => [standing.entry, standing]));
  const inputsOf = new Map(tracks.map(({ track, ...inputs }) => [track, inputs]));
  const explain: ExplainedSettlement['explain'] = (entryId) => {
    const standing = standings.get(entryId);
    const inputs = standing && inputsOf.get(standing.track);
    if (!standing || !inputs) return null;
    const explanation = explainStanding({
      rule: inputs.rule,
      criteria: inputs.rubric.criteria.map((criterion) => ({ ...criterion, ...namesOf(criterion.key, named) })),
      sheets: inputs.entries.find(({ id }) => id === entryId)?.sheets ?? [],
      standing,
      summary: summaries.find(({ track }) => track === standing.track) ?? null,
    });
    return explanation && { standing, explanation };
  };
  return { settlement, explain };
}

function namesOf(key: string, named: readonly Criterion[]) {
  const { nameKo, nameEn } = named.find((criterion) => criterion.key === key) ?? { nameKo: key, nameEn: key };
  return { nameKo, nameEn };
}
