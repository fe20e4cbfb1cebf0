import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { mayPlanPanels } from '../../domain/permission/planning.js';
import { problemsOfPanelWish, usualJudgesPerEntry } from '../../domain/planning/panel-wish.js';
import { type PanelPlanLine, type PanelWish, planPanel } from '../../domain/planning/plan-panel.js';
import { componentsOfStage, usualComponents, type VarianceComponents } from '../../domain/planning/variance-components.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import { Stage } from '../competitions/stage.entity.js';
import { latestSettlement } from './advancement.queries.js';
import type { PlanPanelInput } from './plan-panel.input.js';
import type { PanelPlan } from './plan-panel.type.js';

@Injectable()
export class PlanPanelService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: DataSource) {}

  /** `problemsOfPanelWish` bounds the work. */
  async plan(actor: Actor, input: PlanPanelInput): Promise<PanelPlan> {
    refuse(mayPlanPanels(actor));
    if (input.likeStage && input.components) refuseProblems([eitherOr]);
    const components = input.likeStage ? await this.componentsLike(actor, input.likeStage) : (input.components ?? usualComponents);
    const judgesPerEntry = input.judgesPerEntry ?? usualJudgesPerEntry(input.judges);
    const wish = { ...input, judgesPerEntry, components };
    refuseProblems(problemsOfPanelWish(wish));
    return { components, lines: await this.inTurn(() => lineByLine(wish)) };
  }

  /** One plan at a time: a request may ask for many. */
  private inTurn<Result>(plan: () => Promise<Result>): Promise<Result> {
    const mine = this.last.then(plan);
    this.last = mine.catch(() => {});
    return mine;
  }

  /** From what the stage was settled on last. Organisers and auditors see the sheets of a settled stage, whether it is published or not. */
  private async componentsLike(actor: Actor, stageId: string): Promise<VarianceComponents> {
    const stage = await this.db.getRepository(Stage).findOneBy({ id: stageId });
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    refuse(maySeeOrganizerDesk(actor, stage.competitionId));
    const settlement = await latestSettlement(this.db.manager, stageId);
    if (!settlement) throw new Refused(refusal('STAGE_STATE_WRONG', { state: stage.state }));
    const { tracks } = JSON.parse(settlement.inputs) as { tracks: StageInputs[] };
    const components = componentsOfStage(tracks);
    if (!components) throw new Refused(refusal('DIFFERENCES_UNKNOWN'));
    return components;
  }
}

/** A line takes up to some 50 ms; between two of them others are answered. */
async function lineByLine(wish: PanelWish): Promise<PanelPlanLine[]> {
  const lines: PanelPlanLine[] = [];
  for (const judgesPerEntry of wish.judgesPerEntry) {
    await setImmediate();
    lines.push(...planPanel({ ...wish, judgesPerEntry: [judgesPerEntry] }));
  }
  return lines;
}

const eitherOr = problem('components', 'NOT_ALLOWED_HERE', '심사 단계와 값 중 하나만 적습니다.', 'Give either a stage or the components.');
