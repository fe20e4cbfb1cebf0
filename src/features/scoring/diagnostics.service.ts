import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { examinePanel, type PanelExamination } from '../../domain/diagnostics/examine-panel.js';
import { type DiagnosticLimits as Limits, usualLimits } from '../../domain/diagnostics/limits.js';
import { sheetsToRecheck } from '../../domain/diagnostics/recheck.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { isAskedToRecheck, maySeeDiagnostics } from '../../domain/permission/diagnostics.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { DiagnosticLimits } from './diagnostic-limits.entity.js';
import type { SetDiagnosticLimitsInput } from './diagnostic-limits.type.js';
import { assignmentsOfSameBody, type CountedSheet, countedSheets } from './diagnostics.queries.js';
import type { PanelDiagnostics, StageDiagnostics } from './diagnostics.type.js';
import type { JudgeDesk, SheetToRecheck } from './judge-desk.type.js';
import { rubricOf } from './rubric.service.js';
import type { Sheet } from './sheet.entity.js';

/** What judges' sheets show beside each other: to organisers once judging is over, and before that to each judge about the own ones. */
@Injectable()
export class DiagnosticsService {
  constructor(private readonly db: DataSource) {}

  /** Of a stage of an edition, panel by panel. Whoever calls has asked who is looking. */
  async ofStage(competitionId: string, stageId: string): Promise<StageDiagnostics> {
    const stage = await this.db.getRepository(Stage).findOneBy({ id: stageId, competitionId });
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    refuse(maySeeDiagnostics(stage.state));
    const limits = await this.limitsOf(competitionId);
    const criteria = await this.criteriaOf(stageId);
    const near = new Set((await assignmentsOfSameBody(this.db.manager, stageId)).map(({ id }) => id));
    const sheets = (await countedSheets(this.db.manager, stageId)).map((sheet) => ({ ...sheet, isSameBody: near.has(sheet.assignment) }));
    const panels = Map.groupBy(sheets, ({ trackId }) => trackId);
    return { limits, panels: [...panels].map(([trackId, ofPanel]) => told(trackId, examinePanel(criteria, ofPanel, limits))) };
  }

  /** The sheets of a judge to look at again; none while an own one is missing, when nothing of colleagues is even read. */
  async recheckOf({ stage, assignments, judgeIds }: JudgeDesk, own: readonly (Sheet | null)[]): Promise<SheetToRecheck[]> {
    if (
      !isAskedToRecheck(
        stage.state,
        own.map((sheet) => sheet?.state ?? null),
      )
    )
      return [];
    const limits = await this.limitsOf(stage.competitionId);
    const criteria = await this.criteriaOf(stage.id);
    const sheets = await countedSheets(this.db.manager, stage.id, judgeIds);
    const panels = Map.groupBy(
      sheets.map((sheet) => ({ ...sheet, isOwn: judgeIds.includes(sheet.judge) })),
      ({ trackId }) => trackId,
    );
    const found = [...panels.values()].flatMap((panel) => sheetsToRecheck(criteria, panel, limits));
    const askedOf = new Map(found.map(({ sheet, ko, en }) => [sheet.assignment, { ko, en }]));
    return assignments.flatMap(({ assignment, code }) =>
      askedOf.has(assignment) ? [{ assignment, code, ...askedOf.get(assignment)! }] : [],
    );
  }

  /** What an edition's flags go by. */
  async limitsOf(competitionId: string): Promise<Limits> {
    const set = await this.db.getRepository(DiagnosticLimits).findOneBy({ competitionId });
    return set ? (JSON.parse(set.limits) as Limits) : usualLimits;
  }

  async setLimits(actor: Actor, { competition, ...limits }: SetDiagnosticLimitsInput): Promise<Limits> {
    refuse(mayOrganize(actor, competition));
    return transaction(this.db, async (tx) => {
      const { id: competitionId } = await lockCompetition(tx, competition, 'pessimistic_write');
      await tx.getRepository(DiagnosticLimits).upsert({ competitionId, limits: canonicalText(limits) }, ['competitionId']);
      await record(tx, { actor, as: 'ORGANIZER' }, 'diagnostic_limits.set', competitionId, { ...limits });
      return limits;
    });
  }

  private async criteriaOf(stageId: string) {
    return (await rubricOf(this.db.manager, stageId))?.criteria ?? [];
  }
}

/** What a copied edition takes along: its limits, if it has set any. */
export async function copyDiagnosticLimits(tx: EntityManager, { competition: { from, to } }: EditionCopy): Promise<void> {
  const set = await tx.getRepository(DiagnosticLimits).findOneBy({ competitionId: from });
  if (set) await tx.getRepository(DiagnosticLimits).insert({ competitionId: to, limits: set.limits });
}

function told(
  trackId: string,
  { residualSd, judges, bodyAffinity, outliers, reliability }: PanelExamination<CountedSheet>,
): PanelDiagnostics {
  const { alpha, kendallW, icc, ranking } = reliability;
  return {
    trackId,
    residualSd,
    judges,
    bodyAffinity: bodyAffinity?.estimate == null ? null : { difference: bodyAffinity.estimate, p: bodyAffinity.p },
    outlierSheets: outliers.map(({ sheet: { judge, entryNumber }, ...figures }) => ({ judge, entryNumber, ...figures })),
    reliability: {
      alpha,
      kendallW,
      icc: icc && {
        oneWaySingle: icc['ICC(1,1)'],
        agreementSingle: icc['ICC(2,1)'],
        consistencySingle: icc['ICC(3,1)'],
        oneWayMean: icc['ICC(1,k)'],
        agreementMean: icc['ICC(2,k)'],
        consistencyMean: icc['ICC(3,k)'],
      },
      ranking: ranking.reliability,
      standardError: ranking.standardError,
    },
  };
}
