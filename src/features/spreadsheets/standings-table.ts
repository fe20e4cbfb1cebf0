import type { EntityManager } from 'typeorm';
import type { AwardRule as Announced, DecidedAward } from '../../domain/award-rule.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { AwardRule } from '../awards/award-rule.entity.js';
import { decisionThatCounts } from '../awards/award.queries.js';
import { latestSettlement } from '../results/advancement.queries.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import type { Stage } from '../competitions/stage.entity.js';
import { membersOfEntries } from './export.queries.js';
import { column, decimal, type Exported, onePage } from './exported.js';

interface StandingRow {
  entry: string;
  track: string;
  place: number | null;
  number: string | null;
  title: string | null;
  team: string;
  score: string | null;
  plainMean: string | null;
  adjusted: string | null;
  standardError: string | null;
  judgesCounted: number;
  tieBrokenBy: string | null;
  belowFloors: string[];
}

/** The lines of a settled ranking with what people call their entries: picked out of its text by the database, which keeps others served. */
const standingsIn = (db: EntityManager, table: 'settlement' | 'final_settlement', id: string): Promise<StandingRow[]> =>
  db.query<StandingRow[]>(
    `select entry.id as entry, track.name_ko as track, (line ->> 'place')::int as place, entry.number, latest.title, team.name as team,
            line ->> 'score' as score, line ->> 'plainMean' as "plainMean", line ->> 'adjusted' as adjusted,
            line ->> 'standardError' as "standardError", (line ->> 'judgesCounted')::int as "judgesCounted",
            line ->> 'tieBrokenBy' as "tieBrokenBy",
            array(select jsonb_array_elements_text(coalesce(line -> 'belowFloors', '[]'::jsonb))) as "belowFloors"
       from ${table} as settled
      cross join lateral jsonb_array_elements(settled.rows::jsonb) as listed (line)
       join entry on entry.id = (line ->> 'entry')::uuid
       join team on team.id = entry.team_id
       join track on track.id = (line ->> 'track')::uuid
       left join lateral (select title from entry_version where entry_version.entry_id = entry.id order by ordinal desc limit 1) latest on true
      where settled.id = $1
      order by track.ordinal, place nulls last, entry.number`,
    [id],
  );

/** The ranking that counts: of a stage, or the final one. @throws Refused NOTHING_SETTLED */
export async function standingsTable(db: EntityManager, competitionId: string, stage: Stage | null): Promise<Exported> {
  const settled = stage
    ? await latestSettlement(db, stage.id)
    : await db.getRepository(FinalSettlement).findOne({ where: { competitionId }, order: { ordinal: 'DESC' } });
  if (!settled) throw new Refused(refusal('NOTHING_SETTLED'));
  const rows = await standingsIn(db, stage ? 'settlement' : 'final_settlement', settled.id);
  const awards = await awardsBy(db, competitionId, settled.id);
  const columns = [
    column('트랙', 'Track', 18),
    column('순위', 'Place', 12),
    column('작품 번호', 'Entry number', 18),
    column('작품명', 'Title', 44),
    column('팀', 'Team', 22),
    column('점수', 'Score', 14),
    column('단순평균', 'Plain mean', 18),
    column('조정점수', 'Adjusted score', 20),
    column('조정점수 표준오차', 'Standard error (±)', 26),
    column('심사위원 수', 'Judges counted', 20),
    column('동점 처리', 'Tie broken by', 22),
    column('과락', 'Below floors', 20),
    column('수상', 'Award', 18),
  ];
  const pages = onePage(rows, (row) => [
    row.track,
    row.place,
    row.number,
    row.title,
    row.team,
    decimal(row.score),
    decimal(row.plainMean),
    decimal(row.adjusted),
    decimal(row.standardError),
    row.judgesCounted,
    row.tieBrokenBy,
    row.belowFloors.join(', '),
    awards.get(row.entry) ?? null,
  ]);
  const people = await membersOfEntries(
    db,
    rows.map(({ entry }) => entry),
  );
  return { table: { name: '순위 Standings', columns, pages }, people };
}

/** What two people decided to give on this very ranking, by entry. */
async function awardsBy(db: EntityManager, competitionId: string, settlementId: string): Promise<Map<string, string>> {
  const decision = await decisionThatCounts(db, competitionId);
  if (!decision || ![decision.settlementId, decision.finalSettlementId].includes(settlementId)) return new Map();
  const { rule } = await db.getRepository(AwardRule).findOneByOrFail({ id: decision.ruleId });
  const names = new Map((JSON.parse(rule) as Announced).tiers.map(({ key, nameKo }) => [key, nameKo]));
  const awards = JSON.parse(decision.awards) as DecidedAward[];
  return new Map(awards.flatMap(({ tier, entries }) => entries.map((entry) => [entry, names.get(tier) ?? tier] as const)));
}
