// Closed loops: each worker sends its next request when the one before is answered.
import { cpuMs } from './place.mjs';

/** Runs every worker's jobs, the workers beside each other. `{ perSecond, p50ms, p99ms, cpuMsPerRequest }`; the last is null without a `pid`. */
export async function loaded(workers, { pid = null } = {}) {
  const times = [];
  const [cpuBefore, begun] = [pid && cpuMs(pid), performance.now()];
  await Promise.all(
    workers.map(async (jobs) => {
      for (const job of jobs) {
        const sent = performance.now();
        await job();
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuBefore === null ? null : cpuMs(pid) - cpuBefore;
  times.sort((a, b) => a - b);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  return {
    perSecond: round(times.length / seconds),
    p50ms: at(0.5),
    p99ms: at(0.99),
    cpuMsPerRequest: cpu === null ? null : round(cpu / times.length),
  };
}

/** Works through `items` with so many at a time. */
export async function eachOf(items, atOnce, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

export const times = (count, job) => Array.from({ length: count }, () => job);

const round = (value) => Math.round(value * 100) / 100;
