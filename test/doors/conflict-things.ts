import { Challenge } from '../../src/features/panels/challenge.entity.js';
import { Conflict } from '../../src/features/panels/conflict.entity.js';
import { TeamState } from '../../src/features/teams/team.entity.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../support/app.js';
import { aTeam, type MadeEdition } from '../support/factories.js';
import type { Cast } from './world.js';

/** They concern nobody who judges here, and a team that has left: nothing else depends on them. */
export async function conflictsIn({ db }: TestApp, edition: MadeEdition, { otherJudge, chair, lead }: Cast, teams: string[]) {
  const [challenge, ...ids] = [timeOrderedId(), timeOrderedId(), timeOrderedId(), timeOrderedId()];
  const team = await aTeam(db, edition, { state: TeamState.WITHDRAWN });
  const said = { personName: '남궁민', ground: 'FAMILY', reason: '가족입니다.', state: 'OPEN', filedAt: new Date() } as const;
  await db
    .getRepository(Challenge)
    .insert({ id: challenge, competitionId: edition.id, teamId: team.id, ...said, filedBy: lead.account!.id });
  const raised = { raisedAt: new Date(), raisedBy: chair.account!.id };
  const lift = { liftProposedAt: new Date(), liftProposedBy: chair.account!.id, liftReason: '사실과 다릅니다.' };
  const states = [{ state: 'PROPOSED' }, { state: 'STANDING' }, { state: 'STANDING', ...lift }] as const;
  for (const [index, id] of ids.entries()) {
    const pair = { competitionId: edition.id, accountId: otherJudge.account!.id, teamId: teams[index]! };
    await db.getRepository(Conflict).insert({ id, ...pair, ground: 'EXCLUDED', cause: id, ...raised, ...states[index] });
  }
  return { challenge, proposedExclusion: ids[0], exclusion: ids[1], exclusionToLift: ids[2] };
}
