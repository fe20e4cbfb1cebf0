import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountService } from '../../../src/features/accounts/account.service.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
  const accounts = it.app.get(AccountService);
  for (const name of ['here', 'disabled', 'no-password'])
    await accounts.create({ email: `${name}@busan.example`, name, password: PASSWORD });
  await it.db.query(`update account set disabled_at = now() where email = 'disabled@busan.example'`);
  await it.db.query(`update account set password_hash = null where email = 'no-password@busan.example'`);
});
afterAll(() => it?.close());

/** The code of the refusal; null: signed in. */
async function signIn(email: string, password: string): Promise<string | null> {
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }`;
  const { errors } = await it.visitor.ask(query, { input: { email, password } });
  return errors?.[0]?.extensions.code ?? null;
}

/** How often argon2 really runs in this process while `work` does. */
async function argon2RunsDuring(work: () => Promise<unknown>): Promise<number> {
  let runs = 0;
  const hook = createHook({ init: (_, type) => void (type === 'ARGON2REQUEST' && runs++) }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return runs;
}

test.each<[string, string, string, string | null]>([
  ['the right password', 'here', PASSWORD, null],
  ['a wrong password', 'here', 'not-the-password-1', 'SIGN_IN_FAILED'],
  ['an account that is not there', 'nobody', PASSWORD, 'SIGN_IN_FAILED'],
  ['an account without a password', 'no-password', PASSWORD, 'SIGN_IN_FAILED'],
  ['a disabled account and its password', 'disabled', PASSWORD, 'SIGN_IN_FAILED'],
  ['a disabled account and a wrong password', 'disabled', 'not-the-password-1', 'SIGN_IN_FAILED'],
])('one run of argon2 for %s', async (_, name, password, code) => {
  let answer: string | null | undefined;
  const runs = await argon2RunsDuring(async () => (answer = await signIn(`${name}@busan.example`, password)));
  expect({ runs, answer }).toEqual({ runs: 1, answer: code });
});
