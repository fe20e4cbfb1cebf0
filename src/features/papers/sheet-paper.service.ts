import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, inScope } from '../../domain/actor.js';
import { saysWhy } from '../../domain/permission/entry.js';
import { mayPrintBlankSheets, mayPrintSheets } from '../../domain/permission/paper.js';
import { canonicalPoints } from '../../domain/points.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import { runningTotal } from '../../domain/sheet.js';
import { Stage } from '../competitions/stage.entity.js';
import { databaseNow } from '../../platform/database/transaction.js';
import type { Criterion } from '../scoring/rubric.entity.js';
import { criteriaOf, latestRubric } from '../scoring/rubric.service.js';
import type { Mark } from '../scoring/sheet.entity.js';
import { marksOfSheets } from '../scoring/sheet.queries.js';
import { paperApart } from './paper-apart.js';
import type { PrintedCriterion, PrintedSheet } from './sheet-paper.js';
import { chosenSlice, type SheetWish } from './sheet-choice.js';
import { filledPairs, judgesIn, pairsToFill, type SheetChoice, sheetRows, type SheetRow } from './sheet.queries.js';

export interface SheetsOnPaper {
  bytes: Buffer;
  fileName: string;
  competitionId: string;
  /** Accounts of the judges who are named. */
  judges: string[];
}

/** Which sheets of a stage are drawn, under what name. */
interface Kind {
  pairsOf: (db: EntityManager, stageId: string, choice: SheetChoice) => Promise<string[]>;
  name: string;
  isBlank: boolean;
}

/** Score sheets (심사표) of a stage on paper: as they were filled in, or to be filled in by hand. */
@Injectable()
export class SheetPaperService {
  constructor(private readonly db: DataSource) {}

  /** What all judges submitted, for organisers and auditors once judging has ended. */
  async filled(actor: Actor, stageId: string, wish: SheetWish, reason: string | null): Promise<SheetsOnPaper> {
    const stage = await this.stage(stageId);
    refuse(mayPrintSheets(actor, stage));
    refuse(saysWhy(reason));
    return this.drawn(stage, wish, { pairsOf: filledPairs, name: '심사표', isBlank: false });
  }

  /** What a judge submitted, for that judge, at any time. */
  async own(actor: Actor, stageId: string, wish: SheetWish): Promise<SheetsOnPaper> {
    const stage = await this.stage(stageId);
    const isJudge = inScope(actor, 'JUDGE', stage.competitionId) && (await judgesIn(this.db.manager, stage.id, actor.accountId));
    if (!isJudge) throw new Refused(refusal('NOT_FOUND'));
    const pairsOf: Kind['pairsOf'] = (db, id, choice) => filledPairs(db, id, { ...choice, judge: actor.accountId });
    return this.drawn(stage, { ...wish, judge: null }, { pairsOf, name: '내 심사표', isBlank: false });
  }

  /** A blank sheet for each pair that is still to be judged, for those who prepare the judging; where there is none, one for any. */
  async blank(actor: Actor, stageId: string, wish: SheetWish): Promise<SheetsOnPaper> {
    const stage = await this.stage(stageId);
    const hasRubric = (await latestRubric(this.db.manager, stage.id)) !== null;
    refuse(mayPrintBlankSheets(actor, { ...stage, hasRubric }));
    return this.drawn(stage, wish, { pairsOf: pairsToFill, name: '빈 심사표', isBlank: true });
  }

  private async stage(id: string): Promise<Stage> {
    const stage = isUUID(id) && (await this.db.getRepository(Stage).findOne({ where: { id }, relations: { competition: true } }));
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    return stage;
  }

  private async drawn(stage: Stage, wish: SheetWish, { pairsOf, name, isBlank }: Kind): Promise<SheetsOnPaper> {
    const { pairs, partName } = chosenSlice(await pairsOf(this.db.manager, stage.id, wish), wish);
    const rows = await sheetRows(this.db.manager, stage.id, pairs);
    const rubric = await latestRubric(this.db.manager, stage.id);
    const criteria = rubric ? await criteriaOf(this.db.manager, rubric.id) : [];
    const ids = isBlank ? [] : rows.flatMap(({ sheetId }) => sheetId ?? []);
    const marks = Map.groupBy(await marksOfSheets(this.db.manager, ids), ({ sheetId }) => sheetId);
    const { competition, isBlind, nameKo } = stage;
    const printed = rows.map((row) => printedSheet(row, { isBlind, criteria, marks: isBlank ? null : (marks.get(row.sheetId!) ?? []) }));
    const any = { entry: '', title: '', track: '', judge: null, marks: null, comment: '', total: null, submitted: null, excluded: null };
    const sheets = { competition: competition.titleKo, stage: nameKo, isBlind, criteria: criteria.map(printedCriterion) };
    const bytes = await paperApart({
      draw: 'SHEETS',
      sheets: { ...sheets, sheets: printed.length === 0 ? [any] : printed, at: lastOf(rows) ?? (await databaseNow(this.db.manager)) },
    });
    const judges = [...new Set(rows.map(({ judgeAccountId }) => judgeAccountId))];
    return { bytes, fileName: `${name} ${nameKo}${partName}.pdf`, competitionId: stage.competitionId, judges };
  }
}

/** A paper says when what is on it was written: drawn again it is the same. */
const lastOf = (rows: readonly SheetRow[]): Date | null =>
  rows.flatMap(({ submittedAt }) => submittedAt ?? []).reduce<Date | null>((last, at) => (last && last > at ? last : at), null);

interface Shape {
  isBlind: boolean;
  criteria: readonly Criterion[];
  /** Null: it is to be filled in by hand. */
  marks: readonly Mark[] | null;
}

function printedSheet(row: SheetRow, { isBlind, criteria, marks }: Shape): PrintedSheet {
  const { title, track, judge, isBarred, submittedAt } = row;
  const named = { entry: (isBlind ? row.code : row.entryNumber) ?? '', title, track, judge };
  const excluded = isBarred ? '제척·기피·회피에 해당하여 합산하지 않음' : null;
  if (!marks) return { ...named, excluded, marks: null, comment: '', total: null, submitted: null };
  const byCriterion = new Map(marks.map((mark) => [mark.criterionId, mark]));
  const draft = marks.map(({ criterion, points, comment }) => ({ criterion: criterion.key, points, comment }));
  return {
    ...named,
    excluded,
    marks: criteria.map(({ id }) => ({ points: byCriterion.get(id)?.points ?? null, comment: byCriterion.get(id)?.comment ?? '' })),
    comment: row.comment ?? '',
    total: runningTotal({ criteria: [...criteria] }, draft)?.rounded ?? null,
    submitted: submittedAt && formatSeoul(submittedAt, { seconds: true }),
  };
}

const printedCriterion = ({ nameKo, guidanceKo, maxPoints, step, anchors }: Criterion): PrintedCriterion => ({
  name: nameKo,
  guidance: guidanceKo,
  maxPoints: plain(maxPoints),
  step: plain(step),
  levels: anchors
    .toReversed()
    .map(({ nameKo: level, fromPercent, toPercent }) => `${level} ${fromPercent === 0 ? `${toPercent}% 미만` : `${fromPercent}% 이상`}`),
});

/** `20.00` as `20`, `0.50` as `0.5`. */
const plain = (points: string): string => canonicalPoints(points).replace(/\.?0+$/, '');
