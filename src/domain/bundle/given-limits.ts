import { type FinalInputs, settleFinal, sharedPlaces, withDecisions } from '../final.js';
import type { FinalRule } from '../final-rule.js';
import { compare, zero } from '../fraction.js';
import { parsePoints, pointsOf } from '../points.js';
import { type BundleFinding, finding } from './finding.js';

/** Points from outside the stages, and the line that says them. */
export interface GivenLine {
  id: string;
  key: string;
  points: string;
}

/** Imported points above what their part gives, and penalties above what their ground takes off: neither could have been put in. */
export const problemsOfLimits = (rule: FinalRule, parts: readonly GivenLine[], penalties: readonly GivenLine[]): BundleFinding[] => [
  ...parts.flatMap((line) => problemsOfGiven(line, rule.parts, false)),
  ...penalties.flatMap((line) => problemsOfGiven(line, rule.penalties, true)),
];

function problemsOfGiven(
  { id, key, points }: GivenLine,
  grounds: readonly { key: string; maxPoints: string }[],
  isPenalty: boolean,
): BundleFinding[] {
  const most = grounds.find((ground) => ground.key === key)?.maxPoints;
  if (most === undefined) return [];
  const given = parsePoints(points);
  const isWithin = given !== null && compare(given, pointsOf(most)) <= 0 && !(isPenalty && compare(given, zero) === 0);
  if (isWithin) return [];
  const shown = points.slice(0, 20);
  return [
    finding(
      [id, 'final/rule'],
      `${key}에 줄 수 있는 점수가 아닙니다: ${shown} (규칙의 최대 ${most})`,
      `${shown} cannot be given for ${key}: the rule's most is ${most}.`,
    ),
  ];
}

/** Decisions on entries that nothing had left tied, and ties that were decided in part: people decide on a whole tie or not at all. */
export function problemsOfTieDecisions(
  id: string,
  decisions: readonly { entry: string; order: number }[],
  inputs: FinalInputs,
): BundleFinding[] {
  if (decisions.length === 0) return [];
  const decided = new Set(decisions.map(({ entry }) => entry));
  const undecided = settleFinal(withDecisions(inputs, [])).map((standing) => ({ ...standing, track: '' }));
  const tied = sharedPlaces(undecided).map((group) => group.map(({ entry }) => entry));
  const whole = new Set(tied.filter((group) => group.every((entry) => decided.has(entry))).flat());
  const strays = [...decided].filter((entry) => !whole.has(entry));
  const isCounted = decided.size === decisions.length && decisions.every(({ order }, index) => order === index + 1);
  return [
    ...strays.map((entry) =>
      finding(
        [id, `final/results/${entry}`],
        '동점이 아니었거나 동점자 모두를 정하지 않은 결정입니다.',
        'It was decided on an entry that was not tied, or not on all that it was tied with.',
      ),
    ),
    ...(isCounted ? [] : [finding(id, '결정의 순서가 1부터 이어지지 않습니다.', 'The order of the decisions does not count up from 1.')]),
  ];
}
