import type { TestApp } from './app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from './edition-in-judging.js';

export interface AwardedEdition extends EditionInJudging {
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

/** Awards by place, one each: as a publication shows them. */
const AWARDS = [
  ['grand', '대상', 'Grand prize'],
  ['excellence', '최우수상', 'Excellence award'],
  ['encouragement', '장려상', 'Encouragement award'],
] as const;

/**
 * An edition whose results are public: 팀 0 has the grand prize, 팀 1 and 팀 2 have the next awards, and whoever comes behind has none. Members
 * agreed to be named.
 */
export async function anAwardedEdition(it: TestApp, slug: string, teams = 3): Promise<AwardedEdition> {
  const edition = await anEditionInJudging(it, { slug, teams, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  const { organizer, stage } = edition;
  await scoreAll(edition, (_, title) => ['18', '27', '18', String(20 - Number(title.at(-1))), '9']);
  await organizer.mutate('closeStage', { stage });
  const { id: settlement } = await organizer.mutate('settleStage', { stage });
  const [row] = await it.db.query<{ id: string }[]>(`select id from competition where slug = $1`, [slug]);
  await organizer.mutate('publishResults', { settlement, awardedPlaces: 3 });
  await award(it, row!.id, AWARDS);
  return { ...edition, competition: row!.id, settlement };
}

/** Gives the awards of the latest publication to its lines, from the first place on. */
async function award(it: TestApp, competition: string, awards: readonly (readonly [string, string, string])[]): Promise<void> {
  await it.db.query(`alter table published_standing disable trigger user`);
  for (const [index, [key, ko, en]] of awards.entries()) {
    await it.db.query(
      `update published_standing set award_key = $3, award_ko = $4, award_en = $5
        where ordinal = $2 and publication_id = (select id from publication where competition_id = $1 order by ordinal desc limit 1)`,
      [competition, index + 1, key, ko, en],
    );
  }
  await it.db.query(`alter table published_standing enable trigger user`);
}
