import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, type ConstraintRefusals } from '../../platform/database/transaction.js';
import { RoleGrant } from '../accounts/session.entity.js';
import { Competition, CompetitionState, Track } from './competition.entity.js';
import { noteRoleChange } from './note-role-change.js';
import { Stage, StageState } from './stage.entity.js';

/** What an edition begins with. Ids, order and states are given to it here. */
export interface NewEdition {
  competition: Omit<
    Competition,
    'id' | 'state' | 'isPanelAnnounced' | 'requiresEligibilityCheck' | 'aiRule' | 'aiStages' | 'resultsPublicAt' | 'createdAt'
  > &
    Partial<Pick<Competition, 'requiresEligibilityCheck' | 'aiRule' | 'aiStages'>>;
  tracks: Pick<Track, 'shortName' | 'nameKo' | 'nameEn'>[];
  stages: (Pick<Stage, 'kind' | 'nameKo' | 'nameEn' | 'isBlind' | 'judgesPerEntry'> & Partial<Pick<Stage, 'dueAt' | 'slidesDueAt'>>)[];
}

/** What the database says to somebody who sets up an edition or changes it. */
export const editionRefusals: ConstraintRefusals = {
  competition_slug_key: 'SLUG_TAKEN',
  track_competition_id_short_name_key: 'TRACK_NAME_TWICE',
  one_hat: 'HAS_ANOTHER_HAT',
};

/** Sets up an edition as a draft; whoever does it becomes its organiser. `from` says for the trail what it was made from. */
export async function setUpEdition(
  tx: EntityManager,
  actor: Actor,
  { competition: wish, tracks, stages }: NewEdition,
  from: Record<string, string> = {},
): Promise<{ competition: Competition; tracks: Track[]; stages: Stage[] }> {
  const [id, now] = [randomId(), await databaseNow(tx)];
  const competition = tx.getRepository(Competition).create({
    requiresEligibilityCheck: false,
    aiRule: 'ALLOWED',
    aiStages: [],
    ...wish,
    id,
    state: CompetitionState.DRAFT,
    resultsPublicAt: null,
    isPanelAnnounced: false,
    createdAt: now,
  });
  await tx.getRepository(Competition).insert(competition);
  const trackRows = tracks.map((track, index) =>
    tx.getRepository(Track).create({ ...track, id: randomId(), competitionId: id, ordinal: index + 1 }),
  );
  await tx.getRepository(Track).insert(trackRows);
  const stageRows = stages.map((stage, index) =>
    tx.getRepository(Stage).create({ ...stage, id: randomId(), competitionId: id, ordinal: index + 1, state: StageState.DRAFT }),
  );
  await tx.getRepository(Stage).insert(stageRows);
  const organizer = { id: timeOrderedId(), accountId: actor.accountId, role: 'ORGANIZER' as const, competitionId: id };
  await tx.getRepository(RoleGrant).insert(organizer);
  await noteRoleChange(tx, actor, organizer, null, now);
  const counts = { tracks: tracks.length, stages: stages.length };
  await record(tx, { actor, as: 'ORGANIZER' }, 'competition.created', id, { ...counts, ...from });
  return { competition, tracks: trackRows, stages: stageRows };
}
