import type { Config } from '../config.js';

/** An address of ours as it is written into letters: that of PUBLIC_URL or, at a desk without one, this computer's. */
export const publicLink = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>, path = ''): string =>
  `${(publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '')}${path}`;
