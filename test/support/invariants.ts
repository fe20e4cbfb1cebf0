import type { DataSource } from 'typeorm';

/** What must never be, as SQL that returns a row for every time that it is. Run after each end-to-end file. */
const invariants: Record<string, string> = {
  'version ordinals of an entry run from 1 without gaps': `
    select entry_id from entry_version group by entry_id having min(ordinal) <> 1 or max(ordinal) <> count(*)`,
  'a submitted entry has a number and a version': `
    select entry.id from entry where state = 'SUBMITTED'
       and (number is null or not exists (select from entry_version where entry_id = entry.id))`,
  'entry numbers of a track run without gaps': `
    select track.id from track where last_entry_ordinal <> (select count(*) from entry where track_id = track.id and number is not null)`,
  'every version has a report': `
    select id from entry_version where not exists (select from entry_file where version_id = entry_version.id and slot = 'REPORT')`,
  'a person is an active member of one team of an edition': `
    select account_id from team_member where state = 'JOINED' group by competition_id, account_id having count(*) > 1`,
  'every joined member gave the required consent': `
    select id from team_member where state = 'JOINED' and not exists (
      select from consent where member_id = team_member.id and kind = 'PRIVACY' and withdrawn_at is null)`,
  'a team with members has one lead': `
    select team_id from team_member where state = 'JOINED' group by team_id having count(*) filter (where role = 'LEAD') <> 1`,
  'a joined member belongs to the edition of the team': `
    select team_member.id from team_member join team on team.id = team_id where team.competition_id <> team_member.competition_id`,
  'nobody judges an edition and competes in it': `
    select judge.id from judge join panel on panel.id = panel_id join stage on stage.id = stage_id
      join team_member on team_member.account_id = judge.account_id and team_member.competition_id = stage.competition_id
     where team_member.state = 'JOINED'`,
  'nobody who runs an edition competes in it, and only its chair judges in it': `
    select role_grant.id from role_grant where competition_id is not null
       and (exists (select from team_member
                     where team_member.competition_id = role_grant.competition_id and team_member.account_id = role_grant.account_id
                       and state = 'JOINED')
         or role <> 'CHAIR' and exists (select from judge join panel on panel.id = panel_id join stage on stage.id = stage_id
                     where stage.competition_id = role_grant.competition_id and judge.account_id = role_grant.account_id))`,
  'nobody holds two roles of one edition': `
    select account_id from role_grant where competition_id is not null group by competition_id, account_id having count(*) > 1`,
  'a sheet marks the rubric of its own stage': `
    select sheet.id from sheet join rubric on rubric.id = rubric_id join assignment on assignment.id = assignment_id
     where rubric.stage_id <> assignment.stage_id`,
  'a submitted sheet has a mark for every criterion': `
    select sheet.id from sheet join criterion on criterion.rubric_id = sheet.rubric_id
      left join mark on mark.sheet_id = sheet.id and mark.criterion_id = criterion.id
     where sheet.state = 'SUBMITTED' and mark.points is null`,
  'an approved correction is what the sheet said from then on': `
    select sheet_correction.id from sheet_correction where state = 'APPROVED' and not exists (
      select from sheet_revision where sheet_id = sheet_correction.sheet_id and event = 'CORRECTED' and content = sheet_correction.after)`,
  'a correction is asked for by judges whose stage is over': `
    select sheet_correction.id from sheet_correction join sheet on sheet.id = sheet_id join assignment on assignment.id = assignment_id
      join stage on stage.id = assignment.stage_id where stage.state not in ('CLOSED', 'SETTLED')`,
  'marks lie in range and on the step': `
    select mark.id from mark join criterion on criterion.id = criterion_id
     where points < 0 or points > max_points or mod(points, step) <> 0`,
  "an assignment is of its stage, to an entry of its panel's track": `
    select assignment.id from assignment join judge on judge.id = judge_id join panel on panel.id = panel_id join entry on entry.id = entry_id
     where panel.stage_id <> assignment.stage_id or panel.track_id <> entry.track_id`,
  'a judge who has a sheet has signed the pledge': `
    select sheet.id from sheet join assignment on assignment.id = assignment_id join judge on judge.id = judge_id where pledged_at is null`,
  'a settled stage has a settlement, and no other has one': `
    select id from stage where (state = 'SETTLED') <> exists (select from settlement where stage_id = stage.id)`,
  'whoever takes part in a later stage advanced to it, and what was undone left nobody there': `
    select stage_id, entry_id from advanced_entry where not exists (
      select from advancement, json_array_elements(advancement.rows::json) as row
       where advancement.to_stage_id = stage_id and undone_at is null and (row ->> 'entry')::uuid = entry_id)`,
  'nobody is given an entry of a later stage that did not advance': `
    select assignment.id from assignment join stage on stage.id = assignment.stage_id
     where stage.ordinal > 1 and not exists (
       select from advanced_entry where advanced_entry.stage_id = stage.id and advanced_entry.entry_id = assignment.entry_id)`,
  "a committee's decisions on a track run from version 1 without gaps, each on a settlement of its stage": `
    select committee_decision.stage_id from committee_decision join settlement on settlement.id = settlement_id
     group by committee_decision.stage_id, track_id
    having min(version) <> 1 or max(version) <> count(*) or bool_or(settlement.stage_id <> committee_decision.stage_id)`,
  'published places are those of the settlement': `
    select published_standing.id from published_standing
      join publication on publication.id = publication_id
      join (select id, rows from settlement union all select id, rows from final_settlement) ranking
        on ranking.id in (settlement_id, final_settlement_id)
     where not exists (
       select from json_array_elements(ranking.rows::json) as row join entry on entry.id = (row ->> 'entry')::uuid
        where entry.number = published_standing.entry_number
          and (place is null or (row ->> 'place')::int = place) and (score is null or (row ->> 'score')::numeric = score))`,
  'awards are published as they were decided, and only they or awarded places win': `
    select published_standing.id from published_standing
      join publication on publication.id = publication_id
      join entry on entry.number = entry_number and entry.competition_id = publication.competition_id
      left join award_decision on award_decision.id = award_decision_id
     where case when award_decision.id is null
                then award_key is not null or revoked_ko is null and is_winner <> coalesce(place <= awarded_places and not below_floor, is_winner)
                else (award_key is not null) <> exists (
                       select from json_array_elements(award_decision.awards::json) as given
                        where given ->> 'tier' = award_key and (given -> 'entries')::jsonb ? entry.id::text)
                  or is_winner <> (award_key is not null and revoked_ko is null)
            end`,
  'what is published of an edition with a final rule is its final': `
    select publication.id from publication join final_rule using (competition_id) where final_settlement_id is null`,
  'awards go to entries of the edition, each to one of a tier of the rule': `
    select award_decision.id from award_decision join award_rule on award_rule.id = rule_id
     where award_rule.competition_id <> award_decision.competition_id or exists (
       select from json_array_elements(awards::json) as award cross join json_array_elements_text(award -> 'entries') as given(entry)
         left join entry on entry.id = given.entry::uuid and entry.competition_id = award_decision.competition_id
        where entry.id is null or not exists (
          select from json_array_elements(award_rule.rule::json -> 'tiers') as tier where tier ->> 'key' = award ->> 'tier')
       ) or exists (
       select given.entry from json_array_elements(awards::json) as award cross join json_array_elements_text(award -> 'entries') as given(entry)
        group by given.entry having count(*) > 1)`,
  'awards were announced before judging of any stage had ended': `
    select award_rule.id from award_rule join stage using (competition_id) where stage.closed_at < award_rule.announced_at`,
  'only members of winners who agree are named': `
    select published_name.id from published_name join published_standing on published_standing.id = standing_id
      join publication on publication.id = publication_id
      join entry on entry.number = entry_number and entry.competition_id = publication.competition_id
     where published_name.kind = 'MEMBER' and name is not null and (not is_winner or not exists (
       select from team_member join consent on consent.member_id = team_member.id join account on account.id = team_member.account_id
        where team_member.id = published_name.member_id and team_member.team_id = entry.team_id and account.name = published_name.name
          and consent.kind = 'NAME_PUBLICATION' and withdrawn_at is null))`,
  'only reports of winners whose members agree are published': `
    select published_report.id from published_report join published_standing on published_standing.id = standing_id
     where redacted_at is null and (not is_winner or exists (
       select from unnest(member_ids) as agreed(id) where not exists (
         select from consent where member_id = agreed.id and kind = 'WORK_PUBLICATION' and withdrawn_at is null)))`,
  'a redacted name leaves nothing behind': `
    select id from published_name where redacted_at is not null and (name is not null or department_ko is not null or department_en is not null)`,
  'history content is there exactly while it was not destroyed': `
    select id from history_snapshot where (destroyed_at is null) <> exists (select from history_content where snapshot_id = history_snapshot.id)`,
  'a snapshot is of a member who agreed': `
    select history_snapshot.id from history_snapshot where not exists (
      select from consent where member_id = history_snapshot.member_id and kind = 'TRAINING_HISTORY')`,
  'an audit event is sealed or waits to be': `
    select audit_event.id from audit_event
     where not exists (select from audit_seal where event_id = audit_event.id)
       and not exists (select from audit_unsealed where event_id = audit_event.id)`,
  'the seals have no gap': `
    select 1 from audit_seal having count(*) <> coalesce(max(seq), 0)`,
};

/** The invariants that do not hold, with the rows that break them. */
export async function brokenInvariants(db: DataSource): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(invariants)) {
    const rows = await db.query<unknown[]>(sql);
    if (rows.length > 0) broken[name] = rows;
  }
  return broken;
}
