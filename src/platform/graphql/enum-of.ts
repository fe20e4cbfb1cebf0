/** The enum, as the schema wants it, of words that the domain lists. Words that only a table knows are a TypeScript enum beside it. */
export const enumOf = <T extends string>(words: readonly T[]) => Object.fromEntries(words.map((word) => [word, word])) as { [W in T]: W };
