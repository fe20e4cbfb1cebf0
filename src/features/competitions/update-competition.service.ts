import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfEditionNames } from '../../domain/edition.js';
import { mayChangeEdition, mayOrganize } from '../../domain/permission/competition.js';
import { problem, problemsOfRepeats, refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { problemsOfTeamRules } from '../../domain/team.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { AdvanceQuota } from './advance-quota.entity.js';
import { Competition, Track } from './competition.entity.js';
import { lockCompetition } from './competition.service.js';
import type { ChangedTrackInput, UpdateCompetitionInput } from './edition.input.js';
import { editionRefusals } from './set-up-edition.service.js';

/** Tables whose rows stand on a track. */
const trackRefusals = {
  panel_track_id_fkey: 'TRACK_IN_USE',
  team_track_id_fkey: 'TRACK_IN_USE',
  entry_track_id_fkey: 'TRACK_IN_USE',
} as const;

@Injectable()
export class UpdateCompetitionService {
  constructor(private readonly db: DataSource) {}

  /** Changes an edition that has not been announced. */
  async update(actor: Actor, { competition: id, tracks, ...wish }: UpdateCompetitionInput): Promise<Competition> {
    refuse(mayOrganize(actor, id));
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, id, 'pessimistic_write');
        refuse(mayChangeEdition(competition.state));
        const changes = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== null && value !== undefined));
        const changed = { ...competition, ...changes };
        refuseProblems([...problemsOfEditionNames({ ...changed, tracks: tracks ?? [], stages: [] }), ...problemsOfTeamRules(changed)]);
        if (Object.keys(changes).length > 0) await tx.getRepository(Competition).update({ id }, changes);
        if (tracks) await changeTracks(tx, id, tracks);
        const data = { fields: Object.keys(changes).toSorted(), ...(tracks ? { tracks: tracks.length } : {}) };
        await record(tx, { actor, as: 'ORGANIZER' }, 'competition.changed', id, data);
        return changed;
      },
      { ...editionRefusals, ...trackRefusals },
    );
  }
}

async function changeTracks(tx: EntityManager, competitionId: string, wishes: readonly ChangedTrackInput[]): Promise<void> {
  const repository = tx.getRepository(Track);
  const there = await repository.findBy({ competitionId });
  refuseProblems(problemsOfTracks(there, wishes));
  const kept = new Set(wishes.map(({ track }) => track));
  const removed = there.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (removed.length > 0) {
    await tx.getRepository(AdvanceQuota).delete({ trackId: In(removed) });
    await repository.delete({ id: In(removed) });
  }
  // Out of each other's way first: two tracks may take each other's name and place.
  await tx.query(`update track set ordinal = -ordinal, short_name = id::text where competition_id = $1`, [competitionId]);
  for (const [index, { track: id, shortName, nameKo, nameEn }] of wishes.entries()) {
    const columns = { ordinal: index + 1, shortName, nameKo, nameEn };
    if (id) await repository.update({ id }, columns);
    else await repository.insert({ ...columns, id: randomId(), competitionId });
  }
}

function problemsOfTracks(there: readonly Track[], wishes: readonly ChangedTrackInput[]) {
  const ids = new Set(there.map(({ id }) => id));
  const named = wishes.map(({ track }, index) => track ?? `new ${index}`);
  return [
    ...problemsOfRepeats(named, (index) => `tracks.${index}.track`),
    ...wishes.flatMap(({ track }, index) =>
      track && !ids.has(track)
        ? [problem(`tracks.${index}.track`, 'UNKNOWN', '이 대회에 없는 부문입니다.', 'This edition has no such track.')]
        : [],
    ),
  ];
}
