import type { Account } from '../../src/features/accounts/account.entity.js';

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[];
}

/** Somebody who speaks to the API over HTTP, with a personal token or as a visitor. */
export class Person {
  constructor(
    private readonly url: string,
    readonly account: Pick<Account, 'id' | 'email' | 'name'> | null,
    readonly token: string | null = null,
  ) {}

  /** Signs in as a browser does and takes a token, as a person with a GraphQL client would. */
  static async signedIn(url: string, account: Pick<Account, 'id' | 'email' | 'name'>, password: string): Promise<Person> {
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }`;
    const answer = await post(url, { query: signIn, variables: { input: { email: account.email, password } } });
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const createToken = `mutation { createToken(input: { label: "test" }) { secret } }`;
    const created = (await (await post(url, { query: createToken }, { cookie })).json()) as { data: { createToken: { secret: string } } };
    return new Person(url, account, created.data.createToken.secret);
  }

  get headers(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  /** Everything that came back, refusals included. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    const response = await post(this.url, { query, variables }, this.headers);
    return (await response.json()) as GraphqlAnswer;
  }

  /** The data of an answer that must be without errors. */
  async query<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.ask(query, variables);
    if (errors) throw new Error(`${this.account?.email ?? 'a visitor'} was refused: ${JSON.stringify(errors)}`);
    return data as T;
  }

  /** One mutation with its one input; answers what it returns. `fields` is the selection, e.g. `{ id name }`. */
  async mutate<T = { id: string }>(name: string, input: Record<string, unknown>, fields = '{ id }'): Promise<T> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await this.query<Record<string, T>>(`mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
    return data[name] as T;
  }

  /** The refusal of a mutation that must not go through. */
  async refusalOf(name: string, input: Record<string, unknown>, fields = '{ id }'): Promise<Record<string, unknown> & { code: string }> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await this.ask(`mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
    if (!answer.errors) throw new Error(`${name} was allowed: ${JSON.stringify(answer.data)}`);
    return answer.errors[0]!.extensions;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers: { ...this.headers, ...headers } });
  }

  send(
    method: string,
    path: string,
    body?: FormData | URLSearchParams | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(this.url + path, { method, headers: { ...this.headers, ...headers }, ...(body && { body }) });
  }

  upload(bytes: Uint8Array, name: string): Promise<Response> {
    return this.send('POST', '/files', formWith(bytes, name));
  }
}

const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

/** A multipart body as a page sends a file. */
export function formWith(bytes: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}
