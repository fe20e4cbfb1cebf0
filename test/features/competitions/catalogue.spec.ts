import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogueRows, portals } from '../../../src/features/competitions/catalogue.data.js';
import { loadCatalogue } from '../../../src/features/competitions/load-catalogue.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { consentsTo, DECLARATIONS } from '../../support/story.js';

interface Page {
  totalCount: number;
  nodes: { id: string; nameKo: string; isOfBigDataWave: boolean }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

let it: TestApp;
let organizer: Person;
let lead: Person;
let edition: MadeEdition;
let other: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  await Promise.all([loadCatalogue(it.db), loadCatalogue(it.db)]);
  [edition, other] = [await anEdition(it.db, { phase: 'REGISTRATION' }), await anEdition(it.db, { phase: 'REGISTRATION' })];
  [organizer, lead] = [await it.person('organizer@catalogue.example'), await it.person('lead@catalogue.example')];
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});
afterAll(() => it.close());

const FIELDS = '{ totalCount nodes { id nameKo isOfBigDataWave } pageInfo { endCursor hasNextPage } }';
async function found(args: { text?: string; competition?: string; first?: number; after?: string }): Promise<Page> {
  const query = `query ($text: String, $competition: ID, $first: Int, $after: String) {
    dataSourceCatalogue(text: $text, competition: $competition, first: $first, after: $after) ${FIELDS} }`;
  return (
    await lead.query<{ dataSourceCatalogue: Page }>(
      query.replace('$text: String,', '$text: String! = "",').replace('$first: Int,', '$first: Int! = 50,'),
      args,
    )
  ).dataSourceCatalogue;
}
const namesIn = ({ nodes }: Page) => nodes.map(({ nameKo }) => nameKo);
const SOURCE = {
  nameKo: '영도구 빈집 실태조사',
  nameEn: 'Vacant houses of Yeongdo-gu',
  providerKo: '영도구',
  providerEn: 'Yeongdo-gu',
  portalKo: '영도구 누리집',
  portalEn: 'Site of Yeongdo-gu',
  address: 'https://yeongdo.busan.example',
};

describe('the catalogue of data sources', () => {
  test('is loaded once, with addresses of portals alone', async () => {
    expect((await found({})).totalCount).toBe(catalogueRows.length);
    expect(new Set(catalogueRows.map(({ key }) => key)).size).toBe(catalogueRows.length);
    for (const { address } of Object.values(portals)) expect(address).toMatch(/^https:\/\/[a-z0-9.-]+$/);
  });

  test('has Big-Data Wave first, then goes by name, page by page, in two queries', async () => {
    const whole = await found({ first: 200 });
    const isOfWave = whole.nodes.map(({ isOfBigDataWave }) => isOfBigDataWave);
    expect(isOfWave).toEqual(isOfWave.toSorted((a, b) => Number(b) - Number(a)));
    expect(isOfWave[0]).toBe(true);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page: Page = await found({ first: 7, ...(after && { after }) });
      paged.push(...namesIn(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(paged).toEqual(namesIn(whole));
    expect(await countQueries(it.app, () => found({}))).toBe(2);
  });

  test.each([
    ['버스', ['부산광역시 버스정보(BIMS)']],
    ['승하', ['도시철도 역별 승하차 인원']],
    ['bims', ['부산광역시 버스정보(BIMS)']],
    ['기상청 방재', ['방재기상관측(AWS) 자료']],
    ['%', []],
    ['_', []],
  ])('is searched for %s', async (text, names) => {
    expect(namesIn(await found({ text }))).toEqual(names);
  });

  test('of an edition has its own, and not what it hides; of another one nothing of that', async () => {
    expect((await lead.refusalOf('addCatalogueItem', { competition: edition.id, ...SOURCE })).code).toBe('NOT_FOUND');
    const wrong = await organizer.refusalOf('addCatalogueItem', { competition: edition.id, ...SOURCE, address: 'ftp://x' });
    expect(wrong).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'address' }] });
    const { id } = await organizer.mutate('addCatalogueItem', { competition: edition.id, ...SOURCE, licence: 'KOGL_2' });
    const bus = (await found({ text: '버스' })).nodes[0]!.id;
    await organizer.mutate('hideCatalogueItem', { competition: edition.id, item: bus });
    const all = catalogueRows.length;
    expect((await found({ competition: edition.id })).totalCount).toBe(all);
    expect(namesIn(await found({ competition: edition.id, text: '영도 빈집' }))).toEqual([SOURCE.nameKo]);
    expect((await found({ competition: edition.id, text: '버스' })).totalCount).toBe(0);
    for (const elsewhere of [{}, { competition: other.id }]) {
      expect((await found(elsewhere)).totalCount).toBe(all);
      expect((await found({ ...elsewhere, text: '영도' })).totalCount).toBe(0);
    }
    await organizer.mutate('hideCatalogueItem', { competition: edition.id, item: bus, isHidden: false });
    expect((await found({ competition: edition.id, text: '버스' })).totalCount).toBe(1);
    const events = await it.db.query<unknown[]>(`select from audit_event where subject = $1 and action like 'catalogue.%'`, [edition.id]);
    expect(events).toHaveLength(3);
    await expect(it.db.query(`update catalogue_item set name_ko = '' where id = $1`, [id])).rejects.toThrow(/written once/);
  });

  test('is taken along by a copy of the edition', async () => {
    const host = await it.person('host@catalogue.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
    const ofEdition = (await found({ competition: edition.id, text: '영도' })).nodes[0]!.id;
    await organizer.mutate('hideCatalogueItem', { competition: edition.id, item: ofEdition });
    const copy = await host.mutate('copyCompetition', { competition: edition.id, slug: 'catalogue-2026', year: 2026, shiftDays: 364 });
    const rows = await it.db.query<{ nameKo: string; isHidden: boolean }[]>(
      `select name_ko as "nameKo", exists (select from hidden_catalogue_item where competition_id = $1 and item_id = id) as "isHidden"
         from catalogue_item where competition_id = $1`,
      [copy.id],
    );
    expect(rows).toEqual([{ nameKo: SOURCE.nameKo, isHidden: true }]);
    await organizer.mutate('hideCatalogueItem', { competition: edition.id, item: ofEdition, isHidden: false });
  });
});

