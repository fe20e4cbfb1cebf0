import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../src/domain/locale.js';
import { Postman } from '../../../src/platform/mail/postman.js';
import { asMail } from '../../../src/platform/mail/queue-mail.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aBlindWorld, type BlindWorld } from './blind-world.js';
import { letterKinds } from './letter-audiences.js';

let it: TestApp;
let world: BlindWorld;
beforeAll(async () => {
  it = await startTestApp();
  world = await aBlindWorld(it);
});
afterAll(() => it.close());

test('it is said of every kind of letter who gets it', () => {
  expect(it.app.get(Postman).templates.filter((template) => !(template in letterKinds))).toEqual([]);
});

const read = Object.entries(letterKinds).flatMap(([template, { audience, about }]) =>
  typeof about === 'string' ? [] : [{ template, audience, about }],
);

describe('while a blind stage is open', () => {
  test('every letter that judges get is read here', () => {
    const judges = Object.entries(letterKinds).filter(([, { audience }]) => audience === 'JUDGES');
    expect(judges.map(([template]) => template)).toEqual(
      read.filter(({ audience }) => audience === 'JUDGES').map(({ template }) => template),
    );
  });

  test.each(read)('$template names nobody but whom it goes to: $audience', async ({ template, audience, about }) => {
    const data = await about(world);
    const { id: accountId, email: address } = audience === 'JUDGES' ? world.judge : world.lead;
    for (const locale of ['ko', 'en'] as const satisfies Locale[]) {
      const letter = await it.app.get(Postman).inWords(asMail({ template, address, accountId, locale, data }, new Date()));
      // There is a letter, and it is about this edition.
      expect(letter?.subject).toContain('[');
      const { team, others, judge, organizer } = world.facts;
      const hidden = [...others, ...organizer, ...(audience === 'JUDGES' ? team : judge)];
      expect(hidden.filter((fact) => `${letter!.subject}\n${letter!.text}`.includes(fact))).toEqual([]);
    }
  });
});
