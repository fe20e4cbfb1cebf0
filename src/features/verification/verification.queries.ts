import type { DataSource, EntityManager } from 'typeorm';
import type { AwardRule } from '../../domain/award-rule.js';
import type { Locale } from '../../domain/locale.js';
import { awardRuleIn, currentDecision, latestAwardRule } from '../awards/award.queries.js';
import { Verification } from './verification.entity.js';

/** The latest window of an edition; null: none was opened. */
export const latestVerification = (tx: EntityManager, competitionId: string): Promise<Verification | null> =>
  tx.getRepository(Verification).findOne({ where: { competitionId }, order: { ordinal: 'DESC' } });

/** The rule that the nominees of a window follow. */
export async function ruleOfVerification(db: DataSource, verificationId: string): Promise<AwardRule> {
  const [row] = await db.query<{ rule: string }[]>(
    `select award_rule.rule from verification join award_decision on award_decision.id = verification.award_decision_id
       join award_rule on award_rule.id = award_decision.rule_id where verification.id = $1`,
    [verificationId],
  );
  return awardRuleIn(row!);
}

/** The latest window of the edition with this slug; null: there is none. */
export async function verificationBySlug(db: DataSource, slug: string): Promise<WindowOfEdition | null> {
  const [row] = await db.query<WindowOfEdition[]>(
    `select verification.id, competition.id as "competitionId", competition.slug, competition.title_ko as "titleKo",
            competition.title_en as "titleEn", verification.opened_at as "openedAt"
       from competition join verification on verification.competition_id = competition.id
      where competition.slug = $1 order by verification.ordinal desc limit 1`,
    [slug],
  );
  return row ?? null;
}

interface WindowOfEdition {
  id: string;
  competitionId: string;
  slug: string;
  titleKo: string;
  titleEn: string;
  openedAt: Date;
}

/** How the verification of an edition stands, for whoever publishes its results. */
export interface VerificationState {
  /** Whether the announced awards ask for a window. */
  required: boolean;
  /** Whether anybody can still report a nominee. */
  isOpen: boolean;
  /** The last second of the window of the nominees that are left; null: none was opened, or nobody is left. */
  until: Date | null;
  /** Reports without a finding that two people made. */
  undecidedReports: number;
  /** Whether the nominees of the latest window are those of the decision on awards that counts now. */
  isCurrent: boolean;
}

export async function verificationState(tx: EntityManager, competitionId: string): Promise<VerificationState> {
  const announced = await latestAwardRule(tx, competitionId);
  const required = announced !== null && awardRuleIn(announced).verificationDays > 0;
  const latest = await latestVerification(tx, competitionId);
  const [window] = await tx.query<{ until: Date | null; isOpen: boolean | null }[]>(
    `select max(verified_until) as until, max(verified_until) >= date_trunc('second', clock_timestamp()) as "isOpen"
       from nominee where verification_id = $1 and not exists (select from nominee_removal where nominee_id = nominee.id)`,
    [latest?.id ?? null],
  );
  const counting = await currentDecision(tx, competitionId);
  const isCurrent = latest !== null && counting !== null && counting.isCurrent && counting.decision.id === latest.awardDecisionId;
  const { until, isOpen } = window!;
  return { required, isOpen: isOpen ?? false, until, undecidedReports: await undecidedReportsOf(tx, competitionId), isCurrent };
}

/** Of a report, whether two people have decided on it. */
export const IS_DECIDED = `exists (select from verification_finding where report_id = report.id and state = 'CONFIRMED')`;

