import type { Problem } from './refusal.js';
import { problemsOfText } from './text.js';

const [longestQuestion, longestAnswer] = [2000, 5000];

export const problemsOfQuestion = (text: string): Problem[] => problemsOfText('text', text, { max: longestQuestion, required: true });

/** What is answered, and how the question reads where everybody sees it: null leaves it as it was asked. */
export const problemsOfAnswer = ({ answer, publicText }: { answer: string; publicText: string | null }): Problem[] => [
  ...problemsOfText('answer', answer, { max: longestAnswer, required: true }),
  ...(publicText === null ? [] : problemsOfText('publicText', publicText, { max: longestQuestion, required: true })),
];
