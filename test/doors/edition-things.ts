import { defaultAwardRule } from '../../src/domain/award-rule.js';
import { Account } from '../../src/features/accounts/account.entity.js';
import { AwardDecision } from '../../src/features/awards/award-decision.entity.js';
import { AwardRule } from '../../src/features/awards/award-rule.entity.js';
import { CatalogueItem } from '../../src/features/competitions/catalogue-item.entity.js';
import { Notice, NoticeFile, NoticeVersion } from '../../src/features/competitions/notice.entity.js';
import { Question } from '../../src/features/competitions/question.entity.js';
import { Disqualification } from '../../src/features/teams/disqualification.entity.js';
import { TeamState } from '../../src/features/teams/team.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../support/app.js';
import { aGrant, anAccount, aTeam, type MadeEdition } from '../support/factories.js';
import { aCloseStage } from '../support/close-stage.js';
import { aSettledStage } from '../support/settled-stage.js';
import type { Cast } from './world.js';

/** A notice with one file; answers the ids of both. */
export async function aNotice(it: TestApp, competitionId: string, storedFileId: string): Promise<{ notice: string; noticeFile: string }> {
  const { id: publishedBy } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  const [notice, version, noticeFile] = [randomId(), randomId(), randomId()];
  const published = { publishedBy, publishedAt: new Date() };
  const text = { titleKo: '대회 공고', titleEn: 'Notice', textKo: '참가자를 모집합니다.', textEn: 'Teams are invited.' };
  await it.db.getRepository(Notice).insert({ id: notice, competitionId, ...published });
  await it.db.getRepository(NoticeVersion).insert({ id: version, noticeId: notice, ordinal: 1, ...text, ...published });
  await it.db.getRepository(NoticeFile).insert({ id: noticeFile, versionId: version, ordinal: 1, storedFileId });
  return { notice, noticeFile };
}

export async function aCatalogueItem(it: TestApp): Promise<string> {
  const id = randomId();
  const names = { nameKo: '민원', nameEn: 'Calls', providerKo: '부산광역시', providerEn: 'Busan', portalKo: '웨이브', portalEn: 'Wave' };
  const item = { id, key: 'calls', ...names, address: 'https://data.busan.example', isOfBigDataWave: true };
  await it.db.getRepository(CatalogueItem).insert(item);
  return id;
}

/** Of three teams without an entry: proposed, standing, and to be lifted. */
export async function disqualificationsIn(it: TestApp, edition: MadeEdition) {
  const [proposed, standing, toLift] = [
    await aDisqualification(it, (await aTeam(it.db, edition)).id, 'PROPOSED'),
    await aDisqualification(it, (await aTeam(it.db, edition, { state: TeamState.DISQUALIFIED })).id, 'STANDING'),
    await aDisqualification(it, (await aTeam(it.db, edition, { state: TeamState.DISQUALIFIED })).id, 'TO_LIFT'),
  ];
  return { proposedDisqualification: proposed, disqualification: standing, disqualificationToLift: toLift };
}

/** Proposed by one person who is no part of the table and, where it stands, confirmed by another. */
async function aDisqualification(it: TestApp, teamId: string, as: 'PROPOSED' | 'STANDING' | 'TO_LIFT'): Promise<string> {
  const [id, at] = [timeOrderedId(), new Date()];
  const { id: proposedBy } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  const { id: decidedBy } = await it.db.getRepository(Account).findOneByOrFail({ email: 'auditor@doors.example' });
  const lift = { reinstatementProposedBy: proposedBy, reinstatementProposedAt: at, reinstatementReason: '사실과 다릅니다.' };
  await it.db.getRepository(Disqualification).insert({
    id,
    teamId,
    reason: '같은 작품을 다른 대회에 냈습니다.',
    proposedBy,
    proposedAt: at,
    ...(as === 'PROPOSED' ? { state: 'PROPOSED' as const } : { state: 'STANDING' as const, decidedBy, decidedAt: at }),
    ...(as === 'TO_LIFT' && lift),
  });
  return id;
}

export async function aQuestion(it: TestApp, competitionId: string, accountId: string): Promise<string> {
  const id = randomId();
  await it.db.getRepository(Question).insert({ id, competitionId, accountId, text: '팀원을 바꿀 수 있나요?', askedAt: new Date() });
  return id;
}

/** The people of the table in their roles of another edition. */
async function grantAll(it: TestApp, cast: Cast, edition: MadeEdition): Promise<void> {
  for (const role of ['ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const)
    await aGrant(it.db, cast[role.toLowerCase() as 'organizer'].account!.id, role, edition.id);
}

/** The ranking of an edition of one stage. */
export async function settledApart(it: TestApp, cast: Cast): Promise<string> {
  const { settlement } = await aSettledStage(it, cast.organizer, { 분석: ['18'] }, async (edition) => {
    await grantAll(it, cast, edition);
    await it.db.query(`delete from stage where id = $1`, [edition.finalStage]);
  });
  return settlement;
}

export async function aDeliberation(it: TestApp, cast: Cast): Promise<{ settlement: string; track: string; awards: string }> {
  const { settlement, edition } = await aCloseStage(it, cast.organizer, { before: (edition) => grantAll(it, cast, edition) });
  return { settlement, track: edition.tracks['분석']!, awards: await waitingAwards(it, edition, settlement) };
}

/** Decided by nobody of the table, by the ranking of a stage that is not the last. */
async function waitingAwards({ db }: TestApp, { id: competitionId }: MadeEdition, settlementId: string): Promise<string> {
  const [ruleId, id, by, at] = [randomId(), timeOrderedId(), (await anAccount(db)).id, new Date()];
  const rule = JSON.stringify(defaultAwardRule);
  await db.getRepository(AwardRule).insert({ id: ruleId, competitionId, version: 1, rule, announcedAt: at, announcedBy: by });
  const decided = { awards: '[]', departures: '[]', salt: 'salt', state: 'DECIDED', decidedAt: at, decidedBy: by } as const;
  await db.getRepository(AwardDecision).insert({ id, competitionId, version: 1, ruleId, settlementId, ...decided });
  return id;
}
