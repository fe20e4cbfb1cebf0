import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { emptyDeclarations } from '../../domain/declaration.js';
import { problemsOfDraft } from '../../domain/entry.js';
import { mayLieIn } from '../../domain/slotted-file.js';
import { askedOf, mayEditEntry, mayUseFile } from '../../domain/permission/entry.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { mayChange } from '../../domain/supplement.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { ReceivedEntriesArgs } from './eligibility.input.js';
import { holdersOf, submittedEntries } from './entries.queries.js';
import { EntryFile } from './entry-file.entity.js';
import { lockEntry, lockEntryOfTeam, type Locked } from './entry-lock.js';
import { Entry, EntryState } from './entry.entity.js';
import { checkLeaksLater } from './leak-check.service.js';
import type { AttachFileInput, RemoveFileInput, SaveEntryInput } from './entry.input.js';
import { withPickedSources } from './picked-sources.js';
import { changedFields } from './handed-in.js';
import { askForCopies } from './shown-copy.queries.js';
import { factsOf, slotRuleOf } from './slot-rule.queries.js';

/** Members work on the draft; what was submitted is not touched by any of it. */
@Injectable()
export class EntryService {
  constructor(private readonly db: DataSource) {}

  /** Saves the draft's text; the first save makes the entry. One that builds on an older revision is refused with what is there now. */
  async save(actor: Actor, wish: SaveEntryInput): Promise<Entry> {
    const written = { title: clean(wish.title), summary: clean(wish.summary), declarations: wish.declarations };
    refuseProblems(problemsOfDraft(written));
    return transaction(this.db, async (tx) => {
      const locked = await lockEntryOfTeam(tx, actor.accountId, wish.team);
      refuse(mayEditEntry(actor, locked.facts, locked.now));
      const entry = locked.entry ?? (await begin(tx, locked));
      if (entry.revision !== wish.revision) throw stale(entry);
      const declarations = await withPickedSources(tx, entry.competitionId, written.declarations, entry.declarations);
      const text = { ...written, declarations };
      refuse(mayChange(askedOf(locked.facts, locked.now), { fields: changedFields(entry, text) }));
      const saved: Entry = { ...entry, ...text, revision: entry.revision + 1, updatedAt: locked.now };
      await tx.getRepository(Entry).update({ id: entry.id }, { ...text, revision: saved.revision, updatedAt: saved.updatedAt });
      await record(tx, { actor, as: 'COMPETITOR' }, 'entry.saved', entry.id, { revision: saved.revision });
      await checkLeaksLater(tx, [entry.id]);
      return saved;
    });
  }

  /** Puts an uploaded file into a slot of the draft, in the place of the one that lay there. */
  async attach(actor: Actor, wish: AttachFileInput): Promise<Entry> {
    return transaction(this.db, async (tx) => {
      const { entry, facts, now } = await lockEntry(tx, actor.accountId, wish.entry);
      refuse(mayEditEntry(actor, facts, now) ?? mayChange(askedOf(facts, now), { slots: [wish.slot] }));
      const file = await lockFileFor(tx, entry, wish.file);
      refuse(mayLieIn(await slotRuleOf(tx, entry.competitionId, wish.slot), factsOf(file)));
      await emptySlot(tx, entry.id, wish.slot);
      await tx
        .getRepository(EntryFile)
        .insert({ id: timeOrderedId(), entryId: entry.id, versionId: null, slot: wish.slot, storedFileId: file.id });
      await askForCopies(tx, [file.id]);
      await record(tx, { actor, as: 'COMPETITOR' }, 'entry.file_attached', entry.id, {
        slot: wish.slot,
        file: file.id,
        sha256: file.sha256,
      });
      return touch(tx, entry, now);
    });
  }

  /** Empties a slot of the draft. Emptying an empty one changes nothing: somebody else was faster. */
  async remove(actor: Actor, wish: RemoveFileInput): Promise<Entry> {
    return transaction(this.db, async (tx) => {
      const { entry, facts, now } = await lockEntry(tx, actor.accountId, wish.entry);
      refuse(mayEditEntry(actor, facts, now) ?? mayChange(askedOf(facts, now), { slots: [wish.slot] }));
      if (!(await emptySlot(tx, entry.id, wish.slot))) return entry;
      await record(tx, { actor, as: 'COMPETITOR' }, 'entry.file_removed', entry.id, { slot: wish.slot });
      return touch(tx, entry, now);
    });
  }

  /** The entries of an edition that were ever submitted, by number. Whoever calls has asked who is looking. */
  async received(competitionId: string, { first, after, eligibility, number }: ReceivedEntriesArgs): Promise<Page<Entry>> {
    const wanted = { competitionId, ...(eligibility && { eligibility }), ...(number != null && { number }) };
    const entries = await submittedEntries(this.db.manager, wanted, decodeCursor(after), first + 1);
    const total = await this.db.getRepository(Entry).countBy({ number: Not(IsNull()), ...wanted });
    return pageOf(entries, first, total, (entry) => [entry.number!, entry.id]);
  }
}

/** A new entry at revision 0, unless a team mate's came first. It is locked either way. */
async function begin(tx: EntityManager, { team, now }: Locked<Entry | null>): Promise<Entry> {
  const entries = tx.getRepository(Entry);
  const { id: teamId, competitionId, trackId } = team;
  const blank = {
    id: timeOrderedId(),
    teamId,
    competitionId,
    trackId,
    number: null,
    title: '',
    summary: '',
    declarations: emptyDeclarations,
  };
  const values = { ...blank, state: EntryState.DRAFT, eligibility: 'UNCHECKED' as const, revision: 0, updatedAt: now };
  await entries.createQueryBuilder().insert().values(values).orIgnore().execute();
  return entries.findOneOrFail({ where: { teamId }, lock: { mode: 'pessimistic_write' } });
}

const stale = ({ revision, title, summary, declarations }: Entry): Refused =>
  new Refused(refusal('STALE_REVISION', { current: { revision, title, summary, declarations } }));

/** A file that this entry may hold, locked so that no other entry takes it meanwhile. */
export async function lockFileFor(tx: EntityManager, entry: Entry, fileId: string): Promise<StoredFile> {
  const file = await tx.getRepository(StoredFile).findOne({ where: { id: fileId }, lock: { mode: 'pessimistic_write' } });
  if (!file) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayUseFile(await holdersOf(tx, file, entry)));
  return file;
}

async function emptySlot(tx: EntityManager, entryId: string, slot: EntryFile['slot']): Promise<boolean> {
  const { affected } = await tx.getRepository(EntryFile).delete({ entryId, slot, versionId: IsNull() });
  return (affected ?? 0) > 0;
}

async function touch(tx: EntityManager, entry: Entry, now: Date): Promise<Entry> {
  await tx.getRepository(Entry).update({ id: entry.id }, { updatedAt: now });
  await checkLeaksLater(tx, [entry.id]);
  return { ...entry, updatedAt: now };
}
