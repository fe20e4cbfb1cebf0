import { type Refusal, refusal } from './refusal.js';

/** What a link in a letter is for. */
export const linkPurposes = ['INVITATION', 'SIGN_IN', 'NEW_PASSWORD'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const [minute, day] = [60_000, 86_400_000];

/** An invitation may lie for two weeks; what somebody asks for is used while that person waits for it. */
const lifetimes: Record<LinkPurpose, number> = { INVITATION: 14 * day, SIGN_IN: 30 * minute, NEW_PASSWORD: 60 * minute };

export const linkExpiresAt = (purpose: LinkPurpose, now: Date): Date => new Date(now.getTime() + lifetimes[purpose]);

/** Links of one kind that are asked for within this time are sent once, so that nobody can fill a mailbox. */
export const linkPauseMs = 2 * minute;

interface LinkFacts {
  purpose: LinkPurpose;
  expiresAt: Date;
  usedAt: Date | null;
  /** When a newer one, or a new password, took its place. */
  endedAt: Date | null;
  accountIsDisabled: boolean;
}

/** A link works once, in its time, for what it was made for. Which of these is missing is not told: whoever holds it asks for another. */
export function mayUseLink(link: LinkFacts | null, wanted: readonly LinkPurpose[], now: Date): Refusal | null {
  const works = link && !link.usedAt && !link.endedAt && !link.accountIsDisabled && now < link.expiresAt;
  return works && wanted.includes(link.purpose) ? null : refusal('LINK_DEAD');
}
