import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { calendarOfCopy, daysBetween, problemsOfCalendarWish, shifted, titleOfCopy } from '../../domain/edition-copy.js';
import { problemsOfEditionNames } from '../../domain/edition.js';
import { mayCopyCompetition } from '../../domain/permission/competition.js';
import { problemsOfCalendar } from '../../domain/phase.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { AdvanceQuota } from './advance-quota.entity.js';
import { Competition, Track } from './competition.entity.js';
import { copyCatalogue } from './copy-catalogue.js';
import { type EditionCopy, EditionCopies } from './edition-copies.service.js';
import type { CopyCompetitionInput } from './edition.input.js';
import { editionRefusals, setUpEdition } from './set-up-edition.service.js';
import { Stage, StageRule } from './stage.entity.js';

@Injectable()
export class CopyCompetitionService {
  constructor(
    private readonly db: DataSource,
    private readonly copies: EditionCopies,
  ) {}

  /** Sets up an edition like another one: its settings, tracks, stages, rubrics and rules; no people, no teams, no sheets, no notices. */
  async copy(actor: Actor, wish: CopyCompetitionInput): Promise<Competition> {
    const found = await this.db.getRepository(Competition).findOneBy({ id: wish.competition });
    refuse(mayCopyCompetition(actor, found));
    const source = found!;
    const dates = { calendar: wish.calendar ?? null, shiftDays: wish.shiftDays ?? null };
    refuseProblems(problemsOfCalendarWish(dates));
    const calendar = calendarOfCopy(source, dates);
    const titles = {
      titleKo: wish.titleKo ?? titleOfCopy(source.titleKo, source.year, wish.year),
      titleEn: wish.titleEn ?? titleOfCopy(source.titleEn, source.year, wish.year),
    };
    refuseProblems([...problemsOfCalendar(calendar), ...problemsOfEditionNames({ ...titles, tracks: [], stages: [] })]);
    return transaction(
      this.db,
      async (tx) => {
        const of = { where: { competitionId: source.id }, order: { ordinal: 'ASC' } } as const;
        const [tracks, stages] = [await tx.getRepository(Track).find(of), await tx.getRepository(Stage).find(of)];
        const days = daysBetween(source, calendar);
        const { minMembers, maxMembers, conflictReach, requiresEligibilityCheck, aiRule, aiStages } = source;
        const competition = {
          slug: wish.slug,
          year: wish.year,
          ...titles,
          ...calendar,
          minMembers,
          maxMembers,
          conflictReach,
          requiresEligibilityCheck,
          aiRule,
          aiStages,
        };
        const made = await setUpEdition(
          tx,
          actor,
          { competition, tracks: tracks.map(trackOfCopy), stages: stages.map((stage) => stageOfCopy(stage, days)) },
          { copiedFrom: source.id },
        );
        const idsOf = (old: { id: string }[], copied: { id: string }[]) => new Map(old.map(({ id }, index) => [id, copied[index]!.id]));
        const copy = {
          competition: { from: source.id, to: made.competition.id },
          tracks: idsOf(tracks, made.tracks),
          stages: idsOf(stages, made.stages),
          by: actor.accountId,
        };
        await copyRules(tx, copy);
        await copyQuotas(tx, copy);
        await copyCatalogue(tx, copy);
        await this.copies.takeAlong(tx, copy);
        return made.competition;
      },
      editionRefusals,
    );
  }
}

const trackOfCopy = ({ shortName, nameKo, nameEn }: Track) => ({ shortName, nameKo, nameEn });

const stageOfCopy = ({ kind, nameKo, nameEn, isBlind, judgesPerEntry, dueAt, slidesDueAt }: Stage, days: number) => ({
  kind,
  nameKo,
  nameEn,
  isBlind,
  judgesPerEntry,
  dueAt: dueAt && shifted(dueAt, days),
  slidesDueAt: slidesDueAt && shifted(slidesDueAt, days),
});

/** The rule of each stage as it was last announced is announced again. */
async function copyRules(tx: EntityManager, { stages, by }: EditionCopy): Promise<void> {
  const now = await databaseNow(tx);
  for (const [from, stageId] of stages) {
    const latest = await tx.getRepository(StageRule).findOne({ where: { stageId: from }, order: { version: 'DESC' } });
    if (!latest) continue;
    const announced = { id: randomId(), stageId, version: 1, rule: latest.rule, announcedAt: now, announcedBy: by };
    await tx.getRepository(StageRule).insert(announced);
  }
}

async function copyQuotas(tx: EntityManager, { stages, tracks }: EditionCopy): Promise<void> {
  const quotas = await tx.getRepository(AdvanceQuota).findBy({ stageId: In([...stages.keys()]) });
  const copied = quotas.map(({ stageId, trackId, quota, tieRule }) => ({
    stageId: stages.get(stageId)!,
    trackId: tracks.get(trackId)!,
    quota,
    tieRule,
  }));
  if (copied.length > 0) await tx.getRepository(AdvanceQuota).insert(copied);
}
