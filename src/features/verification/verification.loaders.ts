import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { Explanation } from './explanation.entity.js';
import { VerificationFinding } from './finding.entity.js';
import { evidenceOf, type EvidenceRow } from './report.queries.js';
import { nomineesById, nomineesIn, type NomineeRow } from './verification.queries.js';

export interface VerificationLoaders {
  nomineesOfVerification: DataLoader<string, NomineeRow[]>;
  nomineeById: DataLoader<string, NomineeRow>;
  evidenceOfReport: DataLoader<string, EvidenceRow[]>;
  explanationsOfReport: DataLoader<string, Explanation[]>;
  findingsOfReport: DataLoader<string, VerificationFinding[]>;
}

export const verificationLoaders = (db: DataSource): VerificationLoaders => ({
  nomineesOfVerification: new DataLoader(async (ids) => grouped(ids, await nomineesIn(db, ids), ({ verificationId }) => verificationId)),
  nomineeById: new DataLoader(async (ids) =>
    grouped(ids, await nomineesById(db, ids), ({ id }) => id).map(([nominee]) => nominee ?? new Error('no such nominee')),
  ),
  evidenceOfReport: new DataLoader(async (ids) => grouped(ids, await evidenceOf(db, ids), ({ reportId }) => reportId)),
  explanationsOfReport: new DataLoader(async (ids) => {
    const rows = await db.getRepository(Explanation).find({ where: { reportId: In([...ids]) }, order: { askedAt: 'ASC', id: 'ASC' } });
    return grouped(ids, rows, ({ reportId }) => reportId);
  }),
  findingsOfReport: new DataLoader(async (ids) => {
    const order = { decidedAt: 'ASC', id: 'ASC' } as const;
    const rows = await db.getRepository(VerificationFinding).find({ where: { reportId: In([...ids]) }, order });
    return grouped(ids, rows, ({ reportId }) => reportId);
  }),
});
