import { type Refusal, refusal } from '../../domain/refusal.js';
import type { PadoRequest } from './request.js';

/**
 * A cookie proves only which browser sends, not whose page makes it send. Where it is what signs a request in, a route that changes
 * something asks for the Origin of our own pages (that of `publicUrl`, or the host that was called) and a header that no form can set.
 */
export function comesFromOwnPage(request: PadoRequest, publicUrl: string | null): Refusal | null {
  if (!request.signedInByCookie) return null;
  const isOwn = originsOf(request, publicUrl).includes(request.get('origin') ?? '');
  return isOwn && request.get('x-pado-upload') === '1' ? null : refusal('FOREIGN_ORIGIN');
}

/** A form that nobody signs in for is taken from our own pages, and from programs that name no page; not from another site's. */
export function comesFromOtherSite(request: PadoRequest, publicUrl: string | null): boolean {
  const [site, origin] = [request.get('sec-fetch-site') ?? 'none', request.get('origin') ?? 'null'];
  // Our pages tell no referrer: their own forms come from the origin `null`.
  return !['same-origin', 'none'].includes(site) || !['null', ...originsOf(request, publicUrl)].includes(origin);
}

function originsOf(request: PadoRequest, publicUrl: string | null): string[] {
  const host = request.get('host');
  return [`http://${host}`, `https://${host}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])];
}
