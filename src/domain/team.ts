import { problem } from './problem.js';
import { refusal } from './refusal.js';
import type { Problem, Refusal } from './refusal.js';
import { problemsOfLine } from './text.js';

/** How many people may make a team of a competition. */
export interface TeamRules {
  minMembers: number;
  maxMembers: number;
}

/** How a team stands: complete or not yet, or out of the competition. */
export type TeamState = 'FORMING' | 'REGISTERED' | 'WITHDRAWN' | 'DISQUALIFIED';

const longestName = 40;

/** A team's name is one visible line of at most 40 characters. */
export const problemsOfTeamName = (name: string): Problem[] => problemsOfLine('name', name, { max: longestName, required: true });

/** A team has at least one member and room for as many as it needs. */
export function problemsOfTeamRules({ minMembers, maxMembers }: TeamRules): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(minMembers) || minMembers < 1) {
    problems.push(problem('minMembers', 'OUT_OF_RANGE', '최소 인원은 1명 이상이어야 합니다.', 'A team needs at least one member.'));
  }
  if (!Number.isInteger(maxMembers) || maxMembers < minMembers) {
    const ko = '최대 인원은 최소 인원보다 적을 수 없습니다.';
    problems.push(problem('maxMembers', 'OUT_OF_RANGE', ko, 'The largest team cannot be smaller than the smallest.'));
  }
  return problems;
}

/** Whether a team of so many members may take in one more. */
export const mayGrow = (rules: TeamRules, members: number): Refusal | null =>
  members < rules.maxMembers ? null : refusal('TEAM_FULL', { maxMembers: rules.maxMembers });

/** Whether so many members are enough, and not too many, to submit. */
export const mayCompete = ({ minMembers, maxMembers }: TeamRules, members: number): Refusal | null =>
  members >= minMembers && members <= maxMembers ? null : refusal('TEAM_SIZE_WRONG', { minMembers, maxMembers, members });

/** A team is forming until it has as many members as the edition asks for. */
export const stateOfSize = (rules: TeamRules, members: number): 'FORMING' | 'REGISTERED' =>
  members >= rules.minMembers ? 'REGISTERED' : 'FORMING';

/** A team's state follows its size until it is out, which it stays; a team that nobody is in is withdrawn, as nobody is left to do it. */
export function stateAfter(state: TeamState, rules: TeamRules, members: number): TeamState {
  if (state === 'WITHDRAWN' || state === 'DISQUALIFIED') return state;
  return members === 0 ? 'WITHDRAWN' : stateOfSize(rules, members);
}
