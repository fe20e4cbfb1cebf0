import { withParticle } from './particle.js';
import { type AwardStanding, candidatesOf } from './award-order.js';
import { give, offer, startGiving } from './award-proposal.js';
import type { AwardDeparture, AwardRule, AwardTier, DecidedAward } from './award-rule.js';
import { compare, parseDecimal } from './fraction.js';
import { problem, problemsOfRepeats } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { Problem } from './refusal.js';

/** What a committee wants to give; entries are named by their numbers, so that what is wrong can be said of them. */
export interface AwardWish {
  awards: readonly { tier: string; entryNumbers: readonly string[] }[];
  departures: readonly { tier: string; entryNumber: string | null; reason: string }[];
}

/** How a decision differs from what follows from the rule and the ranking; each difference is a departure that needs a reason. */
export interface Difference {
  tier: string;
  /** Null: places that could be given stay empty. */
  entry: string | null;
  kind: 'AGAINST_RANKING' | 'OUT_OF_TIE' | 'PASSED_OVER' | 'LEFT_EMPTY';
}

/** What there is to be decided on: the rule, the ranking (entries by their numbers), and what was decided before, the oldest first. */
export interface AwardQuestion {
  rule: AwardRule;
  standings: readonly AwardStanding[];
  earlier: readonly (readonly DecidedAward[])[];
}

/**
 * Where awards differ from what follows from the rule and the ranking. Each tier is compared with what follows from the tiers above it as
 * they were decided, so that one departure does not make others of everything below. A tier that is left empty is one difference.
 */
export function differencesOf({ rule, standings, earlier }: AwardQuestion, awards: readonly DecidedAward[]): Difference[] {
  const giving = startGiving(rule, standings, earlier);
  return rule.tiers.flatMap((tier) => {
    const decided = entriesOf(awards, tier);
    const { sure, tied, left } = offer(giving, tier);
    const [due, open] = [sure.map(({ entry }) => entry), tied.map(({ entry }) => entry)];
    give(giving, tier, decided);
    const difference = (kind: Difference['kind'], entry: string | null) => ({ tier: tier.key, entry, kind });
    const leftEmpty = decided.length < due.length + left ? [difference('LEFT_EMPTY', null)] : [];
    if (decided.length === 0) return leftEmpty;
    return [
      ...decided.filter((entry) => open.includes(entry)).map((entry) => difference('OUT_OF_TIE', entry)),
      ...decided.filter((entry) => ![...due, ...open].includes(entry)).map((entry) => difference('AGAINST_RANKING', entry)),
      ...due.filter((entry) => !decided.includes(entry)).map((entry) => difference('PASSED_OVER', entry)),
      ...leftEmpty,
    ];
  });
}

const entriesOf = (awards: readonly DecidedAward[], { key }: AwardTier): string[] =>
  awards.filter(({ tier }) => tier === key).flatMap(({ entries }) => entries);

/** Everything that keeps awards from being decided. Paths are like `awards.0.entryNumbers.1`. */
export function problemsOfAwards(question: AwardQuestion, wish: AwardWish): Problem[] {
  const problems = [...problemsOfGiven(question, wish), ...problemsOfReasons(question.rule, wish)];
  return problems.length > 0 ? problems : [...problemsOfQuotas(question, wish), ...problemsOfDepartures(question, wish)];
}

const awardsIn = ({ awards }: AwardWish): DecidedAward[] => awards.map(({ tier, entryNumbers }) => ({ tier, entries: [...entryNumbers] }));

function problemsOfGiven({ rule, standings }: AwardQuestion, { awards }: AwardWish): Problem[] {
  const paths = awards.flatMap(({ entryNumbers }, award) => entryNumbers.map((_, index) => `awards.${award}.entryNumbers.${index}`));
  return [
    ...awards.flatMap(({ tier }, index) => problemsOfTierKey(rule, `awards.${index}.tier`, tier)),
    ...problemsOfRepeats(
      awards.map(({ tier }) => tier),
      (index) => `awards.${index}.tier`,
    ),
    ...problemsOfRepeats(
      awards.flatMap(({ entryNumbers }) => entryNumbers),
      (index) => paths[index]!,
    ),
    ...awards.flatMap(({ tier: key, entryNumbers }, award) => {
      const tier = rule.tiers.find((known) => known.key === key);
      return entryNumbers.flatMap((number, index) => {
        const standing = standings.find(({ entry }) => entry === number);
        return tier ? problemsOfWinner(`awards.${award}.entryNumbers.${index}`, tier, standing) : [];
      });
    }),
  ];
}

