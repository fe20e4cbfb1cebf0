import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { refuse } from '../../domain/refusal.js';
import { mayLookFor, pairsOf, searchText, searchWords, triplesOf } from '../../domain/search.js';
import { transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Keyset, type PageInfo, pageOf } from '../../platform/graphql/connection.js';
import { addJob, addJobs } from '../../platform/jobs/add-job.js';
import { Entry } from './entry.entity.js';
import { EntrySearch } from './entry-search.entity.js';
import { type FoundPlace, placesOf } from './found-places.js';
import { entriesHolding, entriesNotIndexed, entriesSaying, holdTexts, saidByEntries } from './search.queries.js';

/** Of a file, so much is found: a report of 200 pages has as much. Tables of data may have more. */
const mostOfFile = 300_000;

/** An entry that was found, and where. */
export interface FoundEntry {
  entry: Entry;
  places: FoundPlace[];
}

/** Leaves making a submitted entry findable for later, in the transaction that submits it. */
export const indexLater = (tx: EntityManager, entryId: string): Promise<void> =>
  addJob(tx, 'index-entry', { entry: entryId }, `index-entry:${entryId}`);

/** Leaves the same for every submitted entry that cannot be found: older than the search, or one of its files was destroyed, and it is found by what is left. */
export async function indexMissing(tx: EntityManager): Promise<void> {
  const entries = await entriesNotIndexed(tx);
  await addJobs(
    tx,
    'index-entry',
    entries.map(({ id }) => ({ payload: { entry: id }, key: `index-entry:${id}` })),
  );
}

/** Finds submitted entries by what they say in titles, summaries and files. Only organisers and auditors may: drafts and judges have no part in it. */
@Injectable()
export class SearchService implements OnApplicationBootstrap {
  constructor(private readonly db: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await transaction(this.db, indexMissing);
  }

  /** Job `file-read`. */
  async afterReading({ file }: { file?: unknown }): Promise<void> {
    await transaction(this.db, async (tx) => {
      for (const { id } of await entriesHolding(tx, String(file))) await indexLater(tx, id);
    });
  }

  /** Job `index-entry`: what is found of an entry becomes what its last version says now. */
  async index({ entry }: { entry?: unknown }): Promise<void> {
    const entryId = String(entry);
    await transaction(this.db, async (tx) => {
      // Of two runs the later one must not write what the earlier one has read.
      await tx.query(`select from entry where id = $1 for no key update`, [entryId]);
      await holdTexts(tx, entryId);
      const [said] = await saidByEntries(tx, [entryId]);
      if (!said) return;
      const files = said.files.map(({ parts }) => textOf(parts).slice(0, mostOfFile));
      const places = [said.title, said.summary, ...files];
      const folded = searchText(places);
      const { versionId, competitionId } = said;
      const row = { entryId, competitionId, versionId, pairs: pairsOf(places), triples: triplesOf(folded), folded };
      await tx.getRepository(EntrySearch).upsert(row, ['entryId']);
    });
  }

  /**
   * A page of the entries in which every word stands, by entry number, with where they stand. Whoever calls has asked who is looking.
   * How many there are in all is not counted: that would be to look through all of them.
   */
  async find(
    competitionId: string,
    { text, first, after }: { text: string; first: number; after?: string | null },
  ): Promise<{ nodes: FoundEntry[]; pageInfo: PageInfo }> {
    refuse(mayLookFor(text));
    const words = searchWords(text);
    const found = await this.findIds(competitionId, words, decodeCursor(after), first + 1);
    const ids = found.slice(0, first).map(({ id }) => id);
    const entries = new Map((await this.db.getRepository(Entry).findBy({ id: In(ids) })).map((entry) => [entry.id, entry]));
    const nodes = (await saidByEntries(this.db.manager, ids)).map((said) => ({
      entry: entries.get(said.entryId)!,
      places: placesOf(said, words),
    }));
    const { pageInfo } = pageOf(found, first, found.length, ({ number, id }) => [number, id]);
    return { nodes, pageInfo };
  }

  /** Words of one and two characters are told by their pairs exactly; longer ones are looked for where all their triples are. */
  private findIds(competitionId: string, words: readonly string[], after: Keyset | null, limit: number) {
    const [short, long] = [words.filter(({ length }) => length < 3), words.filter(({ length }) => length >= 3)];
    const pairs = short.map((word) => (word.length === 1 ? word.charCodeAt(0) : (word.charCodeAt(0) << 16) | word.charCodeAt(1)));
    const wanted = { pairs, triples: [...new Set(long.flatMap(triplesOf))], words: long };
    return transaction(this.db, (tx) => entriesSaying(tx, competitionId, wanted, after, limit));
  }
}

const textOf = (parts: readonly { where: string; text: string }[]): string =>
  parts
    .filter(({ where }) => where === 'TEXT')
    .map(({ text }) => text)
    .join('\n');