export async function undecidedReportsOf(tx: EntityManager, competitionId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count
       from verification_report as report
       join nominee on nominee.id = report.nominee_id join verification on verification.id = nominee.verification_id
      where verification.competition_id = $1 and not ${IS_DECIDED}`,
    [competitionId],
  );
  return row!.count;
}

/** Nominees of a window, and whether each is one still. */
export interface NomineeRow {
  id: string;
  entryId: string;
  entryNumber: string;
  title: string;
  trackKo: string;
  trackEn: string;
  awardKo: string;
  awardEn: string;
  until: Date;
  isOpen: boolean;
  removedAt: Date | null;
}

const nominees = (db: DataSource | EntityManager, column: 'id' | 'verification_id', ids: readonly string[]) =>
  db.query<(NomineeRow & { verificationId: string })[]>(
    `select nominee.id, verification_id as "verificationId", entry_id as "entryId", entry_number as "entryNumber", title,
            track_ko as "trackKo", track_en as "trackEn", award_ko as "awardKo", award_en as "awardEn", verified_until as until,
            removal.removed_at is null and verified_until >= date_trunc('second', clock_timestamp()) as "isOpen",
            removal.removed_at as "removedAt"
       from nominee left join nominee_removal as removal on removal.nominee_id = nominee.id
      where nominee.${column} = any($1::uuid[])
      order by verification_id, ordinal`,
    [ids],
  );

export const nomineesIn = (db: DataSource | EntityManager, verificationIds: readonly string[]) =>
  nominees(db, 'verification_id', verificationIds);

export const nomineesById = (db: DataSource, ids: readonly string[]) => nominees(db, 'id', ids);

/** Nominees that are none any more, over all windows of an edition, the oldest first: no name, number or title. */
export interface RemovedRow {
  awardKo: string;
  awardEn: string;
  trackKo: string;
  trackEn: string;
  removedAt: Date;
  byFinding: boolean;
}

export const removedIn = (db: DataSource | EntityManager, competitionId: string) =>
  db.query<RemovedRow[]>(
    `select award_ko as "awardKo", award_en as "awardEn", track_ko as "trackKo", track_en as "trackEn",
            removal.removed_at as "removedAt", removal.finding_id is not null as "byFinding"
       from nominee_removal as removal
       join nominee on nominee.id = removal.nominee_id join verification on verification.id = nominee.verification_id
      where verification.competition_id = $1
      order by removal.removed_at, nominee.ordinal`,
    [competitionId],
  );

/**
 * The entry of a nominee as it is nominated now, whichever window its id is from: somebody may have had the page open since. Null: it was
 * never one of this edition.
 */
export async function nomineeNow(tx: EntityManager, slug: string, nomineeId: string): Promise<CurrentNominee | null> {
  const [found] = await tx.query<CurrentNominee[]>(
    `select competition.id as "competitionId", now.id as id, asked.entry_id as "entryId", coalesce(now.verified_until, asked.verified_until) as until,
            now.id is null or exists (select from nominee_removal where nominee_id = now.id) as "isRemoved"
       from nominee as asked
       join verification on verification.id = asked.verification_id
       join competition on competition.id = verification.competition_id
       left join nominee as now on now.entry_id = asked.entry_id and now.verification_id =
         (select id from verification as latest where latest.competition_id = competition.id order by ordinal desc limit 1)
      where competition.slug = $1 and asked.id = $2`,
    [slug, nomineeId],
  );
  return found ?? null;
}

interface CurrentNominee {
  competitionId: string;
  /** Null: the entry is not in the latest window. */
  id: string | null;
  entryId: string;
  until: Date;
  isRemoved: boolean;
}

/** The members of the teams of entries who can be told something, by entry: the lead first. */
export async function membersOf(tx: EntityManager, entryIds: readonly string[]): Promise<Map<string, MemberToTell[]>> {
  const rows = await tx.query<(MemberToTell & { entryId: string })[]>(
    `select entry.id as "entryId", account.id as "accountId", account.email as address, account.name, account.locale
       from entry
       join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
       join account on account.id = team_member.account_id and account.disabled_at is null
      where entry.id = any($1::uuid[]) order by team_member.role = 'LEAD' desc, team_member.id`,
    [entryIds],
  );
  const people = rows.map(({ entryId, ...member }) => [entryId, member] as const);
  return new Map([...Map.groupBy(people, ([entryId]) => entryId)].map(([entryId, of]) => [entryId, of.map(([, member]) => member)]));
}

interface MemberToTell {
  accountId: string;
  address: string;
  name: string;
  locale: Locale;
}
