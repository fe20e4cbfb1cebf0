import type { RareRate } from '../../platform/rates/rate-limiter.service.js';

const [HOUR, DAY] = [3_600, 86_400];

/** How many reports are taken: from a network, which may be a whole office, and for an edition from all together. */
export const ratesOfReports = (network: string, competitionId: string): RareRate[] => [
  { bucket: `REPORT_HOUR:${network}`, most: 5, seconds: HOUR },
  { bucket: `REPORT_DAY:${network}`, most: 20, seconds: DAY },
  { bucket: `REPORT_DAY:${competitionId}`, most: 500, seconds: DAY },
];

/** How often a network may send the form at all: what is refused costs, too. */
export const ratesOfAttempts = (network: string): RareRate[] => [{ bucket: `REPORT_TRIES:${network}`, most: 60, seconds: HOUR }];
