import type { Access } from '../../platform/access/access.js';
import type { TeamLoaders } from '../teams/team.loaders.js';

/** Tells that a request shows words of a team's files to somebody else. */
export async function sawFiles(
  access: Access,
  loaders: TeamLoaders,
  { teamId, competitionId }: { teamId: string; competitionId: string },
): Promise<void> {
  for (const { id, accountId } of await loaders.membersOfTeam.load(teamId)) {
    access.saw('ENTRY_FILE', accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? id, competitionId);
  }
}
