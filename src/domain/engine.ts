/**
 * Names the rules by which this code settles a stage. It changes when the same inputs would give another ranking; how an older version
 * settles stays callable (`settle.ts`), so that old settlements can still be recomputed. 1: without floors. 2: with them. 3: with adjusted
 * scores, decisions, and what a line says of how sure it is.
 */
export type EngineVersion = '1' | '2' | '3';

export const ENGINE_VERSION: EngineVersion = '3';

/** The same of a final. */
export const FINAL_ENGINE_VERSION = '1';
