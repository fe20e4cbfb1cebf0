import { expect, test } from '@jest/globals';
import { countsAsCompleted, trainingStatuses } from '../../src/domain/training-record.js';
import type { TrainingStatus } from '../../src/domain/training-record.js';

test.each<[TrainingStatus, string | null, boolean]>([
  ['COMPLETED', '2025-10-09', true],
  ['COMPLETED', '2025-10-10', true],
  ['COMPLETED', '2025-10-11', false],
  ['COMPLETED', '2025-09-30', true],
  ['COMPLETED', '2024-11-06', true],
  ['COMPLETED', null, false],
  ['IN_COURSE', null, false],
  ['NOT_COMPLETED', '2025-10-09', false],
])('%s on %s counts on 2025-10-10: %s', (status, completedOn, counts) => {
  expect(countsAsCompleted({ status, completedOn }, '2025-10-10')).toBe(counts);
});

test('the nine words of training offices', () => {
  expect(Object.entries(trainingStatuses)).toEqual([
    ['신청', 'APPLIED'],
    ['대기', 'WAITLISTED'],
    ['선정', 'SELECTED'],
    ['미선정', 'NOT_SELECTED'],
    ['취소', 'CANCELLED'],
    ['불참', 'ABSENT'],
    ['수강중', 'IN_COURSE'],
    ['수료', 'COMPLETED'],
    ['미수료', 'NOT_COMPLETED'],
  ]);
});
