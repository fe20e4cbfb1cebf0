import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { useEdition } from '../layout/edition.js';
import { AssignJudgesDocument, CancelRunDocument, RunDocument, RunsDocument, type Run } from './run-documents.js';

export type Settings = Omit<Run['settings'], '__typename'>;

const LOOK_MS = 1_000;
const isGoing = (state: string | undefined) => state === 'QUEUED' || state === 'RUNNING';
const pairOf = ({ judge, entryNumber }: { judge: { id: string }; entryNumber: string }) => `${judge.id} ${entryNumber}`;

/** A plan that was asked for in this window, or one that still goes on: how far it is, and what it would change. */
export function usePlan(stage: string) {
  const { slug } = useEdition();
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const [looks, setLooks] = useState(true);
  const runs = useAsked(RunsDocument, { slug, stage });
  const latest = runs.data?.organizerDesk.assignmentRuns[0];
  const id = asked ?? (isGoing(latest?.state) ? latest.id : null);
  const { data } = useAsked(RunDocument, { run: id ?? '' }, { enabled: id !== null, ...(looks ? { refetchInterval: LOOK_MS } : {}) });
  const run = id === null ? undefined : data?.assignmentRun;
  useEffect(() => {
    setLooks(id !== null && (run === undefined || isGoing(run.state)));
    // What was assigned is on every page.
    if (run?.state === 'DONE' && !run.isDryRun) void client.invalidateQueries();
  }, [id, run?.id, run?.state, run?.isDryRun, client]);
  const assign = useDeed(AssignJudgesDocument);
  const cancel = useDeed(CancelRunDocument);
  const ask = (dryRun: boolean, settings: Settings, seed?: number) =>
    assign.mutateAsync({ input: { stage, dryRun, settings, seed: seed ?? null } }).then(({ assignJudges }) => setAsked(assignJudges.id));
  const marks = useMemo(() => {
    const panels = run?.panels ?? [];
    const isPlan = run?.isDryRun && run.state === 'DONE';
    return {
      added: new Set(isPlan ? panels.flatMap(({ added }) => added.map(pairOf)) : []),
      removed: new Set(isPlan ? panels.flatMap(({ removed }) => removed.map(pairOf)) : []),
      blocked: new Set(
        panels.flatMap(({ blocking }) => (blocking ? [...blocking.entryNumbers, ...blocking.judges.map((judge) => judge.id)] : [])),
      ),
    };
  }, [run]);
  return {
    run,
    latest,
    marks,
    ask,
    error: assign.error ?? cancel.error,
    isAsking: assign.isPending,
    cancel: () => id && cancel.mutate({ input: { run: id } }),
  };
}

export type Plan = ReturnType<typeof usePlan>;
