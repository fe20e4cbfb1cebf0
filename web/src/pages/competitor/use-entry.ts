import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.js';
import { graphql } from '../../api/graphql.js';
import { asRefusal, type Refusal } from '../../api/refusal.js';
import { serverNow } from '../../api/server-clock.js';
import type { SaveState } from '../../parts/saved-state.js';
import type { Declarations, TeamWithEntry } from './entry-documents.js';

const SaveEntryDocument = graphql(`
  mutation SaveEntry($input: SaveEntryInput!) {
    saveEntry(input: $input) {
      id
      revision
    }
  }
`);

export interface EntryDraft {
  title: string;
  summary: string;
  declarations: Declarations;
}

const AFTER_LAST_KEY_MS = 900;
const AGAIN_MS = 4_000;
const keyOf = (team: string) => `pado.entry.${team}`;

const emptyDeclarations: Declarations = {
  dataSources: [],
  tools: [],
  generativeAi: {
    used: null,
    service: null,
    model: null,
    stages: null,
    scope: null,
    prompts: null,
    verification: null,
    noConfidentialInputConfirmed: null,
  },
  earlierAwards: [],
};

/** The draft of a team's entry: kept in this tab at every key, saved a second after the last one, sent again until it arrives. */
export function useEntry(team: TeamWithEntry) {
  const client = useQueryClient();
  const kept = useRef(JSON.parse(sessionStorage.getItem(keyOf(team.id)) ?? 'null') as { draft: EntryDraft; revision: number } | null);
  const [draft, setDraft] = useState<EntryDraft>(
    () =>
      kept.current?.draft ?? {
        title: team.entry?.title ?? '',
        summary: team.entry?.summary ?? '',
        declarations: team.entry?.declarations ?? emptyDeclarations,
      },
  );
  const [state, setState] = useState<SaveState>({ kind: 'NOTHING' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const revision = useRef(kept.current?.revision ?? team.entry?.revision ?? 0);
  const latest = useRef(draft);
  const isChanged = useRef(kept.current !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  // Attaching a file counts as a change of the entry, too.
  if (!isChanged.current && team.entry) revision.current = Math.max(revision.current, team.entry.revision);

  const send = useCallback(async () => {
    if (!isChanged.current) return;
    const sent = latest.current;
    setState({ kind: 'SAVING' });
    try {
      const { saveEntry } = await ask(SaveEntryDocument, { input: { team: team.id, revision: revision.current, ...sent } });
      revision.current = saveEntry.revision;
      isChanged.current = latest.current !== sent;
      if (!isChanged.current) sessionStorage.removeItem(keyOf(team.id));
      setRefusal(null);
      setState({ kind: 'SAVED', at: serverNow() });
      await client.invalidateQueries();
    } catch (error) {
      const refused = asRefusal(error);
      const comesLater = refused.code === 'OFFLINE' || refused.code === 'SIGN_IN_REQUIRED';
      setState({ kind: comesLater ? 'OFFLINE' : 'REFUSED' });
      setRefusal(comesLater ? null : refused);
      if (comesLater) timer.current = setTimeout(() => void flush(), AGAIN_MS);
      throw refused;
    }
  }, [client, team.id]);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current = running.current.catch(() => undefined).then(send);
    running.current.catch(() => undefined);
    return running.current;
  }, [send]);

  const change = useCallback(
    (part: Partial<EntryDraft>) => {
      latest.current = { ...latest.current, ...part };
      isChanged.current = true;
      setDraft(latest.current);
      sessionStorage.setItem(keyOf(team.id), JSON.stringify({ draft: latest.current, revision: revision.current }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), AFTER_LAST_KEY_MS);
    },
    [flush, team.id],
  );

  useEffect(() => {
    const now = () => void flush();
    if (isChanged.current) now();
    window.addEventListener('online', now);
    return () => {
      window.removeEventListener('online', now);
      now();
    };
  }, [flush]);

  return { draft, change, state, refusal, flush };
}
