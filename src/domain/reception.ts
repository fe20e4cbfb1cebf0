import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { formatSeoul } from './seoul-time.js';

/** What of the receiving of entries (접수) is not over yet. */
export interface Reception {
  /** Teams that may still submit, because their deadline was extended. */
  extended: { team: string; name: string; until: Date }[];
}

/** Everything in the receiving of entries that keeps judging from beginning. Paths are like `teams.<id>`. */
export const problemsOfReception = ({ extended }: Reception): Problem[] => extended.map(stillSubmits);

function stillSubmits({ team, name, until }: Reception['extended'][number]): Problem {
  const deadline = formatSeoul(until, { seconds: true });
  const ko = `'${name}' 팀은 ${deadline}까지 제출할 수 있습니다.`;
  return problem(`teams.${team}`, 'SUBMISSIONS_NOT_CLOSED', ko, `The team '${name}' may submit until ${deadline} (Seoul).`);
}
