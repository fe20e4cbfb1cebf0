import { type EntityManager, IsNull } from 'typeorm';
import type { EntryText } from '../../domain/entry.js';
import { type EntryField, entryFields, type Supplement } from '../../domain/supplement.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { EntryFile } from './entry-file.entity.js';
import type { Entry } from './entry.entity.js';
import { latestVersion } from './reception-lock.js';

/** What a submission consists of. */
export interface HandedIn {
  text: Pick<Entry, 'title' | 'summary' | 'declarations'>;
  /** With what the store knows of them, by slot. */
  files: EntryFile[];
}

/** The draft whole; of a team that was asked for parts (`asked`), those parts of the draft, and the rest as it was handed in before. */
export async function handedIn(tx: EntityManager, entry: Entry, asked: Supplement | null): Promise<HandedIn> {
  const draft = { text: textOf(entry), files: await filesIn(tx, { entryId: entry.id, versionId: IsNull() }) };
  if (!asked) return draft;
  const version = await latestVersion(tx, entry.id);
  const before = { text: textOf(version), files: await filesIn(tx, { versionId: version.id }) };
  const partOf = (field: EntryField) => (asked.fields.includes(field) ? draft.text : before.text);
  const isAsked = ({ slot }: EntryFile): boolean => asked.slots.includes(slot);
  return {
    text: { title: partOf('TITLE').title, summary: partOf('SUMMARY').summary, declarations: partOf('DECLARATIONS').declarations },
    files: [...before.files.filter((file) => !isAsked(file)), ...draft.files.filter(isAsked)].toSorted((a, b) =>
      a.slot < b.slot ? -1 : 1,
    ),
  };
}

const textOf = ({ title, summary, declarations }: HandedIn['text']): HandedIn['text'] => ({ title, summary, declarations });

const filesIn = (tx: EntityManager, where: object): Promise<EntryFile[]> =>
  tx.getRepository(EntryFile).find({ where, relations: { storedFile: true }, order: { slot: 'ASC' } });

const parts = { TITLE: 'title', SUMMARY: 'summary', DECLARATIONS: 'declarations' } as const satisfies Record<EntryField, keyof EntryText>;

/** The fields in which two texts differ. What is null, or not there at all, is the same. */
export const changedFields = (before: EntryText, after: EntryText): EntryField[] =>
  entryFields.filter((field) => told(before[parts[field]]) !== told(after[parts[field]]));

const told = (value: unknown): string =>
  canonicalText(JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === null ? undefined : part))));
