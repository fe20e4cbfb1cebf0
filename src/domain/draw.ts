import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { isBlank, problemsOfLine } from './text.js';

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/**
 * The order in which entries are presented: by the SHA-256 of the seed, a line feed and the entry's number. Whoever has the seed and the
 * numbers gets the same order, and nobody could choose it who had announced the seed, or where it comes from, before.
 */
export function drawOrder(seed: string, numbers: readonly string[], sha256: Sha256): string[] {
  const key = new Map(numbers.map((number) => [number, sha256(`${seed}\n${number}`)]));
  return numbers.toSorted((a, b) => (key.get(a)! < key.get(b)! ? -1 : 1));
}

/** How a seed is announced: by its hash, or by the public event that it will come from. */
export interface SeedAnnouncement {
  seedHash: string | null;
  sourceKo: string | null;
  sourceEn: string | null;
}

/** Either a hash, or a source in both languages. */
export function problemsOfAnnouncement({ seedHash, sourceKo, sourceEn }: SeedAnnouncement): Problem[] {
  if (seedHash !== null) {
    const both = problem(
      'seedHash',
      'NOT_ALLOWED_HERE',
      '시드의 해시와 출처 중 하나만 공표합니다.',
      'Announce either the hash of the seed or its source.',
    );
    const isHash = /^[0-9a-f]{64}$/.test(seedHash);
    const noHash = problem(
      'seedHash',
      'NOT_A_HASH',
      'SHA-256 값(16진수 64자)이어야 합니다.',
      'This must be a SHA-256 of 64 hexadecimal digits.',
    );
    return [...(isBlank(sourceKo) && isBlank(sourceEn) ? [] : [both]), ...(isHash ? [] : [noHash])];
  }
  const limits = { max: 300, required: true };
  return [...problemsOfLine('sourceKo', sourceKo, limits), ...problemsOfLine('sourceEn', sourceEn, limits)];
}

/** A seed is one visible line, as it can be read out and typed again. */
export const problemsOfSeed = (seed: string): Problem[] => problemsOfLine('seed', seed, { max: 200, required: true });
