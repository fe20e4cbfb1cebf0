import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import {
  mayConfirmDisqualification,
  mayConfirmReinstatement,
  mayDecideWhoCompetes,
  mayProposeReinstatement,
  mayTurnDown,
} from '../../domain/permission/disqualification.js';
import { mayStillCompete } from '../../domain/permission/team.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { stateAfter } from '../../domain/team.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { Competition } from '../competitions/competition.entity.js';
import { Disqualification } from './disqualification.entity.js';
import type { DisqualifyTeamInput, ReinstateTeamInput, TurnDownDisqualificationInput } from './disqualification.input.js';
import { TEAM_DISQUALIFIED, TEAM_REINSTATED } from './disqualification.letter.js';
import { countMembers, lockTeam } from './membership.js';
import { MemberState, Team, TeamState } from './team.entity.js';
import { tellTeam } from './tell-team.service.js';

/** What is asked about before a disqualification changes, locked, and the time that counts for it. */
interface Locked {
  competition: Competition;
  team: Team;
  found: Disqualification;
  now: Date;
}

/** Only the columns: what stands behind them is loaded. */
type Changes = Partial<Omit<Disqualification, 'team' | 'proposer' | 'decider' | 'reinstatementProposer' | 'reinstater'>>;

/**
 * Organisers disqualify teams (실격) and take them in again: one proposes, another one confirms. The entry stays as it is; whoever looks
 * at it looks at its team's state too, so that judges lose it at once and rankings are out of date.
 */
@Injectable()
export class DisqualificationService {
  constructor(private readonly db: DataSource) {}

  /** Proposes to disqualify a team. It competes on, and hears nothing of it, until another organiser agrees. */
  async propose(actor: Actor, wish: DisqualifyTeamInput): Promise<Disqualification> {
    return transaction(
      this.db,
      async (tx) => {
        const { competition, team } = await lockTeam(tx, wish.team);
        const proposedAt = await databaseNow(tx);
        refuse(mayDecideWhoCompetes(actor, competition, proposedAt) ?? mayStillCompete(team));
        refuseProblems(problemsOfReason(wish.reason));
        const id = timeOrderedId();
        const proposed = { proposedBy: actor.accountId, proposedAt, reason: clean(wish.reason) };
        await tx.getRepository(Disqualification).insert({ id, teamId: team.id, state: 'PROPOSED', ...proposed });
        await record(tx, { actor, as: 'ORGANIZER' }, 'team.disqualification_proposed', team.id, { disqualification: id });
        return tx.getRepository(Disqualification).findOneByOrFail({ id });
      },
      { disqualification_team_id_idx: 'DISQUALIFIED_ALREADY' },
    );
  }

  /** The second organiser: from now on the team is out, and told why. */
  confirm(actor: Actor, id: string): Promise<Disqualification> {
    return this.change(actor, id, 'team.disqualified', async (tx, { team, found, now }) => {
      refuse(mayConfirmDisqualification(actor, found, team));
      await tx.getRepository(Team).update({ id: team.id }, { state: TeamState.DISQUALIFIED });
      await tellTeam(tx, team.id, TEAM_DISQUALIFIED, { disqualification: id });
      return { state: 'STANDING', decidedBy: actor.accountId, decidedAt: now };
    });
  }

  /** Proposes to take a disqualified team in again. */
  reinstate(actor: Actor, wish: ReinstateTeamInput): Promise<Disqualification> {
    return this.change(actor, wish.disqualification, 'team.reinstatement_proposed', (_, { found, now }) => {
      refuse(mayProposeReinstatement(found));
      refuseProblems(problemsOfReason(wish.reason));
      return { reinstatementProposedBy: actor.accountId, reinstatementProposedAt: now, reinstatementReason: clean(wish.reason) };
    });
  }

  /** The second organiser: the team competes again, in the state that its size gives it. */
  confirmReinstatement(actor: Actor, id: string): Promise<Disqualification> {
    return this.change(actor, id, 'team.reinstated', async (tx, { competition, team, found, now }) => {
      refuse(mayConfirmReinstatement(actor, found));
      const members = await countMembers(tx, team.id, [MemberState.JOINED]);
      await tx.getRepository(Team).update({ id: team.id }, { state: TeamState[stateAfter('FORMING', competition, members)] });
      await tellTeam(tx, team.id, TEAM_REINSTATED, { disqualification: id });
      return { state: 'REINSTATED', reinstatedBy: actor.accountId, reinstatedAt: now };
    });
  }

  /** Turns a proposal down: of a disqualification, which comes to nothing, or of a reinstatement, and the team stays out. */
  turnDown(actor: Actor, wish: TurnDownDisqualificationInput): Promise<Disqualification> {
    return this.change(actor, wish.disqualification, 'team.disqualification_turned_down', (_, { found, now }) => {
      refuse(mayTurnDown(found));
      refuseProblems(problemsOfReason(wish.reason));
      return found.state === 'PROPOSED'
        ? { state: 'REJECTED', decidedBy: actor.accountId, decidedAt: now, decisionReason: clean(wish.reason) }
        : { reinstatementProposedBy: null, reinstatementProposedAt: null, reinstatementReason: null };
    });
  }

  /** Loads, locks, asks, writes and records: how every change of a disqualification goes. */
  private change(
    actor: Actor,
    id: string,
    action: string,
    changed: (tx: EntityManager, locked: Locked) => Changes | Promise<Changes>,
  ): Promise<Disqualification> {
    return transaction(this.db, async (tx) => {
      const disqualifications = tx.getRepository(Disqualification);
      const known = await disqualifications.findOneBy({ id });
      if (!known) throw new Refused(refusal('NOT_FOUND'));
      const { competition, team } = await lockTeam(tx, known.teamId);
      const now = await databaseNow(tx);
      refuse(mayDecideWhoCompetes(actor, competition, now));
      const found = await disqualifications.findOneByOrFail({ id });
      const changes = await changed(tx, { competition, team, found, now });
      await disqualifications.update({ id }, changes);
      await record(tx, { actor, as: 'ORGANIZER' }, action, team.id, { disqualification: id });
      return { ...found, ...changes };
    });
  }
}

/** What two organisers decided elsewhere, with the reason that the team is told. */
interface DecidedElsewhere {
  teamId: string;
  reason: string;
  first: { by: string; at: Date };
  second: { by: string; at: Date };
}

/** The team is out, by two people who have decided that already; it is told why. The caller has locked it and records the deed. Answers the id. */
export async function disqualifyAsDecided(tx: EntityManager, { teamId, reason, first, second }: DecidedElsewhere): Promise<string> {
  const id = timeOrderedId();
  const people = { proposedBy: first.by, proposedAt: first.at, decidedBy: second.by, decidedAt: second.at };
  await tx.getRepository(Disqualification).insert({ id, teamId, state: 'STANDING', reason, ...people });
  await tx.getRepository(Team).update({ id: teamId }, { state: TeamState.DISQUALIFIED });
  await tellTeam(tx, teamId, TEAM_DISQUALIFIED, { disqualification: id });
  return id;
}
