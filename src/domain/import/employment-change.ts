/** Where somebody works from a day on. */
export interface Employment {
  agencyId: string;
  departmentId: string;
  employeeNumber: string;
  grade: string | null;
  day: string;
}

/** One on record; `validTo` is the first day on which no longer, null: still. */
export interface KnownEmployment extends Omit<Employment, 'day'> {
  id: string;
  accountId: string;
  validFrom: string;
  validTo: string | null;
}

/** What a person's new place comes to: nothing; another content of what began that very day; or a new one, and the end of the old one. */
type Change = 'SAME' | 'LATER' | 'SEVERAL' | { corrects: string } | { ends: string | null };

/** Nothing is put into the past: a change stands before all that follow, or is there already. */
export function joined(own: readonly KnownEmployment[], work: Employment): Change {
  const covering = own.filter((each) => each.validFrom <= work.day && (each.validTo === null || work.day < each.validTo));
  if (covering.some((each) => isSame(each, work))) return 'SAME';
  if (own.some(({ validFrom }) => validFrom > work.day)) return 'LATER';
  const [current, ...others] = covering;
  if (others.length > 0) return 'SEVERAL';
  return current?.validFrom === work.day ? { corrects: current.id } : { ends: current?.id ?? null };
}

/** Which employments end for somebody who left. */
export function left(own: readonly KnownEmployment[], day: string): 'LATER' | string[] {
  const going = own.filter(({ validTo }) => validTo === null || validTo > day);
  return going.some(({ validFrom }) => validFrom >= day) ? 'LATER' : going.map(({ id }) => id);
}

/** Department `fromId` goes on as `toId` from a day on. */
interface Continued {
  fromId: string;
  toId: string;
  day: string;
}

/** What becomes of an employment when departments go on as others: the same, elsewhere, and whether it is cut in two on a day. */
export function moved(employment: KnownEmployment, continued: readonly Continued[]): { to: KnownEmployment; cutOn: string | null } | null {
  const { agencyId, departmentId, validFrom, validTo } = employment;
  const moves = continued.filter(({ fromId }) => fromId === agencyId || fromId === departmentId);
  const days = moves.filter(({ day }) => validTo === null || day < validTo).map(({ day }) => day);
  const day = days.toSorted().at(-1);
  if (day === undefined) return null;
  const placeOf = (id: string) => moves.find(({ fromId }) => fromId === id)?.toId ?? id;
  const to = { ...employment, agencyId: placeOf(agencyId), departmentId: placeOf(departmentId) };
  return validFrom >= day ? { to, cutOn: null } : { to: { ...to, validFrom: day }, cutOn: day };
}

const isSame = (one: KnownEmployment, other: Employment): boolean =>
  (['agencyId', 'departmentId', 'employeeNumber', 'grade'] as const).every((field) => one[field] === other[field]);
