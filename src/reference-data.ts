import type { DataSource } from 'typeorm';
import { loadDepartments } from './features/accounts/load-departments.js';
import { loadProgrammes } from './features/training/load-programmes.js';

/** The data that every installation begins with: departments of Busan, and the training programmes. */
export async function loadReferenceData(db: DataSource): Promise<void> {
  await loadDepartments(db);
  await loadProgrammes(db);
}
