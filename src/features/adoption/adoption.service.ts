import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type AdoptionDraft, cleanAdoption, problemsOfAdoption } from '../../domain/adoption.js';
import { namedIn } from '../../domain/anonymity/comment.js';
import { mayRecordAdoption } from '../../domain/permission/adoption.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { isBlank } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Department } from '../accounts/department.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Entry } from '../entries/entry.entity.js';
import { identityOf } from '../entries/leak-check.queries.js';
import { tellTeam } from '../teams/tell-team.service.js';
import { ADOPTION_RECORDED } from './adoption-recorded.letter.js';
import { AdoptionUpdate } from './adoption-update.entity.js';
import { awardOf } from './adoption.queries.js';
import type { RecordAdoptionInput } from './adoption.type.js';

/** What becomes of winning works after the award (활용): organisers record it, version by version. */
@Injectable()
export class AdoptionService {
  constructor(private readonly db: DataSource) {}

  /** Records the next version of an entry whose award is public, and tells its team. */
  async record(actor: Actor, wish: RecordAdoptionInput): Promise<AdoptionUpdate> {
    const entry = await this.db.getRepository(Entry).findOneBy({ id: wish.entry });
    refuse(entry ? mayOrganize(actor, entry.competitionId) : refusal('NOT_FOUND'));
    const { id: entryId, competitionId, teamId } = entry!;
    const draft = {
      ...wish,
      dueOn: wish.dueOn ?? null,
      outcome: wish.outcome ?? null,
      figure: wish.figure ?? null,
      reason: wish.reason ?? null,
    };
    return transaction(
      this.db,
      async (tx) => {
        // No publication is made or withdrawn meanwhile.
        await lockCompetition(tx, competitionId, 'pessimistic_read');
        const award = await awardOf(tx, competitionId, entryId);
        const latest = await latestUpdate(tx, entryId);
        refuse(mayRecordAdoption({ hasPublicAward: award !== null, version: latest?.version ?? 0, seen: wish.seen }));
        const now = await databaseNow(tx);
        const department = await departmentOn(tx, wish.department, seoulDay(now));
        refuseProblems([...problemsOfAdoption(draft, latest?.status ?? null), ...(department ? [] : [noDepartment])]);
        const { plan, status, dueOn, outcome, figure, reason } = cleanAdoption(draft);
        if (wish.isPublic) await refuseNames(tx, entryId, { plan, outcome, reason, unit: figure?.unit ?? null });
        const said = { plan, status, dueOn, outcome, figure: figure?.value ?? null, unit: figure?.unit ?? null, reason };
        const { id: departmentId, nameKo: departmentKo, nameEn: departmentEn } = department!;
        const content = { departmentId, departmentKo, departmentEn, ...said, isPublic: wish.isPublic };
        const [id, salt, version] = [randomId(), randomBytes(16).toString('hex'), (latest?.version ?? 0) + 1];
        const made = { id, competitionId, entryId, entryNumber: award!.entryNumber, version, ...content, salt, recordedAt: now };
        await tx.getRepository(AdoptionUpdate).insert({ ...made, recordedBy: actor.accountId });
        const hash = sha256(salt + canonicalText(content));
        await record(tx, { actor, as: 'ORGANIZER' }, 'adoption.recorded', entryId, { adoption: id, version, status, hash });
        await tellTeam(tx, teamId, ADOPTION_RECORDED, { adoption: id });
        return tx.getRepository(AdoptionUpdate).findOneByOrFail({ id });
      },
      { adoption_update_entry_id_version_key: 'STALE_REVISION' },
    );
  }

  /** What becomes of an entry, for its own team; null: nothing was recorded, or its award is not public. */
  async ofEntry({ id, competitionId }: Entry): Promise<AdoptionUpdate | null> {
    const award = await awardOf(this.db.manager, competitionId, id);
    return award && latestUpdate(this.db.manager, id);
  }
}

const latestUpdate = (tx: EntityManager, entryId: string): Promise<AdoptionUpdate | null> =>
  tx.getRepository(AdoptionUpdate).findOne({ where: { entryId }, order: { version: 'DESC' } });

/** A department that there is on a day; null: there is none. */
async function departmentOn(tx: EntityManager, id: string, day: string): Promise<Department | null> {
  const found = await tx.getRepository(Department).findOneBy({ id });
  const isThere = (found?.validFrom ?? day) <= day && (found?.validTo ?? '9999-12-31') > day;
  return isThere ? found : null;
}

const noDepartment = problem(
  'department',
  'NO_SUCH_DEPARTMENT',
  '지금 있는 부서를 골라 주세요.',
  'Choose a department that there is today.',
);

/** What anybody may read names none of the team's members, nobody by name and title, and holds no address and no number of a person. */
async function refuseNames(
  tx: EntityManager,
  entryId: string,
  texts: Pick<AdoptionDraft, 'plan' | 'outcome' | 'reason'> & { unit: string | null },
) {
  const team = { ...(await identityOf(tx, entryId)), workplaces: [], teamName: null };
  const remarks = Object.entries(texts).flatMap(([path, text]) => (text === null || isBlank(text) ? [] : [{ path, text }]));
  const findings = namedIn(team, remarks);
  if (findings.length > 0) throw new Refused(refusal('ADOPTION_NAMES_SOMEBODY', { findings }));
}