const problemsOfTierKey = (rule: AwardRule, path: string, key: string): Problem[] => {
  const keys = rule.tiers.map((tier) => tier.key).join(', ');
  const isKnown = rule.tiers.some((tier) => tier.key === key);
  return isKnown ? [] : [problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${keys}`, `This must be one of: ${keys}.`)];
};

/** What no reason can undo: awards go by the announced rule to entries of the ranking. */
function problemsOfWinner(path: string, { track, floor, nameKo, nameEn }: AwardTier, standing: AwardStanding | undefined): Problem[] {
  if (!standing || standing.place === null || standing.score === null) {
    const ko = '순위가 없는 출품작입니다. 번호를 확인해 주세요.';
    return [problem(path, 'NOT_RANKED', ko, 'This is no entry with a place in the ranking. Please check the number.')];
  }
  if (standing.belowFloor) {
    const ko = '과락 기준에 미치지 못한 출품작이라 상을 줄 수 없습니다.';
    return [problem(path, 'BELOW_FLOOR', ko, 'This entry missed a floor of the rule, and cannot win anything.')];
  }
  if (track !== null && standing.track !== track) {
    return [
      problem(path, 'OTHER_TRACK', `${withParticle(nameKo, '은/는')} 다른 부문의 상입니다.`, `${nameEn} is for entries of another track.`),
    ];
  }
  if (floor === null || compare(parseDecimal(standing.score)!, parseDecimal(floor)!) >= 0) return [];
  const ko = `${nameKo}의 기준 점수 ${floor}점에 미치지 못합니다.`;
  return [problem(path, 'BELOW_TIER_FLOOR', ko, `This entry has less than the ${floor} points that ${nameEn} is given for.`)];
}

const problemsOfReasons = (rule: AwardRule, { departures }: AwardWish): Problem[] => [
  ...departures.flatMap(({ tier, reason }, index) => [
    ...problemsOfTierKey(rule, `departures.${index}.tier`, tier),
    ...problemsOfReason(reason).map((found) => ({ ...found, path: `departures.${index}.reason` })),
  ]),
  ...problemsOfRepeats(
    departures.map(({ tier, entryNumber }) => (entryNumber === null ? tier : `${tier} ${entryNumber}`)),
    (index) => `departures.${index}`,
  ),
];

/** No tier is given to more than its quota, but for a tie that the rule expands. */
function problemsOfQuotas({ rule, standings, earlier }: AwardQuestion, wish: AwardWish): Problem[] {
  const giving = startGiving(rule, standings, earlier);
  return rule.tiers.flatMap((tier) => {
    const decided = entriesOf(awardsIn(wish), tier);
    const { sure, emptyPlaces } = offer(giving, tier);
    const taken = emptyPlaces.find(({ why }) => why === 'TAKEN_ABOVE')?.places ?? 0;
    const most = Math.max(tier.quota - taken, sure.length);
    give(giving, tier, decided);
    const path = `awards.${wish.awards.findIndex((award) => award.tier === tier.key)}.entryNumbers`;
    const ko = `${withParticle(tier.nameKo, '은/는')} ${most}편까지 줄 수 있습니다.`;
    return decided.length > most ? [problem(path, 'TOO_MANY', ko, `${tier.nameEn} can be given to ${most} entries at most.`)] : [];
  });
}

function problemsOfDepartures(question: AwardQuestion, wish: AwardWish): Problem[] {
  const differences = differencesOf(question, awardsIn(wish));
  const isSame = (difference: Difference, { tier, entryNumber }: AwardWish['departures'][number]) =>
    difference.tier === tier && difference.entry === entryNumber;
  const missing = differences.filter((difference) => !wish.departures.some((departure) => isSame(difference, departure)));
  return [
    ...missing.map((difference) => missingReason(question.rule, difference)),
    ...wish.departures.flatMap((departure, index) =>
      differences.some((difference) => isSame(difference, departure)) ? [] : [notADeparture(`departures.${index}`)],
    ),
  ];
}

function missingReason({ tiers }: AwardRule, { tier: key, entry, kind }: Difference): Problem {
  const { nameKo, nameEn } = tiers.find((tier) => tier.key === key)!;
  const [ko, en] = {
    AGAINST_RANKING: [
      `순위에 따르면 ${withParticle(nameKo, '이/가')} 아닌 ${entry}에 주는 사유`,
      `why ${entry} gets ${nameEn} against the ranking`,
    ],
    OUT_OF_TIE: [
      `동점인 출품작 가운데 ${entry}에 ${withParticle(nameKo, '을/를')} 주는 사유`,
      `why ${entry} of those that are tied gets ${nameEn}`,
    ],
    PASSED_OVER: [
      `순위에 따르면 ${nameKo}인 ${entry}에 주지 않는 사유`,
      `why ${entry} does not get ${nameEn}, which it has by the ranking`,
    ],
    LEFT_EMPTY: [`${withParticle(nameKo, '을/를')} 비워 두는 사유`, `why places of ${nameEn} stay empty`],
  }[kind] as [string, string];
  return problem('departures', 'REASON_MISSING', `${ko}를 적어 주세요.`, `Say ${en}.`);
}

const notADeparture = (path: string): Problem =>
  problem(
    path,
    'NOT_A_DEPARTURE',
    '순위와 규칙에 따른 것이라 사유를 적지 않습니다. 지워 주세요.',
    'This follows from the ranking and the rule, and needs no reason. Leave it out.',
  );

/** The awards as they are kept: every tier of the rule, and in it the entries in the order of the ranking, since within a tier all are equal. */
export function givenInOrder({ rule, standings }: AwardQuestion, wish: AwardWish): DecidedAward[] {
  const order = candidatesOf(standings).map(({ entry }) => entry);
  return rule.tiers.map((tier) => {
    const given = new Set(entriesOf(awardsIn(wish), tier));
    return { tier: tier.key, entries: order.filter((entry) => given.has(entry)) };
  });
}

/** The departures as they are kept. */
export const departuresIn = ({ departures }: AwardWish): AwardDeparture[] =>
  departures.map(({ tier, entryNumber, reason }) => ({ tier, entry: entryNumber, reason }));
