import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { drawnCode } from './panel.queries.js';

/** No vowels, so that no code is a word, and one of each pair that looks alike: 2 but not Z, 5 but not S, neither 0 nor O. */
const ALPHABET = '23456789CDFHJKMNPQRTVWXY';
const LENGTH = 4;

export const newBlindCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** What judges of the stage call the entry: drawn at its first assignment and kept. It tells nothing, not even an order. */
export async function blindCodeOf(tx: EntityManager, stageId: string, entryId: string): Promise<string> {
  for (;;) {
    const code = await drawnCode(tx, stageId, entryId, newBlindCode());
    if (code !== null) return code;
  }
}
