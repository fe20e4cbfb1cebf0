import { expect } from '@jest/globals';
import { retentionClassNames } from '../../src/domain/retention.js';
import { DestructionRecord } from '../../src/features/personal/destruction-record.entity.js';
import { DestructionService } from '../../src/features/personal/destruction.service.js';
import type { TestApp } from './app.js';

export const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** The job of the night. */
export const aNight = (it: TestApp): Promise<unknown> => it.app.get(DestructionService).destroyAll();

/** What comes into the book in a night, in the order of the classes, and that running again adds nothing. */
export async function destroyedTonight(it: TestApp): Promise<object[]> {
  const records = it.db.getRepository(DestructionRecord);
  const before = await records.count();
  await aNight(it);
  const count = await records.count();
  await aNight(it);
  expect(await records.count()).toBe(count);
  const made = await records.find({ order: { destroyedAt: 'DESC', id: 'DESC' }, take: count - before });
  return made
    .map(({ retentionClass, count: rows, files, keptFor }) => ({ retentionClass, count: rows, files, keptFor }))
    .toSorted((a, b) => retentionClassNames.indexOf(a.retentionClass) - retentionClassNames.indexOf(b.retentionClass));
}
