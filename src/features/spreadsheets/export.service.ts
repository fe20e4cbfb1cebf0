import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AccessKind } from '../../domain/access.js';
import type { Actor } from '../../domain/actor.js';
import { saysWhy } from '../../domain/permission/entry.js';
import { exportingAs, mayExport, mayExportMarks } from '../../domain/permission/spreadsheet.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { Competition } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { record } from '../../platform/audit/record.js';
import { assignmentsTable } from './assignments-table.js';
import type { Exported } from './exported.js';
import { marksTable } from './marks-table.js';
import { stageThatCounts } from './standings.queries.js';
import { standingsTable } from './standings-table.js';
import { teamsTable } from './teams-table.js';

/** What an edition is asked for as a spreadsheet. */
const exportKinds = ['standings', 'marks', 'assignments', 'teams'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** As what of people's data it counts in the access log. */
const seenAs: Record<ExportKind, AccessKind> = { standings: 'SCORES', marks: 'SCORES', assignments: 'ACCOUNT', teams: 'MEMBERSHIP' };

export interface ExportWish {
  competition: string;
  kind: string;
  /** Null: of no stage; standings are those that count for the edition then: of the final, else of the last stage that is settled. */
  stage: string | null;
  reason: string | null;
}

export interface ReadyExport extends Exported {
  competitionId: string;
  /** Of which stage it is. */
  stage: string | null;
  seenAs: AccessKind;
  fileName: string;
}

/** Hands out an edition as spreadsheets. */
@Injectable()
export class ExportService {
  constructor(private readonly db: DataSource) {}

  /** What is to be written, for whoever may have it and says why. */
  async prepare(actor: Actor, wish: ExportWish): Promise<ReadyExport> {
    const { competition: id, kind } = wish;
    const db = this.db.manager;
    refuse(mayExport(actor, id));
    const competition = isUuid(id) ? await db.getRepository(Competition).findOneBy({ id }) : null;
    if (!competition || !isKind(kind)) throw new Refused(refusal('NOT_FOUND'));
    refuse(saysWhy(wish.reason));
    const stage = wish.stage === null ? await stageWithoutWish(db, id, kind) : await stageOf(db, id, wish.stage);
    const exported = await this.exported(kind, id, stage);
    const fileName = [competition.slug, ...(stage ? [`stage-${stage.ordinal}`] : []), kind].join('-');
    return { ...exported, competitionId: id, stage: stage?.id ?? null, seenAs: seenAs[kind], fileName: `${fileName}.xlsx` };
  }

  /** Tells the audit trail of it: whose data it was, and the reason, stand in the access log. */
  noteIn = (tx: EntityManager, actor: Actor, wish: ExportWish, { competitionId, people, stage }: ReadyExport): Promise<void> =>
    record(tx, { actor, as: exportingAs(actor, competitionId) }, 'spreadsheet.exported', competitionId, {
      kind: wish.kind,
      stage,
      people: people.length,
    });

  private exported(kind: ExportKind, competitionId: string, stage: Stage | null): Promise<Exported> {
    const db = this.db.manager;
    if (kind === 'standings') return standingsTable(db, competitionId, stage);
    if (kind === 'teams') return teamsTable(db, competitionId);
    if (!stage) throw new Refused(refusal('STAGE_NOT_NAMED'));
    if (kind === 'assignments') return assignmentsTable(db, stage);
    refuse(mayExportMarks(stage));
    return marksTable(db, stage);
  }
}

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
const isKind = (text: string): text is ExportKind => (exportKinds as readonly string[]).includes(text);

async function stageOf(db: EntityManager, competitionId: string, id: string): Promise<Stage> {
  const stage = isUuid(id) ? await db.getRepository(Stage).findOneBy({ id, competitionId }) : null;
  if (!stage) throw new Refused(refusal('NOT_FOUND'));
  return stage;
}

/** Of nothing but standings is it clear which stage is meant. */
const stageWithoutWish = (db: EntityManager, competitionId: string, kind: ExportKind): Promise<Stage | null> =>
  kind === 'standings' ? stageThatCounts(db, competitionId) : Promise.resolve(null);
