import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayDecideChallenge, mayFileChallenge, mayRuleOnChallenge } from '../../domain/permission/conflict.js';
import { mayChair } from '../../domain/permission/competition.js';
import { secondOf } from '../../domain/permission/second-person.js';
import { mayLead } from '../../domain/permission/team.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, type Refusal, refusal, refuse } from '../../domain/refusal.js';
import { clean, problemsOfLine, required } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { MemberState, Team, TeamMember } from '../teams/team.entity.js';
import { Challenge } from './challenge.entity.js';
import { Conflict } from './conflict.entity.js';
import type { ChallengeJudgeInput, DecideChallengeInput } from './conflict.input.js';
import { challengesAfter, challengesForChair, mayMean } from './challenge.queries.js';
import { Judge } from './panel.entity.js';

/** Teams object to judges (기피신청), and organisers decide, or the chair. */
@Injectable()
export class ChallengeService {
  constructor(private readonly db: DataSource) {}

  /** Keeps what the team said. Judges are not looked at, so the answer cannot tell who is one. */
  async file(actor: Actor, wish: ChallengeJudgeInput): Promise<Challenge> {
    return transaction(this.db, async (tx) => {
      const { competition, team } = await lockTeam(tx, wish.team);
      const where = { teamId: team.id, accountId: actor.accountId, state: MemberState.JOINED };
      refuse(mayLead(actor, team, await tx.getRepository(TeamMember).findOneBy(where)));
      const challenges = tx.getRepository(Challenge);
      refuse(mayFileChallenge(competition.state, await challenges.countBy({ teamId: team.id })));
      const { personName, personEmail = null, ground } = wish;
      refuseProblems([...problemsOfLine('personName', personName, { max: 100, required: true }), ...problemsOfReason(wish.reason)]);
      const challenge = challenges.create({
        id: timeOrderedId(),
        competitionId: competition.id,
        teamId: team.id,
        personName,
        personEmail,
        ground,
        reason: clean(wish.reason),
        state: 'OPEN',
        filedAt: await databaseNow(tx),
        filedBy: actor.accountId,
        decidedAt: null,
        decidedBy: null,
        decisionReason: null,
      });
      await challenges.insert(challenge);
      await record(tx, { actor, as: 'COMPETITOR' }, 'judge.challenged', challenge.id, { team: team.id, ground });
      return challenge;
    });
  }

  /** Upholds a challenge, which keeps the judge from the team's entry in every stage, or dismisses it. */
  decide(actor: Actor, wish: DecideChallengeInput): Promise<Challenge> {
    return this.decideAs('ORGANIZER', actor, wish, async (_, challenge) => mayDecideChallenge(actor, challenge));
  }

  /** The same by the chair, who has no part in a challenge that may mean the chair. */
  ruleOn(actor: Actor, wish: DecideChallengeInput): Promise<Challenge> {
    return this.decideAs('CHAIR', actor, wish, async (tx, challenge) =>
      mayRuleOnChallenge(actor, { ...challenge, mayMeanActor: await mayMean(tx, challenge.id, actor.accountId) }),
    );
  }

  private decideAs(as: 'ORGANIZER' | 'CHAIR', actor: Actor, wish: DecideChallengeInput, objection: Objection): Promise<Challenge> {
    return transaction(this.db, async (tx) => {
      const challenge = await lockChallenge(tx, wish.challenge, objection);
      const unnamed = wish.isUpheld && !wish.judge ? [required('judge')] : [];
      refuseProblems([...unnamed, ...problemsOfReason(wish.reason)]);
      const now = await databaseNow(tx);
      const decisionReason = clean(wish.reason);
      const decided = { decidedAt: now, decidedBy: actor.accountId, decisionReason };
      const state = wish.isUpheld ? ('UPHELD' as const) : ('DISMISSED' as const);
      await tx.getRepository(Challenge).update({ id: challenge.id }, { ...decided, state });
      if (wish.isUpheld) await keepFromTeam(tx, actor, challenge, wish.judge!, decided);
      const data = { challenge: challenge.id, judge: wish.isUpheld ? wish.judge : null };
      await record(tx, { actor, as }, wish.isUpheld ? 'challenge.upheld' : 'challenge.dismissed', challenge.teamId, data);
      return { ...challenge, ...decided, state };
    });
  }

  /** Those that an edition's chair may decide, oldest first. */
  forChair(actor: Actor, competitionId: string): Promise<Challenge[]> {
    refuse(mayChair(actor, competitionId));
    return challengesForChair(this.db.manager, competitionId, actor.accountId);
  }

  /** Those of an edition, newest first. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after }: PageArgs): Promise<Page<Challenge>> {
    const rows = await challengesAfter(this.db.manager, competitionId, first, decodeCursor(after, 'INSTANT'));
    const total = await this.db.getRepository(Challenge).countBy({ competitionId });
    return pageOf(rows, first, total, ({ filedAt, id }) => [filedAt.toISOString(), id]);
  }
}

/** The team's challenges are counted under this lock. */
async function lockTeam(tx: EntityManager, id: string) {
  const found = await tx.getRepository(Team).findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_read');
  return { competition, team: await tx.getRepository(Team).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } }) };
}

/** Why somebody may not decide a challenge. */
type Objection = (tx: EntityManager, challenge: Challenge) => Promise<Refusal | null>;

/** A challenge for whoever may decide it, asked before it is locked and again, as somebody may have been faster. */
async function lockChallenge(tx: EntityManager, id: string, objection: Objection): Promise<Challenge> {
  const challenges = tx.getRepository(Challenge);
  const found = await challenges.findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  refuse(await objection(tx, found));
  await lockCompetition(tx, found.competitionId, 'pessimistic_read');
  const challenge = await challenges.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  refuse(await objection(tx, challenge));
  return challenge;
}

async function keepFromTeam(
  tx: EntityManager,
  actor: Actor,
  { id, competitionId, teamId, reason, filedAt, filedBy }: Challenge,
  judgeId: string,
  decided: Pick<Conflict, 'decidedAt' | 'decidedBy' | 'decisionReason'>,
): Promise<void> {
  const judge = await tx.getRepository(Judge).findOneBy({ id: judgeId, panel: { stage: { competitionId } } });
  if (!judge) throw new Refused(refusal('NOT_FOUND'));
  refuse(secondOf(actor, judge.accountId));
  const pair = { competitionId, accountId: judge.accountId, teamId };
  const ground = { ground: 'CHALLENGED', state: 'STANDING', cause: id, reason } as const;
  await tx.getRepository(Conflict).insert({ id: timeOrderedId(), ...pair, ...ground, raisedAt: filedAt, raisedBy: filedBy, ...decided });
}
