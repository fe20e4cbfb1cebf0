import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { eligibilityAfterSubmission } from '../../domain/eligibility.js';
import { problemsOfSubmission } from '../../domain/entry.js';
import { entryNumber } from '../../domain/entry-number.js';
import { askedOf, maySubmitEntry, mayWithdrawEntry } from '../../domain/permission/entry.js';
import { type Problem, refusal, type Refusal, refuse } from '../../domain/refusal.js';
import { mayCompete } from '../../domain/team.js';
import { record } from '../../platform/audit/record.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { Signer } from '../../platform/keys/signer.js';
import { aiPolicyOf } from '../competitions/ai-policy.type.js';
import { Stage } from '../competitions/stage.entity.js';
import { MemberState, TeamMember } from '../teams/team.entity.js';
import { nextEntryOrdinal } from './entries.queries.js';
import { EntryFile, JudgeCopy } from './entry-file.entity.js';
import { lockEntry, type Locked } from './entry-lock.js';
import { Entry, EntryState, EntryVersion } from './entry.entity.js';
import { handedIn, type HandedIn } from './handed-in.js';
import { freezeHistories } from './history.service.js';
import { checkLeaksLater } from './leak-check.service.js';
import { signedReceipt } from './receipt.js';
import { indexLater } from './search.service.js';
import { askForCopies } from './shown-copy.queries.js';
import { compareLater } from './similarity.service.js';
import { factsOf, slotRulesOf } from './slot-rule.queries.js';
import { Supplement } from './supplement.entity.js';

/** The lead hands in for the team, again if need be, or takes the entry back. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly signer: Signer,
  ) {}

  /**
   * Makes a version of the draft as it stands, with a signed receipt; of a team that was asked to put parts right, with those parts of the
   * draft. Earlier versions stay as they are.
   */
  async submit(actor: Actor, entryId: string): Promise<EntryVersion> {
    // The receipt names the head of the audit trail, which should hold what has happened so far.
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const locked = await lockEntry(tx, actor.accountId, entryId);
      refuse(maySubmitEntry(actor, locked.facts, locked.now));
      const members = await tx.getRepository(TeamMember).findBy({ teamId: locked.team.id, state: MemberState.JOINED });
      refuse(mayCompete(locked.competition, members.length));
      const asked = askedOf(locked.facts, locked.now) && locked.facts.supplement;
      const content = await handedIn(tx, locked.entry, asked);
      const shown = content.files.map(({ slot, storedFile }) => ({ slot, ...factsOf(storedFile) }));
      const [slots] = await slotRulesOf(tx, [locked.competition.id]);
      const isJudgedBlind = await tx.getRepository(Stage).existsBy({ competitionId: locked.competition.id, isBlind: true });
      const rules = { slots: slots!, isJudgedBlind, aiPolicy: aiPolicyOf(locked.competition) };
      refuse(incomplete(problemsOfSubmission(content.text, shown, rules)));
      const version = await this.receipted(tx, actor, locked, members, content);
      await tx.getRepository(EntryVersion).insert(version);
      await keepFiles(tx, version, content.files);
      if (asked) await tx.getRepository(Supplement).update({ id: asked.id }, { answerId: version.id });
      const histories = await freezeHistories(tx, version, locked.team.id);
      await record(tx, { actor, as: 'COMPETITOR' }, 'entry.submitted', entryId, {
        version: version.id,
        ordinal: version.ordinal,
        receipt: version.receiptId,
        files: content.files.map(({ storedFile }) => storedFile.sha256),
        histories,
        ...(asked && { supplement: asked.id }),
      });
      await checkLeaksLater(tx, [entryId]);
      await indexLater(tx, version.entryId);
      await compareLater(tx, locked.competition.id, locked.now);
      return version;
    });
  }

  /** Takes back what was submitted, for good: a withdrawn entry can be neither changed nor submitted again. */
  async withdraw(actor: Actor, entryId: string): Promise<Entry> {
    return transaction(this.db, async (tx) => {
      const { entry, facts, now } = await lockEntry(tx, actor.accountId, entryId);
      refuse(mayWithdrawEntry(actor, facts, now));
      const withdrawn = { state: EntryState.WITHDRAWN, updatedAt: now };
      await tx.getRepository(Entry).update({ id: entryId }, withdrawn);
      await record(tx, { actor, as: 'COMPETITOR' }, 'entry.withdrawn', entryId);
      return { ...entry, ...withdrawn };
    });
  }

  /** The next version of a locked entry, not written yet. */
  private async receipted(
    tx: EntityManager,
    actor: Actor,
    locked: Locked,
    members: TeamMember[],
    { text, files }: HandedIn,
  ): Promise<EntryVersion> {
    const { entry, competition, facts, now } = locked;
    const deadline = askedOf(facts, now)?.dueAt ?? facts.competition.calendar.submissionsCloseAt;
    const number = entry.number ?? (await drawNumber(tx, locked));
    const eligibility = eligibilityAfterSubmission(entry.eligibility);
    await tx.getRepository(Entry).update({ id: entry.id }, { number, state: EntryState.SUBMITTED, eligibility, updatedAt: now });
    const ordinal = 1 + (await tx.getRepository(EntryVersion).countBy({ entryId: entry.id }));
    const version = tx.getRepository(EntryVersion).create({
      id: timeOrderedId(),
      entryId: entry.id,
      ordinal,
      ...text,
      submittedAt: now,
      submittedBy: actor.accountId,
      receiptId: randomId(),
    });
    return { ...version, ...(await signedReceipt(tx, this.signer, { version, number, competition, deadline, members, files })) };
  }
}

const incomplete = (problems: Problem[]): Refusal | null => (problems.length === 0 ? null : refusal('ENTRY_INCOMPLETE', { problems }));

async function drawNumber(tx: EntityManager, { entry, competition }: Locked): Promise<string> {
  const { ordinal, shortName } = await nextEntryOrdinal(tx, entry.trackId);
  return entryNumber(competition.year, shortName, ordinal);
}

/** The version keeps its files whatever becomes of the draft, and judges get a door to each. What they see of it was made when it was attached. */
async function keepFiles(tx: EntityManager, { id: versionId, entryId }: EntryVersion, files: EntryFile[]): Promise<void> {
  const kept = files.map(({ slot, storedFileId }) => ({ id: timeOrderedId(), entryId, versionId, slot, storedFileId }));
  await tx.getRepository(EntryFile).insert(kept);
  await tx.getRepository(JudgeCopy).insert(kept.map(({ id }) => ({ id: randomId(), entryFileId: id })));
  await askForCopies(
    tx,
    kept.map(({ storedFileId }) => storedFileId),
  );
}
