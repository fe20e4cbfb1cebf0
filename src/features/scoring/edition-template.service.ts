import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type EditionTemplate, editionTemplates } from '../../domain/edition-template.js';
import { problemsOfEditionNames } from '../../domain/edition.js';
import { mayCreateCompetition } from '../../domain/permission/competition.js';
import { problemsOfCalendar } from '../../domain/phase.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { randomId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import type { Competition } from '../competitions/competition.entity.js';
import { editionRefusals, setUpEdition } from '../competitions/set-up-edition.service.js';
import { StageKind, StageRule } from '../competitions/stage.entity.js';
import type { CreateFromTemplateInput } from './edition-template.input.js';
import { FinalRule } from './final-rule.entity.js';
import { insertRubric } from './write-rubric.js';

@Injectable()
export class EditionTemplateService {
  constructor(private readonly db: DataSource) {}

  /** Sets up an edition with everything that its template holds: tracks, stages, a rubric and a rule for each, and a final rule. */
  async create(actor: Actor, wish: CreateFromTemplateInput): Promise<Competition> {
    refuse(mayCreateCompetition(actor));
    const template = templateOf(wish.template);
    const { key, stages, tracks, minMembers, maxMembers, conflictReach, aiPolicy } = template;
    const titles = {
      titleKo: wish.titleKo ?? `${wish.year} ${template.titleKo}`,
      titleEn: wish.titleEn ?? `${wish.year} ${template.titleEn}`,
    };
    refuseProblems([...problemsOfCalendar(wish.calendar), ...problemsOfEditionNames({ ...titles, tracks: [], stages: [] })]);
    const { slug, year, calendar } = wish;
    const competition = { slug, year, ...titles, ...calendar, minMembers, maxMembers, conflictReach, ...aiColumnsOf(aiPolicy) };
    return transaction(
      this.db,
      async (tx) => {
        const made = await setUpEdition(tx, actor, { competition, tracks, stages: stages.map(rowOf) }, { template: key });
        const announced = { version: 1, announcedAt: made.competition.createdAt, announcedBy: actor.accountId };
        for (const [index, { rubric, rule }] of stages.entries()) {
          const stageId = made.stages[index]!.id;
          await insertRubric(tx, stageId, 1, rubric);
          await tx.getRepository(StageRule).insert({ ...announced, id: randomId(), stageId, rule: canonicalText(rule) });
        }
        if (template.finalRule) {
          const finalRule = { competitionId: made.competition.id, rule: canonicalText(template.finalRule) };
          await tx.getRepository(FinalRule).insert({ ...announced, id: randomId(), ...finalRule });
        }
        return made.competition;
      },
      editionRefusals,
    );
  }
}

const aiColumnsOf = ({ rule, stages }: EditionTemplate['aiPolicy']) => ({ aiRule: rule, aiStages: [...stages] });

const rowOf = ({ kind, nameKo, nameEn, isBlind, judgesPerEntry }: EditionTemplate['stages'][number]) => ({
  kind: StageKind[kind],
  nameKo,
  nameEn,
  isBlind,
  judgesPerEntry,
});

function templateOf(key: string): EditionTemplate {
  const template = editionTemplates.find((one) => one.key === key);
  if (!template) refuseProblems([problem('template', 'UNKNOWN', '없는 서식입니다.', 'There is no such template.')]);
  return template!;
}
