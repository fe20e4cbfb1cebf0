import { aGrant } from './factories.js';
import type { TestApp } from './app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from './edition-in-judging.js';
import type { Person } from './person.js';
import { anAwardRule } from './publications.js';

/** An edition whose results are public, with appeals; `second` organises it, too, and judged nothing. */
export interface EditionWithResults {
  made: EditionInJudging;
  competition: string;
  second: Person;
}

export async function anEditionWithResults(it: TestApp, slug: string): Promise<EditionWithResults> {
  const made = await anEditionInJudging(it, { slug, teams: 2, judges: 2 });
  await scoreAll(made, () => ['18', '27', '18', '17', '9']);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  const { id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage });
  const [{ competition }] = await it.db.query<[{ competition: string }]>(`select competition_id as competition from stage where id = $1`, [
    made.stage,
  ]);
  const second = await it.person(`second@${slug}.example`);
  await aGrant(it.db, second.account!.id, 'ORGANIZER', competition);
  await made.organizer.mutate('publishResults', { settlement, awardedPlaces: 1 }, '{ slug }');
  await anAwardRule(it.db, competition);
  return { made, competition, second };
}
