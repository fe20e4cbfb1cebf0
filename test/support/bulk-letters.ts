import { Mail } from '../../src/platform/mail/mail.entity.js';
import { Postman } from '../../src/platform/mail/postman.js';
import type { TestApp } from './app.js';
import type { Person } from './person.js';

export interface PreviewedLetters {
  count: number;
  letters: { template: string; locale: string; count: number; subject: string; text: string }[];
  recipients: { name: string; mail: string; locale: string; template: string; subject: string; text: string }[];
}

/** What an organiser is shown before a step; `args` names the step and what is known of it. */
export async function previewOf(organizer: Person, slug: string, args: string): Promise<PreviewedLetters> {
  const fields = `count letters { template locale count subject text }
    recipients(first: 200) { nodes { name mail locale template subject text } }`;
  const desk = await organizer.query<{
    organizerDesk: { letterPreview: Omit<PreviewedLetters, 'recipients'> & { recipients: { nodes: PreviewedLetters['recipients'] } } };
  }>(`{ organizerDesk(competition: "${slug}") { letterPreview(${args}) { ${fields} } } }`);
  const { recipients, ...rest } = desk.organizerDesk.letterPreview;
  return { ...rest, recipients: recipients.nodes };
}

/** Every notification of some kinds (all kinds by default), whether its hour has come or not, as its letter says it, in the order in which they were told. */
export async function sentLetters({ app, db }: TestApp, templates?: string[]): Promise<{ mail: string; subject: string; text: string }[]> {
  const told = await db.query<(Pick<Mail, 'template' | 'data' | 'locale' | 'address'> & { accountId: string })[]>(
    `select template, data, account_id as "accountId", account.locale, account.email as address
       from notification join account on account.id = account_id
      where $1::text[] is null or template = any($1)
      order by notification.ctid`,
    [templates ?? null],
  );
  const letters = [];
  for (const wish of told) {
    const letter = await app.get(Postman).inWords(db.getRepository(Mail).create({ ...wish }));
    if (letter) letters.push({ mail: wish.address, subject: letter.subject, text: letter.text });
  }
  return letters;
}
