import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.js';
import { graphql } from '../../api/graphql.js';
import { asRefusal, type Refusal } from '../../api/refusal.js';
import type { SaveState } from '../../parts/saved-state.js';
import type { Rubric } from '../../../../src/domain/rubric.js';
import type { Work } from './desk-document.js';
import { type Draft, draftOf, forgetDraft, keepDraft, keptDraft } from './kept-draft.js';
import { savableMarks } from './marks.js';

export const SaveSheetDocument = graphql(`
  mutation SaveSheet($input: SaveSheetInput!) {
    saveSheet(input: $input) {
      id
      revision
      updatedAt
    }
  }
`);

const AFTER_LAST_KEY_MS = 700;
const AGAIN_MS = 3_000;

export interface SheetInHand {
  draft: Draft;
  change: (draft: Draft) => void;
  state: SaveState;
  /** What the server refused; STALE_REVISION: another window has saved since. */
  refusal: Refusal | null;
  /** The revision that the server has last told. */
  revision: number;
  /** Saves what is typed now, whatever the clock says. Answers the revision that has it; throws what was refused. */
  flush: (more?: { namesConfirmed?: boolean }) => Promise<number>;
  /** Goes on from what the server has, with these words in hand. */
  startFrom: (revision: number, draft: Draft) => void;
}

/** One sheet while it is written: kept in this tab at every key, saved within a second of the last one, tried again until it arrives. */
export function useSheet(work: Work, rubric: Rubric): SheetInHand {
  const client = useQueryClient();
  const { assignment, sheet } = work;
  const [draft, setDraft] = useState<Draft>(() => keptDraft(assignment)?.draft ?? draftOf(sheet));
  const [state, setState] = useState<SaveState>({ kind: 'NOTHING' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const revision = useRef(keptDraft(assignment)?.revision ?? sheet?.revision ?? 0);
  const latest = useRef(draft);
  const isChanged = useRef(keptDraft(assignment) !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<number> | null>(null);

  const send = useCallback(
    async (more: { namesConfirmed?: boolean } = {}): Promise<number> => {
      if (!isChanged.current) return revision.current;
      const sent = latest.current;
      setState({ kind: 'SAVING' });
      try {
        const input = { assignment, revision: revision.current, marks: savableMarks(rubric, sent), comment: sent.comment, ...more };
        const { saveSheet } = await ask(SaveSheetDocument, { input });
        revision.current = saveSheet.revision;
        setRefusal(null);
        setState({ kind: 'SAVED', at: new Date(saveSheet.updatedAt) });
        isChanged.current = latest.current !== sent;
        if (isChanged.current) keepDraft(assignment, { draft: latest.current, revision: revision.current });
        else forgetDraft(assignment);
        return revision.current;
      } catch (error) {
        const refused = asRefusal(error);
        const comesLater = refused.code === 'OFFLINE' || refused.code === 'SIGN_IN_REQUIRED';
        setState({ kind: comesLater ? 'OFFLINE' : 'REFUSED' });
        setRefusal(comesLater ? null : refused);
        if (comesLater) timer.current = setTimeout(() => void flush().catch(() => undefined), AGAIN_MS);
        throw refused;
      }
    },
    [assignment, rubric],
  );

  /** One save after the other: the second builds on the revision of the first. */
  const flush = useCallback(
    async (more?: { namesConfirmed?: boolean }): Promise<number> => {
      clearTimeout(timer.current);
      await running.current?.catch(() => undefined);
      const one = send(more);
      running.current = one;
      try {
        return await one;
      } finally {
        if (running.current === one) running.current = null;
      }
    },
    [send],
  );

  const change = useCallback(
    (next: Draft) => {
      latest.current = next;
      isChanged.current = true;
      setDraft(next);
      keepDraft(assignment, { draft: next, revision: revision.current });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush().catch(() => undefined), AFTER_LAST_KEY_MS);
    },
    [assignment, flush],
  );

  const startFrom = useCallback(
    (from: number, next: Draft) => {
      revision.current = from;
      setRefusal(null);
      change(next);
    },
    [change],
  );

  // What an earlier visit of this tab could not save is sent first; when the connection is back nobody waits for the clock.
  useEffect(() => {
    const now = () => void flush().catch(() => undefined);
    if (isChanged.current) now();
    window.addEventListener('online', now);
    return () => {
      window.removeEventListener('online', now);
      clearTimeout(timer.current);
      // The desk is asked anew once the last words are in; leaving does not wait for it.
      void flush()
        .catch(() => undefined)
        .then(() => client.invalidateQueries());
    };
  }, [client, flush]);

  return { draft, change, state, refusal, revision: revision.current, flush, startFrom };
}
