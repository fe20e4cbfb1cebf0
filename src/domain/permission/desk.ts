import { type Actor, holds } from '../actor.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';

/** Roles in which the desk of an edition is read. */
const deskReaders = ['ORGANIZER', 'AUDITOR', 'SECRETARY', 'CHAIR', 'ADMINISTRATOR'] as const;
export type DeskReader = (typeof deskReaders)[number];

export const deskReadersOf = (actor: Actor, competitionId: string): DeskReader[] =>
  deskReaders.filter((role) => holds(actor, role, competitionId));

/** Who reads a desk, and what decides how much of it. */
export interface DeskSight {
  readers: readonly DeskReader[];
  competitionState: CompetitionState;
  /** Whether a blind stage has not been closed yet. Asked for chairs alone. */
  blindJudgingGoesOn: boolean;
}

/** Whoever has no part in running an edition is told nothing of it. */
export const mayOpenDesk = ({ readers }: Pick<DeskSight, 'readers'>): Refusal | null => (readers.length > 0 ? null : refusal('NOT_FOUND'));

/** What those see who do not see the whole desk, by the names of its fields. A field that is not listed is for organisers and auditors. */
const parts: Record<Exclude<DeskReader, 'ORGANIZER' | 'AUDITOR'>, readonly string[]> = {
  SECRETARY: [
    'calendarChanges',
    'questions',
    'roles',
    'teams',
    'entries',
    'panels',
    'progress',
    'readiness',
    'paperSheets',
    'settlements',
    'finalSettlements',
  ],
  CHAIR: ['progress', 'settlements', 'finalSettlements', 'appeals'],
  ADMINISTRATOR: ['roles', 'roleChanges'],
};

const rankings = ['settlements', 'finalSettlements'];

/**
 * Organisers and auditors see all of the desk. The secretary sees no scores before they are published; the chair, who may be among the
 * judges, sees nothing that tells whose an entry is before blind judging is over.
 */
export function maySeeDeskPart(sight: DeskSight, part: string): Refusal | null {
  const objections = sight.readers.map((reader) => objectionTo(reader, sight, part));
  return objections.includes(null) ? null : (objections.find((objection) => objection!.code !== 'NOT_FOUND') ?? refusal('NOT_FOUND'));
}

function objectionTo(reader: DeskReader, sight: DeskSight, part: string): Refusal | null {
  if (reader === 'ORGANIZER' || reader === 'AUDITOR' || part === 'competition') return null;
  if (!parts[reader].includes(part)) return refusal('NOT_FOUND');
  if (reader === 'CHAIR' && sight.blindJudgingGoesOn) return refusal('BLIND_JUDGING_GOES_ON');
  const isPublished = sight.competitionState === 'PUBLISHED' || sight.competitionState === 'ARCHIVED';
  return reader === 'SECRETARY' && rankings.includes(part) && !isPublished ? refusal('NOT_FOUND') : null;
}
