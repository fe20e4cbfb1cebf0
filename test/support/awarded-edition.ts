import { type AwardRule, defaultAwardRule } from '../../src/domain/award-rule.js';
import type { TestApp } from './app.js';
import { decidedAsProposed } from './awards.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from './edition-in-judging.js';
import type { Person } from './person.js';

export interface AwardedEdition extends EditionInJudging {
  /** Another organiser, who confirmed the awards. */
  second: Person;
  competition: string;
  settlement: string;
}

/** A run, and a certificate, as tests ask for them. */
export interface Run {
  id: string;
  state: string;
  issued: number | null;
  printed: number | null;
  hasPrintFile: boolean;
}
export interface Shown {
  id: string;
  number: string;
  kind: string;
  name: string | null;
  award: string;
  revokedAt: string | null;
  revokedKo: string | null;
}
export const RUN = '{ id of tiers state progress issued printed hasPrintFile }';
export const CERTIFICATE = '{ id number kind name award revokedAt revokedKo revokedEn }';

/** One each of three tiers, without a verification window. */
const rule: AwardRule = {
  ...defaultAwardRule,
  tiers: defaultAwardRule.tiers
    .filter(({ nameKo }) => ['대상', '최우수상', '장려상'].includes(nameKo))
    .map((tier) => ({ ...tier, quota: 1 })),
  verificationDays: 0,
};

/**
 * An edition whose results are public, with awards that two organisers decided: 팀 0 has the grand prize, 팀 1 and 팀 2 have the next awards, and
 * whoever comes behind has none. Members agreed to be named.
 */
export async function anAwardedEdition(it: TestApp, slug: string, teams = 3): Promise<AwardedEdition> {
  const edition = await anEditionInJudging(it, { slug, teams, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  const { organizer, stage } = edition;
  const second = await it.person(`second@${slug}.example`, { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const [row] = await it.db.query<{ id: string }[]>(`select id from competition where slug = $1`, [slug]);
  const competition = row!.id;
  await organizer.mutate('announceAwardRule', { competition, rule }, '{ version }');
  await scoreAll(edition, (_, title) => ['18', '27', '18', String(20 - Number(title.at(-1))), '9']);
  await organizer.mutate('closeStage', { stage });
  const { id: settlement } = await organizer.mutate('settleStage', { stage });
  await decidedAsProposed(organizer, second, { id: competition, slug });
  await organizer.mutate('publishResults', { settlement });
  return { ...edition, second, competition, settlement };
}
