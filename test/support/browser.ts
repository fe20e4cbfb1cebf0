import { PASSWORD, type TestApp } from './app.js';

/** The cookie of somebody who signs in with a browser. */
export async function cookieOf(it: TestApp, email: string): Promise<string> {
  const query = `mutation { signIn(input: { email: "${email}", password: "${PASSWORD}" }) { account { id } } }`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}
