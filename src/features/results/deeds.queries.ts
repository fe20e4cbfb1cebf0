import type { EntityManager } from 'typeorm';

type DeedKind =
  | 'RECEIPT'
  | 'SHEET'
  | 'SETTLEMENT'
  | 'SCORES'
  | 'PENALTY'
  | 'TIE'
  | 'DELIBERATION'
  | 'FINAL'
  | 'AWARD_RULE'
  | 'AWARDS'
  | 'VERIFICATION'
  | 'NOMINEE'
  | 'REPORT'
  | 'FINDING'
  | 'PUBLICATION'
  | 'BUNDLE'
  | 'ADOPTION'
  | 'CERTIFICATE'
  | 'APPEAL';

/** Something done that the audit trail must tell of: its row, and the action of the event that goes with it. */
export interface Deed {
  kind: DeedKind;
  /** Of the receipt, the sheet that was submitted or corrected, or the row of what else was done; of certificates that were changed, the run that issued them. */
  id: string;
  action: string;
}

/**
 * Deeds of which no event tells. The chain alone cannot show an event that was removed together with its seal after the last head that was
 * handed out; the rows that it told of can.
 */
export const deedsWithoutEvent = (db: EntityManager) =>
  db.query<Deed[]>(
    `with told as (
       select action, subject, data::jsonb as data from audit_event
        where action in ('entry.submitted', 'slides.submitted', 'sheet.submitted', 'correction.approved', 'stage.settled',
                         'scores.imported', 'penalty.confirmed', 'penalty.withdrawn', 'tie.decided', 'deliberation.recorded', 'final.settled',
                         'awards.decided', 'awards.confirmed', 'awards.turned_down',
                         'results.published', 'bundle.sealed', 'results.withdrawn', 'award.revoked', 'adoption.recorded',
                         'certificates.issued', 'certificate.revoked', 'verification.opened', 'report.received', 'finding.confirmed',
                         'appeal.filed', 'appeal.answered', 'appeal.concluded'))
     select 'RECEIPT' as kind, receipt_id as id, 'entry.submitted' as action from entry_version
      where not exists (select from told where action = 'entry.submitted' and data ->> 'version' = entry_version.id::text)
      union all
     select 'RECEIPT', receipt_id, 'slides.submitted' from slides
      where not exists (select from told where action = 'slides.submitted' and data ->> 'slides' = slides.id::text)
      union all
     select 'SHEET', sheet_id, 'sheet.submitted' from sheet_revision
      where event = 'SUBMITTED' and not exists (
        select from told where action = 'sheet.submitted' and subject = sheet_id::text and (data ->> 'revision')::int = revision)
      union all
     select 'SHEET', sheet_id, 'correction.approved' from sheet_revision
      where event = 'CORRECTED' and not exists (
        select from told where action = 'correction.approved' and data ->> 'sheet' = sheet_id::text and (data ->> 'revision')::int = revision)
      union all
     select 'SETTLEMENT', id, 'stage.settled' from settlement
      where not exists (select from told where action = 'stage.settled' and data ->> 'settlement' = settlement.id::text)
      union all
     select 'SCORES', id, 'scores.imported' from score_import
      where not exists (select from told where action = 'scores.imported' and data ->> 'import' = score_import.id::text)
      union all
     select 'PENALTY', id, 'penalty.confirmed' from penalty
      where confirmed_by is not null
        and not exists (select from told where action = 'penalty.confirmed' and data ->> 'penalty' = penalty.id::text)
      union all
     select 'PENALTY', id, 'penalty.withdrawn' from penalty
      where state = 'WITHDRAWN'
        and not exists (select from told where action = 'penalty.withdrawn' and data ->> 'penalty' = penalty.id::text)
      union all
     select 'TIE', id, 'tie.decided' from tie_decision
      where not exists (select from told where action = 'tie.decided' and data ->> 'decision' = tie_decision.id::text)
      union all
     select 'DELIBERATION', id, 'deliberation.recorded' from committee_decision
      where not exists (select from told where action = 'deliberation.recorded' and data ->> 'decision' = committee_decision.id::text)
      union all
     select 'FINAL', id, 'final.settled' from final_settlement
      where not exists (select from told where action = 'final.settled' and data ->> 'finalSettlement' = final_settlement.id::text)
      union all
     select 'AWARDS', id, done.action from award_decision
       cross join lateral (values ('awards.decided'), (case state when 'CONFIRMED' then 'awards.confirmed' when 'TURNED_DOWN' then 'awards.turned_down' end)) done(action)
      where done.action is not null
        and not exists (select from told where told.action = done.action and data ->> 'decision' = award_decision.id::text)
      union all
     select 'VERIFICATION', id, 'verification.opened' from verification
      where not exists (select from told where action = 'verification.opened' and data ->> 'verification' = verification.id::text)
      union all
     select 'REPORT', id, 'report.received' from verification_report
      where not exists (select from told where action = 'report.received' and data ->> 'report' = verification_report.id::text)
      union all
     select 'FINDING', id, 'finding.confirmed' from verification_finding
      where state = 'CONFIRMED'
        and not exists (select from told where action = 'finding.confirmed' and data ->> 'finding' = verification_finding.id::text)
      union all
     select 'NOMINEE', nominee_id, coalesce(by_finding.action, 'verification.opened') from nominee_removal as removal
       join nominee on nominee.id = removal.nominee_id join verification as window_of on window_of.id = nominee.verification_id
       left join lateral (select 'finding.confirmed' as action where removal.finding_id is not null) as by_finding on true
      where case when removal.finding_id is null
              then not exists (select from verification as later where later.competition_id = window_of.competition_id
                                 and later.ordinal > window_of.ordinal and later.opened_at = removal.removed_at)
              else not exists (select from told where action = 'finding.confirmed' and data ->> 'finding' = removal.finding_id::text
                                  and data ->> 'nominee' = nominee_id::text) end
      union all
     select 'PUBLICATION', id, 'results.published' from publication
      where not exists (select from told where action = 'results.published' and data ->> 'publication' = publication.id::text)
      union all
     select 'ADOPTION', id, 'adoption.recorded' from adoption_update
      where not exists (select from told where action = 'adoption.recorded' and data ->> 'adoption' = adoption_update.id::text)
      union all
     select 'PUBLICATION', id, 'award.revoked' from award_revocation
      where state = 'CONFIRMED' and not exists (select from told where action = 'award.revoked' and data ->> 'revocation' = award_revocation.id::text)
      union all
     select 'PUBLICATION', publication_id, 'results.withdrawn' from publication_withdrawal
      where not exists (select from told where action = 'results.withdrawn' and data ->> 'publication' = publication_id::text)
      union all
     select 'CERTIFICATE', id, 'certificates.issued' from certificate
      where not exists (select from told where action = 'certificates.issued' and data ->> 'run' = certificate.run_id::text)
      union all
     select 'CERTIFICATE', id, 'certificate.revoked' from certificate
      where revoked_at is not null
        and not exists (select from told where action = 'certificate.revoked' and data ->> 'certificate' = certificate.id::text)
      union all
     select 'BUNDLE', publication_id, 'bundle.sealed' from settlement_bundle
      where not exists (select from told where action = 'bundle.sealed' and data ->> 'publication' = publication_id::text)
      union all
     select 'APPEAL', id, 'appeal.filed' from appeal
      where not exists (select from told where action = 'appeal.filed' and data ->> 'appeal' = appeal.id::text)
      union all
     select 'APPEAL', id, 'appeal.answered' from appeal
      where decision is not null and not exists (select from told where action = 'appeal.answered' and data ->> 'appeal' = appeal.id::text)
      union all
     select 'APPEAL', id, 'appeal.concluded' from appeal
      where result is not null and not exists (select from told where action = 'appeal.concluded' and data ->> 'appeal' = appeal.id::text)
      order by kind, id`,
  );

