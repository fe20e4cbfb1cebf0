import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LetterStep } from '../../domain/letter-step.js';
import { refusal, Refused } from '../../domain/refusal.js';
import type { Letter } from '../../platform/mail/letter.js';
import { type Recipient, tellAccounts } from './tell.service.js';

/** A letter of a step to one of its recipients. */
export interface BulkLetter extends Recipient {
  /** The recipient's, for whoever looks before the step. */
  name: string;
  template: string;
  /** What the writer of the template will say once the step is taken. */
  letter: Letter;
}

/** What is known of a step before it is taken; each step reads what it needs. Ids of what it makes are there only while it is taken. */
export interface StepInput {
  settlement?: string | null;
  awardedPlaces?: number | null;
  publication?: string | null;
  verification?: string | null;
  certificateRun?: string | null;
  /** For whom certificates are issued, and the keys of their tiers; null: of all. */
  of?: 'TEAMS' | 'MEMBERS' | null;
  tiers?: string[] | null;
  reasonKo?: string | null;
  reasonEn?: string | null;
  /** Not before this instant. */
  at?: Date | null;
}

/** The letters of a step, in the order in which they are shown. @throws Refused where the step could not be taken. */
export type Compose = (tx: EntityManager, competitionId: string, input: StepInput) => Promise<BulkLetter[]>;

/**
 * Letters that a step sends to many. Features name here, while the application is put together, who gets them; the step sends what it
 * would have shown, because both ask here.
 */
@Injectable()
export class BulkLetters {
  private readonly steps = new Map<LetterStep, Compose>();

  composes(step: LetterStep, compose: Compose): void {
    this.steps.set(step, compose);
  }

  compose(tx: EntityManager, step: LetterStep, competitionId: string, input: StepInput): Promise<BulkLetter[]> {
    const compose = this.steps.get(step);
    if (!compose) throw new Refused(refusal('NOT_FOUND'));
    return compose(tx, competitionId, input);
  }

  /** Tells everybody whom the step concerns, in the caller's transaction. Answers how many. */
  async send(tx: EntityManager, step: LetterStep, competitionId: string, input: StepInput): Promise<number> {
    const letters = await this.compose(tx, step, competitionId, input);
    for (const [template, group] of Map.groupBy(letters, (letter) => letter.template)) {
      const recipients = group.map(({ accountId, address, locale, data }) => ({ accountId, address, locale, data }));
      await tellAccounts(tx, template, recipients, input.at ?? undefined);
    }
    return letters.length;
  }
}
