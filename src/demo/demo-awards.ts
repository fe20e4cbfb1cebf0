import { type AwardRule, defaultAwardRule } from '../domain/award-rule.js';
import type { DemoClient } from './demo-client.js';
import type { DemoEdition } from './demo-edition.js';

/** One each of the three highest; nominees of a small edition were not shown before its results. */
export const threeAwards: AwardRule = {
  ...defaultAwardRule,
  tiers: defaultAwardRule.tiers.slice(0, 3).map((tier) => ({ ...tier, quota: 1 })),
  verificationDays: 0,
};

/** Two awards, whose nominees are public for ten days. */
export const twoVerifiedAwards: AwardRule = { ...threeAwards, tiers: threeAwards.tiers.slice(0, 2), verificationDays: 10 };

/** What there is to win, before anybody can know a score. */
export const announceAwards = (host: DemoClient, { id }: DemoEdition, rule: AwardRule): Promise<unknown> =>
  host.mutate('announceAwardRule', { competition: id, rule }, '{ version }');

interface Proposal {
  settlement: string;
  tiers: { tier: { key: string }; nominees: { entryNumber: string }[] }[];
}

/** One organiser decides what follows from the ranking, which has no tie, and another one confirms it. */
export async function decideAwards(host: DemoClient, second: DemoClient, { id, slug }: DemoEdition): Promise<void> {
  const query = `query ($slug: String!) { organizerDesk(competition: $slug) {
    awards { proposal { settlement tiers { tier { key } nominees { entryNumber } } } } } }`;
  const { organizerDesk } = await host.query<{ organizerDesk: { awards: { proposal: Proposal } } }>(query, { slug });
  const { settlement, tiers } = organizerDesk.awards.proposal;
  const awards = tiers.map(({ tier, nominees }) => ({ tier: tier.key, entryNumbers: nominees.map(({ entryNumber }) => entryNumber) }));
  const { id: decision } = await host.mutate('decideAwards', { competition: id, settlement, awards });
  await second.mutate('confirmAwards', { decision });
}
