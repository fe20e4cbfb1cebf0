import type { QueryClient } from '@tanstack/react-query';
import { ask } from '../../../api/ask.js';
import { isOffline, Refusal } from '../../../api/refusal.js';
import type { SaveState } from '../../../parts/saved-state.js';
import { JudgeDeskDocument, keepSheet, type Rubric, type Sheet, type Work } from '../desk-document.js';
import { asSheet, type Clash, type Draft, draftOf, isEqual, join, savable } from './draft.js';
import { keptDraft, keepDraft, dropDraft } from './kept-draft.js';
import { SaveSheetDocument } from './save-document.js';

export interface Entry {
  readonly draft: Draft;
  /** What was saved last, and by which revision. */
  readonly base: Draft;
  readonly revision: number;
  readonly state: SaveState;
  /** Changed here and elsewhere: nothing is saved before the judge chose. */
  readonly clashes: readonly Clash[];
  /** Why it was not saved. */
  readonly error: unknown;
}

/** Where a sheet belongs. */
interface Place {
  client: QueryClient;
  stage: string;
  rubric: Rubric;
}

/** After the last key; an answer takes a part of the second as well. */
const PAUSE_MS = 500;
const RETRY_MS = 3_000;

const entries = new Map<string, Entry>();
const places = new Map<string, Place>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();
/** Sheets whose comments name somebody on purpose. */
const confirmed = new Set<string>();
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const entryOf = (assignment: string): Entry | undefined => entries.get(assignment);

export const isUnsaved = ({ draft, base, clashes }: Entry): boolean => clashes.length > 0 || !isEqual(draft, base);

function change(assignment: string, patch: Partial<Entry>): Entry {
  const entry = { ...entries.get(assignment)!, ...patch };
  entries.set(assignment, entry);
  if (isUnsaved(entry)) keepDraft(assignment, entry);
  else dropDraft(assignment);
  for (const listener of listeners) listener();
  return entry;
}

const savedState = (sheet: Sheet | null): SaveState => (sheet ? { kind: 'SAVED', at: new Date(sheet.updatedAt) } : { kind: 'NOTHING' });

/** Takes a sheet as the server has it. What was typed here and is not saved yet stays, also across a reload, and is saved again. */
export function adopt(place: Place, { assignment, sheet }: Pick<Work, 'assignment' | 'sheet'>): void {
  places.set(assignment, place);
  const known = entries.get(assignment);
  if (!known) {
    const base = draftOf(sheet);
    const kept = keptDraft(assignment);
    const found = { draft: base, base, revision: sheet?.revision ?? 0, clashes: [], ...kept };
    change(assignment, { ...found, state: savedState(sheet), error: null });
  }
  if (running.has(assignment)) return;
  meet(assignment, sheet);
  const entry = entries.get(assignment)!;
  const isWaiting = entry.state.kind === 'OFFLINE' || isSignInRequired(entry.error) || !known;
  if (isUnsaved(entry) && isWaiting) schedule(assignment, 0);
}

/** What was saved elsewhere in the meantime is joined with what was typed here. */
function meet(assignment: string, sheet: Sheet | null): void {
  const entry = entries.get(assignment)!;
  if (!sheet || sheet.revision <= entry.revision) return;
  const theirs = draftOf(sheet);
  const { draft, clashes } = join(entry.base, entry.draft, theirs);
  const next = change(assignment, { draft, clashes, base: theirs, revision: sheet.revision, error: null, state: savedState(sheet) });
  if (clashes.length === 0 && isUnsaved(next)) schedule(assignment, 0);
}

/** A key was pressed: kept in the window at once, and on the server within the second. */
export function edit(assignment: string, field: string, text: string): void {
  const entry = entries.get(assignment)!;
  change(assignment, {
    draft: { ...entry.draft, [field]: text },
    ...(entry.state.kind === 'OFFLINE' ? {} : { state: { kind: 'SAVING' } }),
  });
  schedule(assignment, PAUSE_MS);
}

/** Says which of two values holds. */
export function choose(assignment: string, { field, theirs }: Clash, isMine: boolean): void {
  const { draft, clashes } = entries.get(assignment)!;
  change(assignment, { draft: isMine ? draft : { ...draft, [field]: theirs }, clashes: clashes.filter((clash) => clash.field !== field) });
  schedule(assignment, 0);
}

/** The names in the comments were looked at and are meant. */
export function confirmNames(assignment: string): void {
  confirmed.add(assignment);
  schedule(assignment, 0);
}

export const areNamesConfirmed = (assignment: string): boolean => confirmed.has(assignment);

function schedule(assignment: string, after: number): void {
  clearTimeout(timers.get(assignment));
  timers.set(
    assignment,
    setTimeout(() => void flush(assignment), after),
  );
}

/** Saves now what is not saved yet; one save of a sheet at a time. */
export async function flush(assignment: string): Promise<void> {
  clearTimeout(timers.get(assignment));
  await running.get(assignment);
  const saving = save(assignment).finally(() => running.delete(assignment));
  running.set(assignment, saving);
  await saving;
}

async function save(assignment: string): Promise<void> {
  const entry = entries.get(assignment);
  const place = places.get(assignment);
  if (!entry || !place || entry.clashes.length > 0) return;
  // Signed out: what was typed left the window with the person.
  if (isUnsaved(entry) && !keptDraft(assignment)) return void entries.delete(assignment);
  const sent = savable(place.rubric, entry.draft, entry.base);
  if (isEqual(sent, entry.base)) return void change(assignment, { state: settled(entry) });
  if (entry.state.kind !== 'OFFLINE') change(assignment, { state: { kind: 'SAVING' } });
  const input = {
    assignment,
    revision: entry.revision,
    ...asSheet(place.rubric, sent),
    namesConfirmed: confirmed.has(assignment) || null,
  };
  try {
    const { saveSheet } = await ask(SaveSheetDocument, { input });
    const now = change(assignment, { base: sent, revision: saveSheet.revision, error: null, state: savedState(saveSheet) });
    keepSheet(place.client, place.stage, assignment, saveSheet);
    if (!isEqual(savable(place.rubric, now.draft, sent), sent)) schedule(assignment, PAUSE_MS);
    else change(assignment, { state: settled(now) });
  } catch (error) {
    await refused(assignment, place, error);
  }
}

/** Nothing can be saved now: either everything is, or what is left is no mark. */
function settled({ state, draft, base }: Entry): SaveState {
  if (!isEqual(draft, base)) return { kind: 'REFUSED' };
  return state.kind === 'SAVED' ? state : { kind: 'SAVED', at: new Date() };
}

async function refused(assignment: string, place: Place, error: unknown): Promise<void> {
  if (isOffline(error)) {
    change(assignment, { state: { kind: 'OFFLINE' }, error: null });
    return schedule(assignment, RETRY_MS);
  }
  if (error instanceof Refusal && error.code === 'STALE_REVISION') {
    const found = await ask(JudgeDeskDocument, { stage: place.stage }).catch(() => null);
    const work = found?.judgeDesk.assignments.find((candidate) => candidate.assignment === assignment);
    if (!work?.sheet) return schedule(assignment, RETRY_MS);
    keepSheet(place.client, place.stage, assignment, work.sheet);
    return meet(assignment, work.sheet);
  }
  change(assignment, { state: { kind: 'REFUSED' }, error });
}

const isSignInRequired = (error: unknown): boolean => error instanceof Refusal && error.code === 'SIGN_IN_REQUIRED';

window.addEventListener('online', () => {
  for (const [assignment, entry] of entries) if (isUnsaved(entry)) schedule(assignment, 0);
});
