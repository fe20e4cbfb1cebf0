import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfLine } from './text.js';

const keyPattern = /^[a-z][A-Za-z0-9_-]{0,39}$/;

/** Something that rules and files call by a key, and people by a name in each language. */
export interface NamedKey {
  key: string;
  nameKo: string;
  nameEn: string;
}

/** Paths are below `path`. */
export function problemsOfNamedKey(path: string, { key, nameKo, nameEn }: NamedKey): Problem[] {
  const ko = '영문 소문자로 시작하는 짧은 이름이어야 합니다.';
  return [
    ...(keyPattern.test(key)
      ? []
      : [problem(`${path}.key`, 'NOT_A_KEY', ko, 'A key starts with a small letter, then letters and digits.')]),
    ...problemsOfLine(`${path}.nameKo`, nameKo, { max: 100, required: true }),
    ...problemsOfLine(`${path}.nameEn`, nameEn, { max: 100, required: true }),
  ];
}
