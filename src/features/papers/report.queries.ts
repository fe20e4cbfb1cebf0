import type { EntityManager } from 'typeorm';
import type { ConflictGround } from '../../domain/conflict.js';

/** Accounts that a row names. */
interface Naming {
  people: string[];
}

const naming = (...ids: string[]): string => `array_remove(array[${ids.join(', ')}], null) as people`;

/** A judge's seat on a panel, and how much was handed in from it. */
export interface PanelRow extends Naming {
  stage: string;
  track: string;
  name: string;
  assigned: number;
  submitted: number;
  hasLeft: boolean;
}

export const panelOf = (db: EntityManager, competitionId: string): Promise<PanelRow[]> =>
  db.query<PanelRow[]>(
    `select ${naming('account.id')}, stage.name_ko as stage, track.name_ko as track, account.name, judge.left_at is not null as "hasLeft",
            count(assignment.id)::int as assigned, count(sheet.id) filter (where sheet.state = 'SUBMITTED')::int as submitted
       from judge
       join panel on panel.id = judge.panel_id
       join stage on stage.id = panel.stage_id
       join track on track.id = panel.track_id
       join account on account.id = judge.account_id
       left join assignment on assignment.judge_id = judge.id
       left join sheet on sheet.assignment_id = assignment.id
      where stage.competition_id = $1
      group by judge.id, account.id, stage.id, track.id
      order by stage.ordinal, track.ordinal, account.name, judge.id`,
    [competitionId],
  );

/** Why a judge did not judge an entry, on record. */
export interface ConflictRow extends Naming {
  judge: string;
  ground: ConflictGround;
  state: 'STANDING' | 'LIFTED';
  entryNumber: string | null;
  team: string;
  reason: string | null;
  at: Date;
  raisedBy: string | null;
  decidedBy: string | null;
}

export const conflictsOf = (db: EntityManager, competitionId: string): Promise<ConflictRow[]> =>
  db.query<ConflictRow[]>(
    `select ${naming('account.id', 'raiser.id', 'decider.id', 'lift_proposer.id', 'lifter.id')}, account.name as judge, ground, conflict.state, entry.number as "entryNumber", team.name as team,
            conflict.reason, coalesce(conflict.lifted_at, conflict.decided_at, conflict.raised_at) as at,
            coalesce(lift_proposer.name, raiser.name) as "raisedBy", coalesce(lifter.name, decider.name) as "decidedBy"
       from conflict
       join account on account.id = conflict.account_id
       join team on team.id = conflict.team_id
       left join entry on entry.team_id = team.id
       left join account as raiser on raiser.id = conflict.raised_by
       left join account as decider on decider.id = conflict.decided_by
       left join account as lift_proposer on lift_proposer.id = conflict.lift_proposed_by
       left join account as lifter on lifter.id = conflict.lifted_by
      where conflict.competition_id = $1 and conflict.state in ('STANDING', 'LIFTED')
      order by conflict.raised_at, conflict.id`,
    [competitionId],
  );

/** A sheet that a stage was closed without. */
export interface MissingSheetRow extends Naming {
  stage: string;
  entryNumber: string;
  judge: string | null;
  reason: string;
  by: string;
  at: Date;
}

export const missingSheetsOf = (db: EntityManager, competitionId: string): Promise<MissingSheetRow[]> =>
  db.query<MissingSheetRow[]>(
    `select stage.name_ko as stage, entry.number as "entryNumber", account.name as judge, ${naming('account.id', 'closer.id')},
            closing_exception.reason, closer.name as by, closing_exception.at
       from closing_exception
       join stage on stage.id = closing_exception.stage_id
       join entry on entry.id = closing_exception.entry_id
       left join judge on judge.id = closing_exception.judge_id
       left join account on account.id = judge.account_id
       join account as closer on closer.id = closing_exception.by
      where stage.competition_id = $1
      order by stage.ordinal, entry.number, closing_exception.id`,
    [competitionId],
  );

/** What people decided beside the sheets, and on what words. */
export interface DecisionRow extends Naming {
  kind: 'PENALTY' | 'TIE' | 'DELIBERATION';
  /** Numbers of the entries, in the order of the decision. */
  entries: string[];
  points: string | null;
  reason: string;
  decidedBy: string;
  confirmedBy: string | null;
  at: Date;
}

/** Entry numbers of ids in a JSON list, in its order. */
const numbersOf = (ids: string): string =>
  `(select coalesce(array_agg(entry.number order by listed.ordinal), '{}') from ${ids} with ordinality as listed (id, ordinal)
      join entry on entry.id::text = listed.id)`;

export const decisionsOf = (db: EntityManager, competitionId: string): Promise<DecisionRow[]> =>
  db.query<DecisionRow[]>(
    `select * from (
       select 'PENALTY' as kind, array[entry.number] as entries, penalty.points::text as points, penalty.reason, decider.name as "decidedBy",
              confirmer.name as "confirmedBy", penalty.confirmed_at as at, ${naming('decider.id', 'confirmer.id')}
         from penalty join entry on entry.id = penalty.entry_id join account as decider on decider.id = penalty.recorded_by
         join account as confirmer on confirmer.id = penalty.confirmed_by
        where penalty.competition_id = $1 and penalty.state = 'CONFIRMED'
        union all
       select 'TIE', ${numbersOf('jsonb_array_elements_text(made.entries::jsonb)')}, null, made.reason, decider.name, null, made.decided_at, ${naming('decider.id')}
         from tie_decision as made join account as decider on decider.id = made.decided_by
        where made.competition_id = $1
        union all
       select 'DELIBERATION', array[entry.number], null, decided.value ->> 'reason', decider.name, null, made.decided_at, ${naming('decider.id')}
         from committee_decision as made join stage on stage.id = made.stage_id join account as decider on decider.id = made.decided_by
        cross join lateral jsonb_array_elements(made.entries::jsonb) as decided
         join entry on entry.id::text = decided.value ->> 'entry'
        where stage.competition_id = $1
          and made.version = (select max(version) from committee_decision as later where later.stage_id = made.stage_id and later.track_id = made.track_id)
     ) as all_of_them order by at, kind, entries`,
    [competitionId],
  );

/** How many entries there are, and what became of them. */
export interface EntryCounts {
  submitted: number;
  withdrawn: number;
  disqualified: number;
}

export async function entryCounts(db: EntityManager, competitionId: string): Promise<EntryCounts> {
  const [row] = await db.query<EntryCounts[]>(
    `select count(*) filter (where state <> 'DRAFT')::int as submitted, count(*) filter (where state = 'WITHDRAWN')::int as withdrawn,
            count(*) filter (where state = 'DISQUALIFIED')::int as disqualified
       from entry where competition_id = $1`,
    [competitionId],
  );
  return row!;
}

export async function namesOfAccounts(db: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }[]>(`select id, name from account where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
