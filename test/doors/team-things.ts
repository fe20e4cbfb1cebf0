import { EntryFile, FileSlot } from '../../src/features/entries/entry-file.entity.js';
import { EntryVersion } from '../../src/features/entries/entry.entity.js';
import { MemberRole, MemberState, TeamMember } from '../../src/features/teams/team.entity.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../support/app.js';
import type { MadeEdition } from '../support/factories.js';
import type { Person } from '../support/person.js';
import { DECLARATIONS } from '../support/story.js';

export async function anInvitation(it: TestApp, edition: MadeEdition, teamId: string, { account }: Person): Promise<string> {
  const id = timeOrderedId();
  const invited = { email: account!.email, role: MemberRole.MEMBER, state: MemberState.INVITED, invitedAt: new Date() };
  await it.db.getRepository(TeamMember).insert({ id, teamId, competitionId: edition.id, ...invited });
  return id;
}

export async function membershipOf({ db }: TestApp, teamId: string, { account }: Person): Promise<string> {
  return (await db.getRepository(TeamMember).findOneByOrFail({ teamId, accountId: account!.id })).id;
}

/** The draft is complete, with the file of the version; answers which it is. */
export async function aDraftLike(it: TestApp, entryId: string): Promise<string> {
  await it.db.query(`update entry set declarations = $2 where id = $1`, [entryId, JSON.stringify(DECLARATIONS)]);
  const { storedFileId } = await it.db.getRepository(EntryFile).findOneByOrFail({ entryId });
  await it.db.getRepository(EntryFile).insert({ id: timeOrderedId(), entryId, slot: FileSlot.REPORT, storedFileId });
  return storedFileId;
}

/** Of the first version. */
export const receiptOf = async ({ db }: TestApp, entryId: string): Promise<string> =>
  (await db.getRepository(EntryVersion).findOneByOrFail({ entryId })).receiptId;
