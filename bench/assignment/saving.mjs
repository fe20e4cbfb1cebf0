// What it takes to save a plan: an edition of any size straight in the tables of a durable PostgreSQL, planned in the thread, and assigned.
import { randomUUID } from 'node:crypto';
import { entities } from '../../dist/src/entities.js';
import { endRun } from '../../dist/src/features/scoring/end-run.js';
import { usualSettings } from '../../dist/src/features/scoring/assignment-run.type.js';
import { planApart } from '../../dist/src/features/scoring/plan-apart.js';
import { loadStage } from '../../dist/src/features/scoring/planned-stage.js';
import { createDataSource } from '../../dist/src/platform/database/data-source.js';
import { transaction } from '../../dist/src/platform/database/transaction.js';
import { openPlace } from '../api/place.mjs';

const DAY = 86_400_000;
const isoIn = (ms) => new Date(Math.floor((Date.now() + ms) / 1000) * 1000).toISOString();

/** `{ entries, judges, pairs, readMs, planMs, saveMs }`: what is saved is read and compared once more before. */
export async function saving({ entries, judges, each }) {
  const place = await openPlace();
  try {
    const host = await place.person('host', ['ORGANIZER']);
    const stage = await anEdition(place, host, { entries, judges, each });
    const db = await createDataSource({ url: place.environment.DATABASE_URL, poolSize: 2 }, entities).initialize();
    try {
      const settings = { ...usualSettings, timeLimitSeconds: 300 };
      const run = { id: randomUUID(), stageId: stage, isDryRun: false, seed: 1, settings, askedBy: randomUUID() };
      await place.db.query(
        `insert into assignment_run (id, stage_id, is_dry_run, seed, settings, state, asked_at, asked_by)
         values ($1, $2, false, 1, $3, 'RUNNING', now(), $4)`,
        [run.id, stage, settings, run.askedBy],
      );
      const [loaded, readMs] = await timed(() => loadStage(db.manager, stage));
      const [answers, planMs] = await timed(() =>
        planApart({ panels: loaded.panels, settings, seed: run.seed, timeLimitMs: 300_000 }, () => undefined, new AbortController().signal),
      );
      const [, saveMs] = await timed(() => transaction(db, (tx) => endRun(tx, run, loaded, answers)));
      const { rows } = await place.db.query(`select count(*)::int as pairs from assignment where stage_id = $1`, [stage]);
      return { entries, judges, pairs: rows[0].pairs, readMs, planMs, saveMs };
    } finally {
      await db.destroy();
    }
  } finally {
    await place.close();
  }
}

async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - begun)];
}

/** A stage whose entries are handed in, each of a team of one, and whose judges know one field in twelve. Every tenth judge is a colleague of some team. */
async function anEdition({ db }, host, { entries, judges, each }) {
  const calendar = { registrationOpensAt: isoIn(-3 * DAY), registrationClosesAt: isoIn(-2 * DAY), submissionsCloseAt: isoIn(-DAY) };
  const wish = {
    slug: 'planned-2025',
    titleKo: '경진대회',
    titleEn: 'Competition',
    year: 2025,
    calendar,
    tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
    stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: each }],
  };
  const { id, tracks, stages } = await host.mutate('createCompetition', wish, '{ id tracks { id } stages { id } }');
  const [track, stage] = [tracks[0].id, stages[0].id];
  await db.query(`update competition set state = 'ANNOUNCED' where id = $1`, [id]);
  await db.query(
    `with made as (select n, gen_random_uuid() as account, gen_random_uuid() as team, gen_random_uuid() as entry from generate_series(1, $3::int) as n),
          accounts as (insert into account (id, email, name) select account, 'team' || n || '@plan.example', '팀장 ' || n from made),
          teams as (insert into team (id, competition_id, track_id, name, state, created_at)
                    select team, $1, $2, '팀 ' || n, 'REGISTERED', now() from made),
          members as (insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
                      select gen_random_uuid(), team, $1, account, 'team' || n || '@plan.example', 'LEAD', 'JOINED', now(), now() from made),
          works as (insert into entry (id, team_id, competition_id, track_id, number, title, summary, declarations, state, updated_at)
                    select entry, team, $1, $2, '2025-분석-' || lpad(n::text, 4, '0'), '제목', '요약', '{}', 'SUBMITTED', now() from made)
     insert into entry_version (id, entry_id, ordinal, title, summary, declarations, submitted_at, submitted_by, receipt_id, receipt, audit_seq, audit_hash)
     select gen_random_uuid(), entry, 1, '주제' || n % 12 || ' 분석', '부산의 자료로 살핀다.', $4, now(), account, gen_random_uuid(), '{}', 0, '' from made`,
    [id, track, entries, { dataSources: [], tools: [], generativeAi: { used: false }, earlierAwards: [] }],
  );
  await db.query(
    `with sitting as (select n, gen_random_uuid() as account, gen_random_uuid() as judge from generate_series(1, $3::int) as n),
          accounts as (insert into account (id, email, name) select account, 'judge' || n || '@plan.example', '위원 ' || n from sitting),
          panel as (insert into panel (id, stage_id, track_id) values ($4, $1, $2))
     insert into judge (id, panel_id, account_id, max_load, expertise)
     select judge, $4, account, null, array['주제' || n % 12] from sitting`,
    [stage, track, judges, randomUUID()],
  );
  await db.query(
    `insert into declared_interest (id, competition_id, account_id, person_name, person_email, declared_at)
     select gen_random_uuid(), $1, account.id, '팀장', 'team' || substring(account.email from '[0-9]+') || '@plan.example', now()
       from account where account.email like 'judge%0@plan.example'`,
    [id],
  );
  await db.query('analyze');
  return stage;
}
