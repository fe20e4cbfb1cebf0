import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayFetchScoreSheets, maySendScoreSheets } from '../../domain/permission/spreadsheet.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { saysTheSame } from '../../domain/score-workbook.js';
import { readWorkbook } from '../../platform/xlsx/read-workbook.js';
import { JudgeSeatService } from '../panels/judge-seat.service.js';
import { JudgeDeskService } from '../scoring/judge-desk.service.js';
import { SheetService } from '../scoring/sheet.service.js';
import { scoreWorkbook } from './make-score-workbook.js';
import { readScoreWorkbook, type SentRow } from './read-score-workbook.js';
import { scoreDesk } from './score-sheet.queries.js';
import type { ScoreDesk } from './score-workbook.type.js';
import { problemsOfOutcome, type SheetProblem } from './sheet-problems.js';

/** More than anybody is given to judge, with room for notes. */
const limits = { rows: 2_000, cells: 60_000, merged: 1_000 };

export interface UploadWish {
  dryRun: boolean;
  namesConfirmed: boolean;
}

/** What became of a workbook. */
export interface UploadOutcome {
  /** Nothing was written: this is what would be. */
  dryRun: boolean;
  /** Drafts that were saved, with the revision that each has now. */
  saved: { code: string; assignment: string; row: number; revision: number }[];
  /** Rows that say what is kept already. */
  unchanged: number;
  problems: SheetProblem[];
}

/** Score sheets as workbooks: for judges who score without a connection. */
@Injectable()
export class ScoreSheetService {
  constructor(
    private readonly db: DataSource,
    private readonly desks: JudgeDeskService,
    private readonly sheets: SheetService,
    private readonly seats: JudgeSeatService,
  ) {}

  /** A judge's own desk in a stage as a workbook. To everybody else there is none. */
  async workbook(actor: Actor, stageId: string): Promise<{ bytes: Buffer; fileName: string }> {
    const desk = await this.deskOf(actor, stageId);
    return { bytes: await scoreWorkbook(desk), fileName: desk.fileName };
  }

  /** Whoever may not send a workbook of this stage is told so. */
  async refuseStrangers(actor: Actor, stageId: string): Promise<void> {
    const { stage, pledgedAt } = await this.seats.seatIn(actor, stageId);
    refuse(maySendScoreSheets({ state: stage.state, pledgedAt }));
  }

  /** Saves what a judge filled in as drafts: every row that can be, and for the others what is wrong, cell by cell. */
  async take(actor: Actor, stageId: string, bytes: Buffer, wish: UploadWish): Promise<UploadOutcome> {
    const desk = await this.deskOf(actor, stageId, maySendScoreSheets);
    const sent = readScoreWorkbook(await readWorkbook(bytes, limits), desk);
    if (!sent) throw new Refused(refusal('WORKBOOK_NOT_YOURS'));
    const isSame = (row: SentRow): boolean => row.problems.length === 0 && saysTheSame(row, row.kept);
    const changed = sent.rows.filter((row) => row.problems.length === 0 && !isSame(row));
    const drafts = changed.map(({ kept, revision, marks, comment }) => ({ assignment: kept.assignment, revision, marks, comment }));
    const outcomes = drafts.length > 0 ? await this.sheets.saveMany(actor, { stage: stageId, drafts, ...wish }) : [];
    const saved = changed.flatMap(({ kept: { code, assignment }, number }, index) => {
      const outcome = outcomes[index]!;
      return 'revision' in outcome ? [{ code, assignment, row: number, revision: outcome.revision }] : [];
    });
    const refused = changed.flatMap((row, index) => {
      const outcome = outcomes[index]!;
      return 'refusal' in outcome ? problemsOfOutcome(row, outcome.refusal, sent.cellOf) : [];
    });
    const read = sent.rows.flatMap(({ kept, number, problems }) =>
      problems.map(({ path, ...said }) => ({ cell: path, row: number, entry: kept.code, ...said })),
    );
    const foreign = sent.problems.map(({ path, ...said }) => ({ cell: path, row: rowIn(path), entry: null, ...said }));
    const problems = [...read, ...refused, ...foreign].toSorted((one, other) => one.row - other.row);
    return { dryRun: wish.dryRun, saved, unchanged: sent.rows.filter(isSame).length, problems };
  }

  private async deskOf(actor: Actor, stageId: string, may = mayFetchScoreSheets): Promise<ScoreDesk> {
    const { stage, pledgedAt, assignments } = await this.desks.of(actor, stageId);
    refuse(may({ state: stage.state, pledgedAt }));
    const desk = await scoreDesk(this.db.manager, stage.id, assignments);
    if (!desk) throw new Refused(refusal('RUBRIC_MISSING'));
    return { ...desk, fileName: `score-sheets-stage-${stage.ordinal}.xlsx` };
  }
}

const rowIn = (cell: string): number => Number(/\d+$/.exec(cell)?.[0] ?? 0);
