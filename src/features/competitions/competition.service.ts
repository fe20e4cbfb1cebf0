import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfEditionNames } from '../../domain/edition.js';
import { mayAnnounce, mayCreateCompetition, mayMoveDeadlines, mayOrganize } from '../../domain/permission/competition.js';
import { deskReadersOf, mayOpenDesk } from '../../domain/permission/desk.js';
import { type Calendar, problemsOfCalendar } from '../../domain/phase.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { problemsOfTeamRules } from '../../domain/team.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { CalendarChange, Competition, CompetitionState } from './competition.entity.js';
import type { CreateCompetitionInput, MoveDeadlinesInput } from './competition.input.js';
import type { OrganizerDesk } from './competition.type.js';
import { editionRefusals, setUpEdition } from './set-up-edition.service.js';
import { Stage, StageState } from './stage.entity.js';

/** How many editions the public list shows at most. */
export const MOST_EDITIONS = 200;

/** Loads and locks an edition: the first lock of every use case that takes one. */
export async function lockCompetition(tx: EntityManager, id: string, mode: 'pessimistic_read' | 'pessimistic_write'): Promise<Competition> {
  const competition = await tx.getRepository(Competition).findOne({ where: { id }, lock: { mode } });
  if (!competition) throw new Refused(refusal('NOT_FOUND'));
  return competition;
}

@Injectable()
export class CompetitionService {
  constructor(private readonly db: DataSource) {}

  /** Sets up an edition with its tracks and stages; whoever does it becomes its organiser. */
  async create(actor: Actor, wish: CreateCompetitionInput): Promise<Competition> {
    refuse(mayCreateCompetition(actor));
    refuseProblems([...problemsOfEditionNames(wish), ...problemsOfCalendar(wish.calendar), ...problemsOfTeamRules(wish)]);
    const { tracks, stages, calendar, ...rest } = wish;
    return transaction(
      this.db,
      async (tx) => (await setUpEdition(tx, actor, { competition: { ...rest, ...calendar }, tracks, stages })).competition,
      editionRefusals,
    );
  }

  /** Makes the edition public and lets its calendar rule. */
  async announce(actor: Actor, competitionId: string): Promise<Competition> {
    refuse(mayOrganize(actor, competitionId));
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
      refuse(mayAnnounce(competition.state));
      await tx.getRepository(Competition).update({ id: competitionId }, { state: CompetitionState.ANNOUNCED });
      await record(tx, { actor, as: 'ORGANIZER' }, 'competition.announced', competitionId);
      return { ...competition, state: CompetitionState.ANNOUNCED };
    });
  }

  /**
   * Changes the calendar, with a reason, for everybody. Once judging has begun nothing may be handed in any more, so the
   * deadline cannot be moved ahead of the clock again.
   */
  async moveDeadlines(actor: Actor, wish: MoveDeadlinesInput): Promise<Competition> {
    refuse(mayOrganize(actor, wish.competition));
    const { registrationOpensAt, registrationClosesAt, submissionsCloseAt } = wish.calendar;
    const calendar: Calendar = { registrationOpensAt, registrationClosesAt, submissionsCloseAt };
    refuseProblems([...problemsOfCalendar(calendar), ...problemsOfReason(wish.reason)]);
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, wish.competition, 'pessimistic_write');
      const now = await databaseNow(tx);
      const begun = await tx.getRepository(Stage).countBy({ competitionId: competition.id, state: Not(StageState.DRAFT) });
      refuse(mayMoveDeadlines(competition.state, { judgingHasBegun: begun > 0, submissionsCloseAt, now }));
      await tx.getRepository(Competition).update({ id: competition.id }, calendar);
      const change = { id: timeOrderedId(), competitionId: competition.id, ...calendar, reason: wish.reason };
      await tx.getRepository(CalendarChange).insert({ ...change, changedBy: actor.accountId, changedAt: now });
      const to = Object.values(calendar).map((at) => at.toISOString());
      await record(tx, { actor, as: 'ORGANIZER' }, 'competition.deadlines_moved', competition.id, { change: change.id, to });
      return { ...competition, ...calendar };
    });
  }

  /** Every change of an edition's calendar, oldest first. */
  calendarChanges(competitionId: string): Promise<CalendarChange[]> {
    return this.db.getRepository(CalendarChange).find({ where: { competitionId }, order: { changedAt: 'ASC', id: 'ASC' } });
  }

  /** The editions that have been announced, newest first. */
  announced(): Promise<Competition[]> {
    return this.db
      .getRepository(Competition)
      .find({ where: { state: Not(In([CompetitionState.DRAFT])) }, order: { year: 'DESC', slug: 'ASC' }, take: MOST_EDITIONS });
  }

  /** An announced edition, or null. */
  announcedBySlug(slug: string): Promise<Competition | null> {
    return this.db.getRepository(Competition).findOneBy({ slug, state: Not(CompetitionState.DRAFT) });
  }

  /** The desk of an edition, drafts included, for whoever has a part in running it. */
  async desk(actor: Actor, slug: string): Promise<OrganizerDesk> {
    const competition = await this.db.getRepository(Competition).findOneBy({ slug });
    if (!competition) throw new Refused(refusal('NOT_FOUND'));
    const readers = deskReadersOf(actor, competition.id);
    refuse(mayOpenDesk({ readers }));
    const goingOn = { competitionId: competition.id, isBlind: true, state: In([StageState.DRAFT, StageState.OPEN]) };
    // Asked for the chair alone: nobody else's sight depends on it.
    const blindJudgingGoesOn = readers.includes('CHAIR') && (await this.db.getRepository(Stage).existsBy(goingOn));
    return { competition, sight: { readers, competitionState: competition.state, blindJudgingGoesOn } };
  }
}
