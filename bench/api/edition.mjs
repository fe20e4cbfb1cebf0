// An edition of a benchmark whose submissions have closed, and its entries straight into the tables: handed in one by one they would take an hour.

const DAY = 86_400_000;
const isoIn = (ms) => new Date(Math.floor((Date.now() + ms) / 1000) * 1000).toISOString();

/** One track and one paper review; answers their ids: `{ edition, track, stage }`. */
export async function closedEdition(host, slug) {
  const calendar = { registrationOpensAt: isoIn(-3 * DAY), registrationClosesAt: isoIn(-2 * DAY), submissionsCloseAt: isoIn(-DAY) };
  const wish = { slug, titleKo: '경진대회', titleEn: 'Competition', year: 2025, calendar };
  const tracks = [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }];
  const stages = [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review' }];
  const made = await host.mutate('createCompetition', { ...wish, tracks, stages }, '{ id tracks { id } stages { id } }');
  return { edition: made.id, track: made.tracks[0].id, stage: made.stages[0].id };
}

/**
 * A statement that submits entries, each of a team of one: `$1` is the edition, `$2` the track, `$3` rows as JSON of
 * `{ account, team, entry, version, n, title, summary }`. `more` are further columns of a row, `then` what else becomes of the rows in `made`.
 */
export const entriesStatement = (more, then) => `
  with made as (select * from json_to_recordset($3)
                  as row (account uuid, team uuid, entry uuid, version uuid, n int, title text, summary text, ${more})),
       accounts as (insert into account (id, email, name) select account, 'team' || n || '@bench.example', '팀장 ' || n from made),
       teams as (insert into team (id, competition_id, track_id, name, state, created_at) select team, $1, $2, '팀 ' || n, 'REGISTERED', now() from made),
       members as (insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
                   select gen_random_uuid(), team, $1, account, 'team' || n || '@bench.example', 'LEAD', 'JOINED', now(), now() from made),
       works as (insert into entry (id, team_id, competition_id, track_id, number, title, summary, declarations, state, updated_at)
                 select entry, team, $1, $2, '2025-분석-' || lpad(n::text, 4, '0'), title, summary, '{}', 'SUBMITTED', now() from made),
       versions as (insert into entry_version (id, entry_id, ordinal, title, summary, declarations, submitted_at, submitted_by, receipt_id, receipt, audit_seq, audit_hash)
                    select version, entry, 1, title, summary, '{}', now(), account, gen_random_uuid(), '{}', 0, '' from made),
       ${then}`;
