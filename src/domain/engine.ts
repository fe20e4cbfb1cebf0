/**
 * Names the rules by which this code settles a stage. It changes when the same inputs would give another ranking;
 * the code of an older version then stays callable beside it, so that old settlements can still be recomputed.
 */
export const ENGINE_VERSION = '1';
