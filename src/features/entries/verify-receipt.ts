import { z } from 'zod';
import { fileSlots } from '../../domain/file-slot.js';
import type { Receipt } from '../../domain/receipt.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { isSignedBy, kidOf, type Signed } from '../../platform/keys/signature.js';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Instant = z.iso.datetime({ precision: 3 });

const receipted = {
  receiptId: z.uuid(),
  competition: z.string(),
  entryNumber: z.string(),
  version: z.int().min(1),
  serverTime: Instant,
  memberIds: z.array(z.uuid()),
  files: z.array(z.strictObject({ slot: z.enum(fileSlots), sha256: Sha256, size: z.int().min(1) })),
  audit: z.strictObject({ seq: z.int().min(0), hash: Sha256 }),
};

const ofEntry = { ...receipted, textSha256: Sha256 };

/** Everything that a receipt has, and nothing else. */
const SignedReceipt = z.strictObject({
  payload: z.discriminatedUnion('format', [
    z.strictObject({ format: z.literal('pado-receipt-1'), ...ofEntry }),
    z.strictObject({ format: z.literal('pado-receipt-2'), ...ofEntry, deadline: Instant }),
    z.strictObject({ format: z.literal('pado-slides-receipt-1'), ...receipted, stage: z.int().min(1), deadline: Instant }),
  ]),
  kid: z.string(),
  signature: z.string(),
}) satisfies z.ZodType<Signed<Receipt>>;

export type ReceiptFault = 'KEY_UNREADABLE' | 'NOT_A_RECEIPT' | 'NOT_AS_ISSUED' | 'OTHER_KEY' | 'SIGNATURE_WRONG';

/**
 * Whether a receipt is, to the byte, one that the owner of a public key handed out. White space around it does not count.
 * NOT_AS_ISSUED: the values may be right, but the text was rewritten, and a rewritten text can hide things (a key that stands twice).
 */
export function verifyReceipt(receiptText: string, publicPem: string): { ok: true; receipt: Receipt } | { ok: false; why: ReceiptFault } {
  const kid = kidIn(publicPem);
  if (kid === null) return { ok: false, why: 'KEY_UNREADABLE' };
  const value = jsonIn(receiptText);
  const { data: signed } = SignedReceipt.safeParse(value);
  if (!signed) return { ok: false, why: 'NOT_A_RECEIPT' };
  if (canonicalText(value) !== receiptText.trim()) return { ok: false, why: 'NOT_AS_ISSUED' };
  if (signed.kid !== kid) return { ok: false, why: 'OTHER_KEY' };
  return isSignedBy(signed, publicPem) ? { ok: true, receipt: signed.payload } : { ok: false, why: 'SIGNATURE_WRONG' };
}

/** A receipt as it stands on record, whether or not its signature holds; null: the text is no receipt. */
export const receiptIn = (text: string): Signed<Receipt> | null => SignedReceipt.safeParse(jsonIn(text)).data ?? null;

function kidIn(publicPem: string): string | null {
  try {
    return kidOf(publicPem);
  } catch {
    return null;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
