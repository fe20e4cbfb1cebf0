import type { DataSource } from 'typeorm';
import { loadDepartments } from './features/accounts/load-departments.js';
import { loadCatalogue } from './features/competitions/load-catalogue.js';
import { loadProgrammes } from './features/training/load-programmes.js';

/** The data that every installation begins with: departments of Busan, the training programmes, and a catalogue of public data sources. */
export async function loadReferenceData(db: DataSource): Promise<void> {
  await loadDepartments(db);
  await loadProgrammes(db);
  await loadCatalogue(db);
}
