import { type Actor, inScope } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayOrganize } from './competition.js';

/** A certificate, and how somebody who would print it stands to it. */
export interface CertificateFacts {
  competitionId: string;
  /** Whether it is the reader's own: of the reader, or of the reader's team. */
  isOwn: boolean;
}

/** A certificate is printed by whose it is and by organisers. For everybody else, judges and rivals included, there is none. */
export const mayPrintCertificate = (actor: Actor, { competitionId, isOwn }: CertificateFacts): Refusal | null =>
  isOwn && inScope(actor, 'COMPETITOR', competitionId) ? null : mayOrganize(actor, competitionId);

/** What results that are public now have to offer to whoever would issue certificates. */
interface Issuing {
  /** Null: nothing is public now. */
  publishedTiers: readonly string[] | null;
  /** The keys that are asked for; null: all. */
  tiers: readonly string[] | null;
  hasWording: boolean;
  /** How many would stand in the file to print. */
  certificates: number;
}

/** Certificates follow awards that are public now. */
export function mayIssueCertificates({ publishedTiers, tiers, hasWording, certificates }: Issuing): Refusal | null {
  if (publishedTiers === null) return refusal('RESULTS_NOT_PUBLIC');
  if (publishedTiers.length === 0) return refusal('CERTIFICATES_WITHOUT_AWARDS');
  const unknown = (tiers ?? []).filter((tier) => !publishedTiers.includes(tier));
  if (unknown.length > 0) return refusal('CERTIFICATE_TIER_UNKNOWN', { tiers: unknown });
  if (!hasWording) return refusal('CERTIFICATE_WORDING_MISSING');
  return certificates === 0 ? refusal('NOBODY_TO_CERTIFY') : null;
}
