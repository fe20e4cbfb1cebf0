import type { Receipt } from '../../domain/receipt.js';
import { formatSeoul } from '../../domain/seoul-time.js';

/** An instant of a receipt as people in Korea read it, with what the clock of the server said. */
export const seoulWithUtc = (iso: string): string => `${formatSeoul(new Date(iso), { seconds: true })} (${iso})`;

/** By when it had to be there; receipts of the first format do not say. */
export const deadlineIn = (receipt: Receipt): string | null => (receipt.format === 'pado-receipt-1' ? null : receipt.deadline);

/** Of what it is: of an entry (null), or of the slides for a stage, counted from 1. */
export const stageIn = (receipt: Receipt): number | null => (receipt.format === 'pado-slides-receipt-1' ? receipt.stage : null);
