/** A name beside a published line. */
export interface PublicName {
  kind: 'TEAM' | 'MEMBER';
  name: string;
  departmentKo: string | null;
  departmentEn: string | null;
}

/** A file beside a published line. */
export interface PublicReport {
  name: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

/** What a judge wrote, beside a published line. */
export interface PublicComment {
  stageKo: string;
  stageEn: string;
  /** Null: on the entry as a whole. */
  criterionKo: string | null;
  criterionEn: string | null;
  text: string;
}

/** All that is public of a line. */
export interface PublicLine {
  entryNumber: string;
  title: string;
  trackKo: string;
  trackEn: string;
  place: number | null;
  score: string | null;
  tieBrokenBy: string | null;
  belowFloor: boolean;
  isWinner: boolean;
  awardKey: string | null;
  awardKo: string | null;
  awardEn: string | null;
  revokedKo: string | null;
  revokedEn: string | null;
  summary: string | null;
  names: PublicName[];
  reports: PublicReport[];
  comments: PublicComment[];
}

/** What a line is compared by, in the order in which people read it. */
export const comparedFields = [
  'AWARD',
  'REVOKED',
  'PLACE',
  'SCORE',
  'TIE',
  'FLOOR',
  'WINNER',
  'TITLE',
  'TRACK',
  'TEAM',
  'MEMBERS',
  'SUMMARY',
  'REPORT',
  'COMMENTS',
] as const;
export type ComparedField = (typeof comparedFields)[number];

interface FieldChange {
  field: ComparedField;
  /** As people read it; null: not public. */
  before: string | null;
  after: string | null;
}

export interface LineChange {
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  entryNumber: string;
  title: string;
  fields: FieldChange[];
}

const inWords = ({ name, departmentKo }: PublicName): string => (departmentKo === null ? name : `${name} (${departmentKo})`);

const namesOf = (line: PublicLine, kind: PublicName['kind']): string | null =>
  line.names.flatMap((name) => (name.kind === kind ? [inWords(name)] : [])).join(', ') || null;

const wordOf: Record<ComparedField, (line: PublicLine) => string | null> = {
  AWARD: ({ awardKo }) => awardKo,
  REVOKED: ({ revokedKo }) => revokedKo,
  PLACE: ({ place }) => (place === null ? null : String(place)),
  SCORE: ({ score }) => score,
  TIE: ({ tieBrokenBy }) => tieBrokenBy,
  FLOOR: ({ belowFloor }) => (belowFloor ? 'true' : null),
  WINNER: ({ isWinner }) => (isWinner ? 'true' : null),
  TITLE: ({ title }) => title,
  TRACK: ({ trackKo }) => trackKo,
  TEAM: (line) => namesOf(line, 'TEAM'),
  MEMBERS: (line) => namesOf(line, 'MEMBER'),
  SUMMARY: ({ summary }) => summary,
  REPORT: ({ reports }) => reports.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`).join(', ') || null,
  COMMENTS: ({ comments }) =>
    comments.map(({ stageKo, criterionKo, text }) => `[${stageKo}${criterionKo === null ? '' : ` · ${criterionKo}`}] ${text}`).join('\n') ||
    null,
};

/** Names can be redacted later, and texts may hold some: what was public once is not told by way of what changed. */
const redactable: readonly ComparedField[] = ['TEAM', 'MEMBERS', 'SUMMARY', 'REPORT', 'COMMENTS'];
export const withoutNames = (changes: readonly LineChange[]): LineChange[] =>
  changes.flatMap((change) => {
    const fields = change.fields.filter(({ field }) => !redactable.includes(field));
    return fields.length > 0 ? [{ ...change, fields }] : [];
  });

/** The lines that are there on one side only or differ, by entry number: those that came or changed in the order of `after`, then those that went. */
export function changesBetween(before: readonly PublicLine[], after: readonly PublicLine[]): LineChange[] {
  const was = new Map(before.map((line) => [line.entryNumber, line]));
  const is = new Set(after.map(({ entryNumber }) => entryNumber));
  const came = after.map((line) => {
    const earlier = was.get(line.entryNumber);
    return changeOf(earlier ? 'CHANGED' : 'ADDED', line, earlier ?? null, line);
  });
  const went = before.filter(({ entryNumber }) => !is.has(entryNumber)).map((line) => changeOf('REMOVED', line, line, null));
  return [...came, ...went].filter(({ fields }) => fields.length > 0);
}

function changeOf(kind: LineChange['kind'], named: PublicLine, before: PublicLine | null, after: PublicLine | null): LineChange {
  const fields = comparedFields.flatMap((field) => {
    const [was, is] = [before && wordOf[field](before), after && wordOf[field](after)];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  return { kind, entryNumber: named.entryNumber, title: named.title, fields };
}
