/** Somebody of the demo, over the API like everybody else: what the demo shows is what the doors let through. */
export class DemoClient {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<DemoClient> {
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }';
    const answer = await post(url, { query: signIn, variables: { input: { email, password } } });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const createToken = 'mutation { createToken(input: { label: "demo", days: 1 }) { secret } }';
    const { createToken: made } = await dataOf<{ createToken: { secret: string } }>(await post(url, { query: createToken }, { cookie }));
    return new DemoClient(url, made.secret);
  }

  async query<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    return dataOf<T>(await post(this.url, { query, variables }, this.headers));
  }

  /** One mutation with its one input; answers what `fields` selects. */
  async mutate<T = { id: string }>(name: string, input: Record<string, unknown>, fields = '{ id }'): Promise<T> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await this.query<Record<string, T>>(`mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
    return data[name]!;
  }

  async upload(bytes: Buffer, name: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${this.url}/files`, { method: 'POST', body: form, headers: this.headers });
    if (!response.ok) throw new Error(`the demo could not upload ${name}: ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }

  /** A form of a public page, as a browser of somebody without an account sends it. */
  async sendForm(path: string, fields: Record<string, string>): Promise<void> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const response = await fetch(`${this.url}${path}`, { method: 'POST', body: form });
    if (!response.ok) throw new Error(`the demo could not send the form ${path}: ${response.status}`);
  }

  private get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }
}

const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

async function dataOf<T>(response: Response): Promise<T> {
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(`the demo was refused: ${JSON.stringify(errors)}`);
  return data;
}
