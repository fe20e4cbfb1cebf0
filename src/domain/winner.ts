/**
 * Whether a place wins something: it is at or above the last awarded one (1 is the highest; 0: no place is awarded). All who share a
 * place win or lose together. Only winners' members are named, since that is what they agreed to.
 */
export const isWinner = (place: number, awardedPlaces: number): boolean => place <= awardedPlaces;
