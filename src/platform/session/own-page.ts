import { type Refusal, refusal } from '../../domain/refusal.js';
import type { PadoRequest } from './request.js';

/**
 * A cookie proves only which browser sends, not whose page makes it send. Where it is what signs a request in, a route that changes
 * something asks for the Origin of our own pages (that of `publicUrl`, or the host that was called) and a header that no form can set.
 */
export function comesFromOwnPage(request: PadoRequest, publicUrl: string | null): Refusal | null {
  if (!request.signedInByCookie) return null;
  const host = request.get('host');
  const own = [`http://${host}`, `https://${host}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])];
  const isOwn = own.includes(request.get('origin') ?? '');
  return isOwn && request.get('x-pado-upload') === '1' ? null : refusal('FOREIGN_ORIGIN');
}