describe('a data source that is picked', () => {
  const DECLARED = `{ id revision declarations { dataSources { catalogueItem name provider source licence usesBigDataWave citationKo citationEn } } }`;
  interface Saved {
    id: string;
    revision: number;
    declarations: { dataSources: Record<string, unknown>[] };
  }
  let team: string;
  let revision = 0;
  beforeAll(async () => {
    const consents = await consentsTo(lead, ['PRIVACY']);
    const wish = { competition: edition.id, track: edition.tracks['분석'], name: '영도등대', consents };
    team = (await lead.mutate('registerTeam', wish)).id;
  });
  const wishOf = (source: object) => ({
    team,
    revision,
    title: '빈집',
    summary: '빈집을 나눈다.',
    declarations: { ...DECLARATIONS, dataSources: [...DECLARATIONS.dataSources, source] },
  });
  const save = async (source: object) => {
    const saved = await lead.mutate<Saved>('saveEntry', wishOf(source), DECLARED);
    ({ revision } = saved);
    return saved.declarations.dataSources[1];
  };

  test('has the words of the catalogue, and a citation', async () => {
    const item = (await found({ competition: edition.id, text: '영도' })).nodes[0]!.id;
    const declared = await save({ catalogueItem: item, name: '아무 이름', referencePeriod: '2024년', collectedOn: '2025-09-01' });
    expect(declared).toEqual({
      catalogueItem: item,
      name: SOURCE.nameKo,
      provider: '영도구',
      source: '영도구 누리집(https://yeongdo.busan.example)',
      licence: 'KOGL_2',
      usesBigDataWave: false,
      citationKo:
        '영도구, 「영도구 빈집 실태조사」, 영도구 누리집(https://yeongdo.busan.example), 기준 2024년, 2025. 9. 1. 수집, 공공누리 제2유형.',
      citationEn:
        '영도구, “영도구 빈집 실태조사”, 영도구 누리집(https://yeongdo.busan.example), as of 2024년, collected on 1 September 2025, KOGL Type 2.',
    });
    // What the team picked stays when the edition hides it; nobody picks it anew.
    await organizer.mutate('hideCatalogueItem', { competition: edition.id, item });
    expect(await save({ catalogueItem: item })).toMatchObject({ name: SOURCE.nameKo });
    await save({ name: '다른 데이터' });
    const refused = await lead.refusalOf('saveEntry', wishOf({ catalogueItem: item }));
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'declarations.dataSources.1.catalogueItem', code: 'UNKNOWN' }],
    });
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'of another edition'])(
    'is refused where the catalogue has none: %s',
    async (which) => {
      const at = new Date();
      const id = '7d0f3c5e-2b1a-4c8d-9e6f-1a2b3c4d5e6f';
      if (which === 'of another edition') {
        await it.db.query(
          `insert into catalogue_item (id, competition_id, name_ko, name_en, provider_ko, provider_en, portal_ko, portal_en, address, is_of_big_data_wave, created_at)
         values ($1, $2, 'a', 'a', 'a', 'a', 'a', 'a', 'https://a.example', false, $3)`,
          [id, other.id, at],
        );
      }
      const item = which === 'of another edition' ? id : which;
      expect((await lead.refusalOf('saveEntry', wishOf({ catalogueItem: item }))).code).toBe('INVALID_INPUT');
    },
  );

  test('tools are named as a help', async () => {
    const { knownTools } = await it.visitor.query<{ knownTools: { name: string }[] }>('{ knownTools { name aboutKo } }');
    expect(knownTools.slice(0, 2).map(({ name }) => name)).toEqual(['Brightics', 'BIX5']);
  });
});
