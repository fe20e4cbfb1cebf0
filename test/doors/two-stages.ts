import { StageState } from '../../src/features/competitions/stage.entity.js';
import { Penalty } from '../../src/features/results/penalty.entity.js';
import { AssignmentRun, AssignmentRunState } from '../../src/features/scoring/assignment-run.entity.js';
import { usualSettings } from '../../src/features/scoring/assignment-run.type.js';
import { SheetState } from '../../src/features/scoring/sheet.entity.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../support/app.js';
import { anEntry } from '../support/entry-factories.js';
import { aGrant, anEdition } from '../support/factories.js';
import { FINAL_RULE } from '../support/final-rule.js';
import { aJudgedFinal } from '../support/judged-final.js';
import { advanced, aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../support/judging-factories.js';
import { type ThingsToVerify, thingsToVerify } from './verification-things.js';
import type { Cast } from './world.js';

/** An edition whose paper stage is settled, and from which the team's entry went on to the presentation. */
export interface TwoStages {
  presentation: string;
  entry: string;
  advancement: string;
  /** Of the same entry, as a nominee. */
  verified: ThingsToVerify;
  /** Of the presentation; it waits for ever. */
  assignmentRun: string;
  /** Of another edition. */
  final: FinalToSettle;
  /** Of yet another one. */
  running: RunningPresentation;
}

/** With the same people as the others. */
export async function twoStages(it: TestApp, cast: Cast): Promise<TwoStages> {
  const { db } = it;
  const edition = await anEdition(db);
  for (const role of ['ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const)
    await aGrant(db, cast[role.toLowerCase() as 'organizer'].account!.id, role, edition.id);
  const rubric = await aRubric(db, edition);
  await aRule(db, edition);
  const members = [cast.lead, cast.member].map((person) => ({ accountId: person.account!.id }));
  const entry = await anEntry(db, edition, { team: { members } });
  const seat = await aJudge(db, edition, cast.judge.account!.id);
  const assignment = await anAssignment(db, edition, seat, entry);
  await aSheet(db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  await moveStage(db, edition, StageState.CLOSED);
  const { id: settlement } = await cast.organizer.mutate('settleStage', { stage: edition.stage });
  const { id: advancement } = await cast.organizer.mutate('advanceEntries', { stage: edition.stage });
  const sourceKo = '2025년 10월 14일 코스피 종가';
  await cast.organizer.mutate('announceDraw', { stage: edition.finalStage, sourceKo, sourceEn: 'KOSPI close of 14 October 2025' });
  await cast.organizer.mutate('setSlidesDeadline', { stage: edition.finalStage, dueAt: '2100-01-01T00:00:00Z' });
  const about = { competition: edition.id, slug: edition.slug };
  return {
    presentation: edition.finalStage,
    entry: entry.id,
    advancement,
    verified: await thingsToVerify(db, { ...about, entry: entry.id, settlement, by: cast.chair.account!.id }),
    assignmentRun: await aWaitingRun(it, edition.finalStage, cast),
    final: await aFinalToSettle(it, cast),
    running: await aRunningPresentation(it, cast),
  };
}

async function aWaitingRun({ db }: TestApp, stageId: string, { organizer }: Cast): Promise<string> {
  const id = timeOrderedId();
  const asked = { askedAt: new Date(), askedBy: organizer.account!.id };
  const run = { id, stageId, isDryRun: true, seed: 1, settings: usualSettings, state: AssignmentRunState.QUEUED };
  await db.getRepository(AssignmentRun).insert({ ...run, ...asked });
  return id;
}

/** A presentation that is going on: one team has come, and one is recorded as absent. */
interface RunningPresentation {
  stage: string;
  entry: string;
  absence: string;
}

async function aRunningPresentation({ db }: TestApp, { organizer }: Cast): Promise<RunningPresentation> {
  const edition = await anEdition(db);
  await aGrant(db, organizer.account!.id, 'ORGANIZER', edition.id);
  const [present, absent] = [await anEntry(db, edition), await anEntry(db, edition)];
  await advanced(db, edition, present, absent);
  await moveStage(db, { ...edition, stage: edition.finalStage }, StageState.OPEN);
  const absence = { stage: edition.finalStage, entry: absent.id, reason: '발표장에 오지 않았습니다.' };
  const { id } = await organizer.mutate('recordAbsence', absence);
  return { stage: edition.finalStage, entry: present.id, absence: id };
}

/** An edition whose stages are settled, and whose final is not: the chair's account has recorded a penalty. */
interface FinalToSettle {
  competition: string;
  entry: string;
  penalty: string;
}

/** With the same people in its roles, and none of them on its teams and panels. */
async function aFinalToSettle(it: TestApp, cast: Cast): Promise<FinalToSettle> {
  const organizer = await it.person('final@doors.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const tied = { paper: [90], presentation: [90] };
  const rule = { ...FINAL_RULE, tieBreak: [{ link: 'DECISION', stage: null, key: null }] };
  const { edition, entries } = await aJudgedFinal(it, organizer, { 분석: [tied, tied] }, rule);
  for (const role of ['ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const)
    await aGrant(it.db, cast[role.toLowerCase() as 'organizer'].account!.id, role, edition.id);
  const [entry, penalty] = [entries['분석']![0]!.id, timeOrderedId()];
  const recorded = { ground: 'overtime', points: '1', reason: '발표 시간 초과', state: 'RECORDED', recordedAt: new Date() } as const;
  const by = { recordedBy: cast.chair.account!.id };
  await it.db.getRepository(Penalty).insert({ id: penalty, competitionId: edition.id, entryId: entry, ...recorded, ...by });
  return { competition: edition.id, entry, penalty };
}
