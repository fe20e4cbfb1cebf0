/** What is said when something is refused, by code. A sentence may name a piece of the refusal's data in braces. */
export type Sentences = Record<string, readonly [korean: string, english: string]>;
