import { withParticle } from './particle.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { formatSeoul } from './seoul-time.js';

/** What of the receiving of entries (접수) is not over yet. */
export interface Reception {
  /** Teams that may still submit, because their deadline was extended. */
  extended: { team: string; name: string; until: Date }[];
  /** Numbers of the entries whose eligibility the edition wants to know first, and does not. */
  unchecked: string[];
  /** Entries whose teams may still answer what they were asked to put right. */
  supplements: { number: string; until: Date }[];
}

/** Everything in the receiving of entries that keeps judging from beginning. Paths are like `teams.<id>`. */
export const problemsOfReception = ({ extended, unchecked, supplements }: Reception): Problem[] => [
  ...extended.map(stillSubmits),
  ...unchecked.map(notChecked),
  ...supplements.map(stillAnswers),
];

function stillSubmits({ team, name, until }: Reception['extended'][number]): Problem {
  const deadline = formatSeoul(until, { seconds: true });
  const ko = `'${name}' 팀은 ${deadline}까지 제출할 수 있습니다.`;
  return problem(`teams.${team}`, 'SUBMISSIONS_NOT_CLOSED', ko, `The team '${name}' may submit until ${deadline} (Seoul).`);
}

const notChecked = (number: string): Problem =>
  problem(
    `entries.${number}.eligibility`,
    'ELIGIBILITY_UNCHECKED',
    `출품작 ${number}의 적격심사가 끝나지 않았습니다.`,
    `The eligibility of entry ${number} has not been decided.`,
  );

function stillAnswers({ number, until }: Reception['supplements'][number]): Problem {
  const deadline = formatSeoul(until, { seconds: true });
  const ko = `출품작 ${withParticle(number, '은/는')} ${deadline}까지 보완할 수 있습니다.`;
  return problem(`entries.${number}.supplement`, 'SUPPLEMENT_OPEN', ko, `The entry ${number} may be put right until ${deadline} (Seoul).`);
}
