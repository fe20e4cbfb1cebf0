import { type AwardQuestion, differencesOf, problemsOfAwards } from '../award-decision.js';
import type { AwardStanding } from '../award-order.js';
import type { AwardRule } from '../award-rule.js';
import type { BundledLines } from './bundled-lines.js';
import { missing, notComputable } from './bundled-stage.js';
import { type BundleFinding, finding } from './finding.js';
import type { AwardDecisionLine, EarlierAwardsLine } from './line-contents.js';

const decisionId = 'awards/decision';
// What people wrote is a confidential line: that something was written, the system asked for.
const aReason = '사유는 따로 적었습니다.';

/** Whether the awards follow from the announced rule and the ranking, but for the departures that are told of. */
export function verifyAwards(lines: BundledLines, standings: readonly AwardStanding[]): BundleFinding[] {
  const rule = lines.get<AwardRule>('awards/rule');
  const decision = lines.get<AwardDecisionLine>(decisionId);
  const earlier = lines.get<EarlierAwardsLine>('awards/earlier');
  if (!rule && !decision && !earlier) return [];
  if (!rule || !decision || !earlier) return [missing(rule ? (decision ? 'awards/earlier' : decisionId) : 'awards/rule')];
  const otherRule =
    lines.hashOf(rule) === decision.rule
      ? []
      : [finding(['awards/rule', decisionId], '결정할 때의 시상 규칙이 아닙니다.', 'The awards were decided by another rule.')];
  const otherPast =
    lines.hashOf(earlier) === decision.earlier
      ? []
      : [finding(['awards/earlier', decisionId], '전에 정한 상이 결정할 때와 다릅니다.', 'What was decided before is not what it was.')];
  const others = [...otherRule, ...otherPast];
  try {
    return [...others, ...problemsOfDecision({ rule, standings, earlier }, decision)];
  } catch {
    return [...others, { ...notComputable('awards'), lines: ['awards/rule', decisionId] }];
  }
}

function problemsOfDecision(question: AwardQuestion, { awards, departures }: AwardDecisionLine): BundleFinding[] {
  const wish = {
    awards: awards.map(({ tier, entries }) => ({ tier, entryNumbers: entries })),
    departures: departures.map(({ tier, entry }) => ({ tier, entryNumber: entry, reason: aReason })),
  };
  const due = differencesOf(question, awards).length;
  return [
    ...problemsOfAwards(question, wish).map(({ path, ko, en }) =>
      finding([decisionId, 'awards/earlier'], `${path}: ${ko}`, `${path}: ${en}`),
    ),
    ...(due === departures.length
      ? []
      : [
          finding(
            [decisionId, 'awards/earlier'],
            '순위와 다르게 준 상의 수가 맞지 않습니다.',
            'The number of departures from the ranking is wrong.',
          ),
        ]),
  ];
}
