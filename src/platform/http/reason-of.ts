import type { PadoRequest } from '../session/request.js';

/** Why somebody fetches a file: the parameter `reason`, or the header `x-pado-reason`, percent-encoded since headers hold no Korean. */
export function reasonOf(request: PadoRequest): string | null {
  const { reason } = request.query;
  if (typeof reason === 'string') return reason;
  const header = request.get('x-pado-reason');
  try {
    return header === undefined ? null : decodeURIComponent(header);
  } catch {
    return null;
  }
}
