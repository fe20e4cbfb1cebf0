import type { EntityManager } from 'typeorm';
import { column, type Exported, onePage } from './exported.js';

interface MemberRow {
  memberId: string | null;
  accountId: string | null;
  track: string;
  team: string;
  teamState: string;
  number: string | null;
  role: 'LEAD' | 'MEMBER' | null;
  state: 'JOINED' | 'INVITED' | null;
  name: string | null;
  department: string | null;
  email: string | null;
  joinedAt: Date | null;
}

/** A row for each member, and for each person invited; a team without any has one too. */
const membersOf = (db: EntityManager, competitionId: string): Promise<MemberRow[]> =>
  db.query<MemberRow[]>(
    `select member.id as "memberId", member.account_id as "accountId", track.name_ko as track, team.name as team, team.state as "teamState",
            entry.number, member.role, member.state, account.name, department.name_ko as department,
            coalesce(account.email, member.email) as email, member.joined_at as "joinedAt"
       from team
       join track on track.id = team.track_id
       left join entry on entry.team_id = team.id
       left join team_member as member on member.team_id = team.id and member.state in ('JOINED', 'INVITED')
       left join account on account.id = member.account_id
       left join department on department.id = member.department_id
      where team.competition_id = $1
      order by track.ordinal, team.name, team.id, member.role, member.joined_at nulls last, member.id`,
    [competitionId],
  );

const columns = [
  column('트랙', 'Track', 18),
  column('팀', 'Team', 26),
  column('팀 상태', 'Team state', 18),
  column('작품 번호', 'Entry number', 18),
  column('역할', 'Role', 16),
  column('참여', 'Member', 18),
  column('이름', 'Name', 14),
  column('부서', 'Department', 26),
  column('메일', 'Mail', 34),
  column('합류 일시', 'Joined at (Seoul)', 24),
];

const roleWords = { LEAD: '팀장 lead', MEMBER: '팀원 member' } as const;
const stateWords = { JOINED: '합류 joined', INVITED: '초대 invited' } as const;

/** The teams of an edition with their members. */
export async function teamsTable(db: EntityManager, competitionId: string): Promise<Exported> {
  const rows = await membersOf(db, competitionId);
  const pages = onePage(rows, (row) => [
    row.track,
    row.team,
    row.teamState,
    row.number,
    row.role && roleWords[row.role],
    row.state && stateWords[row.state],
    row.name,
    row.department,
    row.email,
    row.joinedAt,
  ]);
  return { table: { name: '팀 Teams', columns, pages }, people: rows.filter(({ memberId }) => memberId !== null) };
}
