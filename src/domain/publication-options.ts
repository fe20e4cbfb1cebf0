/** Of whom something is published: of nobody, of those with an award, or of all with a place. */
export type Reach = 'NONE' | 'WINNERS' | 'ALL';

/** What an organiser chooses to make public, and what each team is told of its own entry. The awards themselves are always public. */
export interface PublicationOptions {
  places: Reach;
  scores: Reach;
  teamNames: Reach;
  /** The members of winning teams who consent to it now. */
  memberNames: boolean;
  /** The departments of those who are named. */
  departments: boolean;
  /** Of winners. */
  summaries: boolean;
  /** The winners' reports as their judges saw them: without names and hidden data. */
  reports: boolean;
  /** What judges wrote about winners. */
  comments: boolean;
  /** What a team is told of its own place: the place, the band of places that it lies in, or only whether it won. */
  ownPlace: 'PLACE' | 'BAND' | 'AWARD';
}
