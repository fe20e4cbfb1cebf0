import { formWith } from '../support/person.js';
import { textOfPdf } from '../support/pdf-text.js';
import { partsOf } from '../support/workbook.js';
import type { JudgesWorld } from './world.js';

/** One thing that a judge asked, by the name of its door, and every byte that came back. */
export interface Told {
  door: string;
  bytes: string;
}

/** Ids that a test gives are the same for both twins; what is made on the way is told by the order in which it first appears. */
export class Recording {
  readonly told: Told[] = [];
  private readonly names = new Map<string, string>();

  constructor(readonly world: JudgesWorld) {}

  /** Asks at a door and keeps what it said, without what no two requests have in common: when, which request, and new secrets. */
  async at(door: string, answer: Promise<Response>): Promise<string> {
    const response = await answer;
    const isPdf = door.includes('/papers/') && response.headers.get('content-type') === 'application/pdf';
    // Of a paper what a reader finds in it: it is drawn with the instants on it.
    const body = isPdf ? (await textOfPdf(Buffer.from(await response.arrayBuffer()))).text : await response.text();
    const masked = this.masked(body);
    const left = new Set(['date', 'upload-expires', 'x-request-id', ...(masked === body && !isPdf ? [] : ['etag', 'content-length'])]);
    const headers = [...response.headers].filter(([name]) => !left.has(name)).map(([name, value]) => `${name}: ${this.masked(value)}`);
    this.told.push({ door, bytes: [response.status, ...headers, masked].join('\n') });
    return body;
  }

  query(door: string, query: string, variables: object = {}): Promise<string> {
    const headers = { ...this.world.judge.headers, 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    return this.at(door, fetch(`${this.world.it.url}/graphql`, { method: 'POST', headers, body }));
  }

  mutate(name: string, input: object, fields = ''): Promise<string> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    return this.query(name, `mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
  }

  get(door: string, path: string, headers: Record<string, string> = {}): Promise<string> {
    return this.at(door, this.world.judge.get(path, headers));
  }

  /** A workbook, every letter of every part of it: packed, ids that differ could not be told from other differences. */
  async workbook(stage: string): Promise<Buffer> {
    const response = await this.world.judge.get(`/judge-sheets/${stage}.xlsx`);
    const { status, statusText, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const left = new Headers([...headers].filter(([name]) => name !== 'content-length'));
    const text = response.ok ? [...(await partsOf(bytes))].flat().join('\n') : bytes.toString();
    await this.at('GET /judge-sheets/:stage.xlsx', Promise.resolve(new Response(text, { status, statusText, headers: left })));
    return bytes;
  }

  sendWorkbook(stage: string, bytes: Buffer, query = ''): Promise<string> {
    const form = formWith(bytes, '채점표.xlsx');
    return this.at('POST /judge-sheets/:stage', this.world.judge.send('POST', `/judge-sheets/${stage}${query}`, form));
  }

  page(copy: string, page: string): Promise<string> {
    return this.get('GET /judge-copies/:id/pages/:page', `/judge-copies/${copy}/pages/${page}`);
  }

  /** An instant from before the judge had an account is a fact, and stays. */
  private masked(text: string): string {
    return text
      .replace(/\d{4}-\d\d-\d\dT[\d:.]{8,15}(Z|\+00:00)/g, (instant) => (Date.parse(instant) >= this.world.began ? '<now>' : instant))
      .replace(/\d{4}\. \d+\. \d+\.\([일월화수목금토]\) \d\d:\d\d:\d\d/g, '<now>')
      .replace(/(pado_session=)[^;]+(;.*Expires=)[^;]+/g, '$1<secret>$2<then>')
      .replace(/pado_[\w-]{43}/g, '<secret>')
      .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
        const name = this.names.get(id) ?? `<id ${this.names.size}>`;
        this.names.set(id, name);
        return name;
      });
  }
}
