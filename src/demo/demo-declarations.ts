import type { DemoClient } from './demo-client.js';

/** What works rest on besides the complaints that all have: words by which the catalogue finds it. */
const sources: Readonly<Record<string, string>> = {
  'hillside-bus': '버스정보',
  transfers: '승하차',
  parking: '공영주차장',
  'child-zones': '어린이보호구역',
  festivals: '축제',
  crowding: '방문자',
  'foreign-visitors': '방문자',
  fireworks: '축제',
  'night-clinics': '병의원',
  'golden-time': '구급',
  hydrants: '구급',
  'heat-shelters': '무더위쉼터',
  'port-dust': '대기질',
};

/** What a team of the demo states about its work: one data source picked from the catalogue, one written by itself. */
export async function declarationsOf(client: DemoClient, work: string) {
  const query = `query ($text: String!) { dataSourceCatalogue(text: $text, first: 1) { nodes { id } } }`;
  const text = sources[work] ?? '주민등록인구';
  const { dataSourceCatalogue } = await client.query<{ dataSourceCatalogue: { nodes: { id: string }[] } }>(query, { text });
  const known = { access: 'OPEN', referencePeriod: '2025. 6.', collectedOn: '2025-09-12', containsPersonalData: false };
  return {
    dataSources: [
      // The catalogue fills in the rest; the terms of a data set stand beside it on its portal.
      { catalogueItem: dataSourceCatalogue.nodes[0]!.id, licence: 'KOGL_1', ...known },
      {
        name: '부산광역시 120 민원 접수 현황',
        provider: '부산광역시',
        source: '빅-데이터웨이브',
        licence: 'KOGL_1',
        usesBigDataWave: true,
        ...known,
      },
    ],
    tools: [{ name: 'Brightics', version: '1.3', purpose: '군집 분석' }],
    generativeAi: { used: false },
    earlierAwards: [],
  };
}
