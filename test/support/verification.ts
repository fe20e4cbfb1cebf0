import type { AwardRule, DecidedAward } from '../../src/domain/award-rule.js';
import { AwardDecision } from '../../src/features/awards/award-decision.entity.js';
import { AwardRule as AnnouncedAwardRule } from '../../src/features/awards/award-rule.entity.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import type { TestApp } from './app.js';
import { anAccount } from './factories.js';
import type { Person } from './person.js';

/** One grand prize of all tracks, and a window of three days. */
export const AWARD_RULE: AwardRule = {
  tiers: [{ key: 'grand', nameKo: '대상', nameEn: 'Grand Prize', quota: 1, floor: null, track: null, onTie: 'DELIBERATE' }],
  onRemoval: 'MOVE_UP',
  verificationDays: 3,
  appeals: { days: 0, grounds: [] },
  revocationYears: 5,
  isBundlePublic: false,
};

/** Announces awards and decides who gets them by the latest final, confirmed by a second account. */
export async function decidedAwards(
  { db }: TestApp,
  competitionId: string,
  awards: DecidedAward[],
  rule: AwardRule = AWARD_RULE,
): Promise<string> {
  const rules = db.getRepository(AnnouncedAwardRule);
  let announced = await rules.findOne({ where: { competitionId }, order: { version: 'DESC' } });
  const [one, other] = [(await anAccount(db)).id, (await anAccount(db)).id];
  if (!announced) {
    const made = { id: timeOrderedId(), competitionId, version: 1, rule: canonicalText(rule) };
    await rules.insert({ ...made, announcedAt: new Date(), announcedBy: one });
    announced = await rules.findOneByOrFail({ id: made.id });
  }
  const decisions = db.getRepository(AwardDecision);
  const [final] = await db.query<{ id: string }[]>(
    `select id from final_settlement where competition_id = $1 order by ordinal desc limit 1`,
    [competitionId],
  );
  const version = (await decisions.countBy({ competitionId })) + 1;
  const at = new Date();
  const id = timeOrderedId();
  await decisions.insert({
    id,
    competitionId,
    version,
    ruleId: announced.id,
    settlementId: null,
    finalSettlementId: final!.id,
    awards: canonicalText(awards),
    departures: '[]',
    salt: 'salt',
    state: 'CONFIRMED',
    decidedAt: at,
    decidedBy: one,
    closedAt: at,
    closedBy: other,
  });
  return id;
}

/** Signs somebody in as the lead of a team that a factory made. */
export async function asLead(it: TestApp, team: string, email: string): Promise<Person> {
  const lead = await it.person(email);
  await it.db.query(`update team_member set account_id = $2, email = $3 where team_id = $1 and role = 'LEAD'`, [
    team,
    lead.account!.id,
    email,
  ]);
  return lead;
}

/** A report as the form of the page sends it. */
export function reportForm(
  nominee: string,
  more: Record<string, string> = {},
  files: { bytes: Uint8Array; name: string }[] = [],
): FormData {
  const form = new FormData();
  const fields = {
    nominee,
    ground: 'PLAGIARISM',
    text: '2023년 다른 공모전의 보고서와 같습니다.',
    links: '',
    contact: '',
    website: '',
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { bytes, name } of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

/** The reference number on the page that answers a report. */
export async function referenceIn(answer: Response): Promise<string> {
  const page = await answer.text();
  const found = /<code>([0-9A-Z-]{23})<\/code>/.exec(page);
  if (answer.status !== 201 || !found) throw new Error(`no reference number: ${answer.status} ${page}`);
  return found[1]!;
}
