import type { PenaltyGround } from './final-rule.js';
import { compare, zero } from './fraction.js';
import { pointsOf } from './points.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfPoints } from './score-import.js';

/** RECORDED by one organiser, it counts once another has CONFIRMED it, and until it is WITHDRAWN. */
export const penaltyStates = ['RECORDED', 'CONFIRMED', 'WITHDRAWN'] as const;
export type PenaltyState = (typeof penaltyStates)[number];

/** What keeps a penalty from being recorded under a rule with these grounds. */
export function problemsOfPenalty(grounds: readonly PenaltyGround[], wish: { ground: string; points: string }): Problem[] {
  const ground = grounds.find(({ key }) => key === wish.ground);
  if (!ground) {
    const known = grounds.map(({ key }) => key).join(', ');
    const ko = `공고한 감점 사유가 아닙니다. 공고한 사유: ${known}`;
    return [problem('ground', 'UNKNOWN_WORD', ko, `The announced rule has no such ground. It has: ${known}.`)];
  }
  const problems = problemsOfPoints('points', wish.points, ground.maxPoints);
  if (problems.length > 0 || compare(pointsOf(wish.points), zero) > 0) return problems;
  return [problem('points', 'OUT_OF_RANGE', '0보다 큰 점수를 적어 주세요.', 'A penalty takes off more than 0 points.')];
}
