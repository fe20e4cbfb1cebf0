import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useParams } from 'react-router';
import { useAsked } from '../../../api/hooks.js';
import { JudgeDeskDocument } from '../desk-document.js';
import { adopt, entryOf, subscribe, type Entry } from './keeper.js';

/** The desk of the stage in the address. What was typed before a reload and is not saved yet is saved, whichever work it belongs to. */
export function useDesk() {
  const { stage = '' } = useParams();
  const client = useQueryClient();
  const query = useAsked(JudgeDeskDocument, { stage });
  const { data, dataUpdatedAt } = query;
  useEffect(() => {
    const desk = data?.judgeDesk;
    if (!desk?.rubric) return;
    for (const work of desk.assignments) adopt({ client, stage, rubric: desk.rubric }, work);
  }, [data, dataUpdatedAt, client, stage]);
  return query;
}

/** What is typed on a work's sheet; undefined until the sheet is there. */
export const useEntry = (assignment: string): Entry | undefined => useSyncExternalStore(subscribe, () => entryOf(assignment));
