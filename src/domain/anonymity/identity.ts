/** A body that somebody works for. */
interface Body {
  nameKo: string;
  nameEn: string;
}

/** Where a member works: the part of an agency, what is above it, and the agency itself. */
export interface Workplace {
  /** Null where only the agency is known. */
  division: Body | null;
  /** Bureaus between the two. */
  above: Body[];
  agency: Body;
  /** A district or county: `우리 구` says it as well. */
  isDistrict: boolean;
}

/** Everything by which a reader would know who made a work. */
export interface Identity {
  /** Full names, as the members write them. */
  names: string[];
  workplaces: Workplace[];
  teamName: string | null;
  mails: string[];
  phones: string[];
}