/** What an event tells of, and is not there any more, or not as it was. */
export interface LostDeed extends Deed {
  isGone: boolean;
}

const hashOf = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Settlements, finals, bundles, rules of awards, decisions, reports and findings that were removed or changed since their events were written, by the hashes in these. */
export const deedsLost = (db: EntityManager) =>
  db.query<LostDeed[]>(
    `with told as (
       select action, data::jsonb as data from audit_event where action in ('stage.settled', 'deliberation.recorded', 'final.settled', 'bundle.sealed',
                         'award_rule.announced', 'awards.decided', 'awards.confirmed', 'awards.turned_down', 'certificates.issued', 'report.received', 'report.decided',
                         'finding.confirmed', 'verification.opened', 'appeal.filed', 'appeal.answered', 'appeal.concluded'))
     select 'SETTLEMENT' as kind, told.data ->> 'settlement' as id, told.action, settlement.id is null as "isGone"
       from told left join settlement on settlement.id::text = told.data ->> 'settlement'
      where told.action = 'stage.settled'
        and (settlement.id is null
          or told.data ->> 'inputsHash' <> ${hashOf('settlement.inputs')}
          or told.data ->> 'rowsHash' <> ${hashOf('settlement.rows')}
          or told.data ->> 'summaryHash' <> ${hashOf("coalesce(settlement.summary, '')")})
      union all
     select 'DELIBERATION', told.data ->> 'decision', told.action, made.id is null
       from told left join committee_decision as made on made.id::text = told.data ->> 'decision'
      where told.action = 'deliberation.recorded' and (made.id is null or told.data ->> 'hash' <> ${hashOf('made.salt || made.entries')})
      union all
     select 'FINAL', told.data ->> 'finalSettlement', told.action, made.id is null
       from told left join final_settlement as made on made.id::text = told.data ->> 'finalSettlement'
      where told.action = 'final.settled'
        and (made.id is null or told.data ->> 'inputsHash' <> ${hashOf('made.inputs')} or told.data ->> 'rowsHash' <> ${hashOf('made.rows')})
      union all
     select 'AWARD_RULE', told.data ->> 'rule', told.action, made.id is null
       from told left join award_rule as made on made.id::text = told.data ->> 'rule'
      where told.action = 'award_rule.announced' and (made.id is null or told.data ->> 'hash' <> ${hashOf('made.rule')})
      union all
     select 'AWARDS', told.data ->> 'decision', told.action, made.id is null
       from told left join award_decision as made on made.id::text = told.data ->> 'decision'
      where made.id is null and told.action like 'awards.%'
         or told.action in ('awards.decided', 'awards.confirmed')
            and told.data ->> 'hash' <> ${hashOf('made.salt || made.awards || made.departures')}
         or told.action = 'awards.decided'
            and (told.data ->> 'rule' <> made.rule_id::text
              or told.data ->> 'settlement' <> coalesce(made.settlement_id, made.final_settlement_id)::text)
         or told.action = 'awards.confirmed' and made.state <> 'CONFIRMED'
         or told.action = 'awards.turned_down' and told.data ->> 'hash' is distinct from ${hashOf('made.salt || made.turned_down_because')}
      union all
     select 'CERTIFICATE', told.data ->> 'run', told.action, run.id is null
       from told left join certificate_run as run on run.id::text = told.data ->> 'run'
       left join lateral (
         select coalesce(string_agg(concat_ws(' ', id, number, content), E'\\n' order by ordinal), '') as contents
           from certificate where run_id = run.id) as made on true
      where told.action = 'certificates.issued' and (run.id is null or told.data ->> 'hash' <> ${hashOf('run.salt || made.contents')})
      union all
     select 'REPORT', told.data ->> 'report', told.action, made.id is null
       from told left join verification_report as made on made.id::text = told.data ->> 'report'
      where told.action = 'report.received'
        and (made.id is null
          or told.data ->> 'nominee' <> made.nominee_id::text
          or told.data ->> 'hash' <> ${hashOf('made.salt || made.ground || made.text || array_to_string(made.links, chr(10))')}
          or told.data -> 'files' <> (
            select coalesce(jsonb_agg(file.sha256 order by evidence.ordinal), '[]') from report_evidence as evidence
              join stored_file as file on file.id = evidence.stored_file_id where evidence.report_id = made.id))
      union all
     select 'FINDING', told.data ->> 'finding', told.action, made.id is null
       from told left join verification_finding as made on made.id::text = told.data ->> 'finding'
      where told.action in ('report.decided', 'finding.confirmed')
        and (made.id is null
          or told.data ->> 'report' <> made.report_id::text
          or told.data ->> 'outcome' <> made.outcome
          or (told.data ->> 'removes')::boolean <> made.removes_nominee
          or told.data ->> 'hash' <> ${hashOf('made.salt || made.reason')}
          or told.action = 'finding.confirmed' and made.state <> 'CONFIRMED')
      union all
     select 'NOMINEE', told.data ->> 'nominee', told.action, true
       from told
      where told.action = 'finding.confirmed' and told.data ->> 'nominee' is not null
        and not exists (select from nominee_removal where nominee_id::text = told.data ->> 'nominee'
                           and finding_id::text = told.data ->> 'finding')
      union all
     select 'VERIFICATION', told.data ->> 'verification', told.action, made.id is null
       from told left join verification as made on made.id::text = told.data ->> 'verification'
       left join lateral (
         select coalesce(string_agg(concat_ws(' ', id, entry_id, to_char(verified_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  entry_number, title, track_ko, track_en, award_ko, award_en), E'\\n' order by ordinal), '') as lines
           from nominee where verification_id = made.id) as listed on true
      where told.action = 'verification.opened' and (made.id is null or told.data ->> 'hash' <> ${hashOf('listed.lines')})
      union all
     select 'BUNDLE', told.data ->> 'publication', told.action, made.publication_id is null
       from told left join settlement_bundle as made on made.publication_id::text = told.data ->> 'publication'
      where told.action = 'bundle.sealed'
        and (made.publication_id is null or told.data ->> 'hash' <> ${hashOf('made.manifest')}
          or told.data ->> 'linesHash' <> encode(sha256(made.open_lines || made.confidential_lines), 'hex'))
      union all
     -- One that is gone was destroyed when its time was over.
     select 'APPEAL', told.data ->> 'appeal', told.action, false
       from told join appeal on appeal.id::text = told.data ->> 'appeal'
      where told.action in ('appeal.filed', 'appeal.answered', 'appeal.concluded')
        and told.data ->> 'hash' is distinct from ${hashOf("appeal.salt || case told.action when 'appeal.filed' then appeal.text when 'appeal.answered' then appeal.decision else appeal.result end")}
      order by kind, id`,
  );
