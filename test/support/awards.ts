import { type AwardRule, defaultAwardRule } from '../../src/domain/award-rule.js';
import type { TestApp } from './app.js';
import type { Person } from './person.js';
import { aSettledStage, type SettledStage } from './settled-stage.js';

/** The default rule with only the two highest tiers, one entry each, without a verification window, and with whatever a test needs otherwise. */
export const AWARD_RULE: AwardRule = {
  ...defaultAwardRule,
  tiers: defaultAwardRule.tiers.slice(0, 2).map((tier) => ({ ...tier, quota: 1 })),
  verificationDays: 0,
};

/** What the console hands in as the rule of an edition; before judging of a stage has ended. */
const announceAwards = (organizer: Person, competition: string, changes: Partial<AwardRule> = {}): Promise<{ version: number }> =>
  organizer.mutate('announceAwardRule', { competition, rule: { ...AWARD_RULE, ...changes } }, '{ version }');

interface Proposed {
  tier: { key: string };
  nominees: { entryNumber: string }[];
  tie: { places: number; entries: { entryNumber: string }[] } | null;
}

/** What follows from the ranking that counts. */
export async function proposalOf(organizer: Person, slug: string): Promise<{ settlement: string; tiers: Proposed[] }> {
  const fields = 'settlement tiers { tier { key } nominees { entryNumber } tie { places entries { entryNumber } } }';
  const { organizerDesk } = await organizer.query<{ organizerDesk: { awards: { proposal: { settlement: string; tiers: Proposed[] } } } }>(
    `{ organizerDesk(competition: "${slug}") { awards { proposal { ${fields} } } } }`,
  );
  return organizerDesk.awards.proposal;
}

/** Decides what follows from the ranking, which has no tie at the end of a quota, and has somebody else confirm it; answers the decision's id. */
export async function decidedAsProposed(
  organizer: Person,
  second: Person,
  { id: competition, slug }: { id: string; slug: string },
): Promise<string> {
  const { settlement, tiers } = await proposalOf(organizer, slug);
  const awards = tiers.map(({ tier, nominees }) => ({ tier: tier.key, entryNumbers: nominees.map(({ entryNumber }) => entryNumber) }));
  const { id: decision } = await organizer.mutate('decideAwards', { competition, settlement, awards });
  await second.mutate('confirmAwards', { decision });
  return decision;
}

/**
 * An edition of one stage, the paper review, with announced awards, which is settled: `relevance` of each track is the mark that orders its
 * entries, at most 20, and the total 67.50 more.
 */
export const aStageWithAwards = (
  it: TestApp,
  organizer: Person,
  relevance: Record<string, string[]>,
  rule: Partial<AwardRule> = {},
): Promise<SettledStage> =>
  aSettledStage(it, organizer, relevance, async ({ id, finalStage }) => {
    await it.db.query(`delete from stage where id = $1`, [finalStage]);
    await announceAwards(organizer, id, rule);
  });
