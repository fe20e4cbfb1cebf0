import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { formatSeoul, seoulDay } from '../../src/domain/seoul-time.js';

// 2025-10-15 was a Wednesday, 2024-02-29 a Thursday, 2026-01-01 a Thursday.
const moments = [
  ['2025-10-15T05:00:00.000Z', '2025. 10. 15.(수) 14:00', '2025. 10. 15.(수) 14:00:00', '2025-10-15'],
  ['2025-10-10T09:00:00.999Z', '2025. 10. 10.(금) 18:00', '2025. 10. 10.(금) 18:00:00', '2025-10-10'],
  ['2025-10-10T09:00:01.000Z', '2025. 10. 10.(금) 18:00', '2025. 10. 10.(금) 18:00:01', '2025-10-10'],
  ['2025-09-30T14:59:59.999Z', '2025. 9. 30.(화) 23:59', '2025. 9. 30.(화) 23:59:59', '2025-09-30'],
  ['2025-09-30T15:00:00.000Z', '2025. 10. 1.(수) 00:00', '2025. 10. 1.(수) 00:00:00', '2025-10-01'],
  ['2025-12-31T15:00:00.000Z', '2026. 1. 1.(목) 00:00', '2026. 1. 1.(목) 00:00:00', '2026-01-01'],
  ['2024-02-28T15:00:00.000Z', '2024. 2. 29.(목) 00:00', '2024. 2. 29.(목) 00:00:00', '2024-02-29'],
  ['2026-01-05T00:05:09.000Z', '2026. 1. 5.(월) 09:05', '2026. 1. 5.(월) 09:05:09', '2026-01-05'],
] as const;

test.each(moments)('%s is %s in Seoul', (moment, minutes, seconds, day) => {
  const date = new Date(moment);
  expect([formatSeoul(date), formatSeoul(date, { seconds: true }), seoulDay(date)]).toEqual([minutes, seconds, day]);
});

test.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Seoul', 'UTC'])('it is the same in a process that lives in %s', (zone) => {
  const script = `
    import { formatSeoul, seoulDay } from ${JSON.stringify(new URL('../../src/domain/seoul-time.ts', import.meta.url).href)};
    const dates = ${JSON.stringify(moments.map(([moment]) => moment))}.map((moment) => new Date(moment));
    const texts = dates.map((date) => [formatSeoul(date), formatSeoul(date, { seconds: true }), seoulDay(date)]);
    console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, texts }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: { TZ: zone }, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual({ zone, texts: moments.map(([, ...texts]) => texts) });
});

test('a day and a time agree with the time-zone data of the platform', () => {
  const days = Array.from({ length: 800 }, (_, index) => new Date(Date.UTC(2024, 0, 1) + index * 86_399_000));
  const platform = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', dateStyle: 'short' });
  expect(days.map(seoulDay)).toEqual(days.map((date) => platform.format(date)));
});
