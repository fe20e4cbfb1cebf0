/**
 * Whether an entry wins something: its place is at or above the last awarded one (1 is the highest; 0: no place is awarded), and it
 * missed no floor. All who share a place and missed none win or lose together. Only winners' members are named, since that is what
 * they agreed to.
 */
export const isWinner = ({ place, belowFloor }: { place: number | null; belowFloor: boolean }, awardedPlaces: number): boolean =>
  place !== null && place <= awardedPlaces && !belowFloor;
