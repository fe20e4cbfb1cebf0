import type { TextPart } from '../document.js';

export const findingKinds = ['MEMBER_NAME', 'DEPARTMENT', 'DISTRICT', 'TEAM_NAME', 'MAIL', 'PHONE', 'PERSONAL_DATA'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const personalDataKinds = [
  'RESIDENT_NUMBER',
  'MOBILE',
  'TELEPHONE',
  'MAIL',
  'CARD',
  'ACCOUNT',
  'PASSPORT',
  'DRIVER_LICENCE',
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** LIKELY: it may be an ordinary word, or a body that the text is merely about; a person looks. */
export type Certainty = 'CERTAIN' | 'LIKELY';

/** A stretch of a folded text that tells something. */
export interface Hit {
  kind: FindingKind;
  personal: PersonalDataKind | null;
  certainty: Certainty;
  start: number;
  end: number;
}

/** What tells who made a work, or is somebody's personal data, and where it stands. */
export interface Finding extends Pick<TextPart, 'where' | 'page' | 'label'> {
  kind: FindingKind;
  /** Which personal data; null for what tells who made the work. */
  personal: PersonalDataKind | null;
  certainty: Certainty;
  /** Where in the text of its part it begins, in UTF-16 units. */
  at: number;
  /** As it is written, with a few words around it. */
  before: string;
  match: string;
  after: string;
}

export const hit = (kind: FindingKind, start: number, end: number, certainty: Certainty = 'CERTAIN'): Hit => ({
  kind,
  personal: null,
  certainty,
  start,
  end,
});

/** What says the same: a district is said within the name of its division. */
const family = ({ kind, personal }: Hit): string => (kind === 'DISTRICT' ? 'DEPARTMENT' : (personal ?? kind));

/** Of hits of a kind that overlap only the longest: `연제구 기획감사실` says more than `기획감사실`. */
export function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const one of hits.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => family(other) === family(one) && one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
