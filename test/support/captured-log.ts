import { createLog, type Log } from '../../src/platform/log.js';

/** A log whose lines stay here. */
export interface CapturedLog {
  log: Log;
  text: () => string;
  lines: () => Record<string, unknown>[];
  clear: () => void;
}

export function captureLog(level = 'debug'): CapturedLog {
  let written = '';
  const log = createLog(level, { write: (line) => void (written += line) });
  return {
    log,
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    clear: () => void (written = ''),
  };
}
