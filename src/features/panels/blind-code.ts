import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** No vowels, so that no code is a word, and one of each pair that looks alike: 2 but not Z, 5 but not S, neither 0 nor O. */
const ALPHABET = '23456789CDFHJKMNPQRTVWXY';
const LENGTH = 4;

export const newBlindCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** What judges of the stage call the entry: drawn at its first assignment and kept. It tells nothing, not even an order. */
export async function blindCodeOf(tx: EntityManager, stageId: string, entryId: string): Promise<string> {
  for (;;) {
    const [row] = await tx.query<{ code: string }[]>(
      `with drawn as (
         insert into blind_code (stage_id, entry_id, code) values ($1, $2, $3) on conflict do nothing returning code
       )
       select code from drawn union all select code from blind_code where stage_id = $1 and entry_id = $2`,
      [stageId, entryId, newBlindCode()],
    );
    // None: the code is another entry's, or somebody has drawn this entry's at the same moment.
    if (row) return row.code;
  }
}
