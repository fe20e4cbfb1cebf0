import type { TestApp } from '../../support/app.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment } from '../../support/judging-factories.js';

/** A blind stage that is open: a team and another one, whose works the judge has, and who runs it. */
export interface BlindWorld {
  it: TestApp;
  edition: MadeEdition;
  team: string;
  entry: MadeEntry;
  /** An account of a member, and of the judge. */
  lead: { id: string; email: string };
  judge: { id: string; email: string };
  organizer: string;
  /** What tells who somebody is, by whose it is. */
  facts: Record<'team' | 'others' | 'judge' | 'organizer', string[]>;
}

async function person(it: TestApp, name: string, department: string) {
  const account = await anAccount(it.db, { name });
  const departmentId = await aDepartment(it.db, department);
  await anEmployment(it.db, account.id, departmentId);
  return { ...account, departmentId, facts: [name, account.email, department] };
}

export async function aBlindWorld(it: TestApp): Promise<BlindWorld> {
  const edition = await anEdition(it.db, { stageState: StageState.OPEN, isBlind: true });
  const lead = await person(it, '남궁다솜', '물순환정책과');
  const rival = await person(it, '제갈바람', '버스운영과');
  const judge = await person(it, '독고심사', '통계분석과');
  const organizer = await person(it, '황보운영', '대회운영과');
  const own = {
    title: '하수관로 침수 예측',
    team: { name: '물길탐험대', members: [{ accountId: lead.id, departmentId: lead.departmentId }] },
  };
  const entry = await anEntry(it.db, edition, own);
  const members = [{ accountId: rival.id, departmentId: rival.departmentId }];
  const other = await anEntry(it.db, edition, { title: '버스 배차 최적화', team: { name: '정류장연구회', members } });
  const seat = await aJudge(it.db, edition, judge.id);
  for (const given of [entry, other]) await anAssignment(it.db, edition, seat, given);
  return {
    it,
    edition,
    team: entry.team,
    entry,
    lead,
    judge,
    organizer: organizer.id,
    facts: {
      team: [...lead.facts, own.title, own.team.name, entry.number],
      others: [...rival.facts, '버스 배차 최적화', '정류장연구회', other.number],
      judge: judge.facts,
      organizer: organizer.facts,
    },
  };
}
