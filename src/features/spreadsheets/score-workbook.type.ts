import type { KeptSheet } from '../../domain/score-workbook.js';
import type { Criterion } from '../../domain/rubric.js';

/** A row of a judge's workbook: nothing that their desk does not show. */
export interface ScoreRow extends KeptSheet {
  assignment: string;
  code: string;
  title: string;
  isAbsent: boolean;
  state: 'DRAFT' | 'SUBMITTED' | null;
  savedAt: Date | null;
}

/** What a judge's workbook of a stage is made of. */
export interface ScoreDesk {
  stage: string;
  rubricVersion: number;
  criteria: readonly (Criterion & { nameKo: string; nameEn: string; guidanceKo: string; guidanceEn: string })[];
  rows: readonly ScoreRow[];
  fileName: string;
}

/** The keys of the columns, in a hidden row: whatever people do to the heads, a column is known by its key. */
export const columnKeys = {
  assignment: 'pado:assignment',
  revision: 'pado:revision',
  rubric: 'pado:rubric',
  code: 'pado:code',
  title: 'pado:title',
  state: 'pado:state',
  comment: 'pado:comment',
  points: (criterion: string): string => `points:${criterion}`,
  remark: (criterion: string): string => `comment:${criterion}`,
} as const;
