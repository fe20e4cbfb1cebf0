/** What an entry of a bench declares. */
export const declarations = {
  dataSources: [
    {
      name: '민원 접수 현황',
      provider: '부산광역시',
      source: '빅-데이터웨이브',
      licence: 'KOGL_1',
      access: 'OPEN',
      referencePeriod: '2025. 6.',
      collectedOn: '2025-09-12',
      containsPersonalData: false,
      usesBigDataWave: true,
    },
  ],
  tools: [{ name: 'Brightics', version: '1.3', purpose: '군집 분석' }],
  generativeAi: { used: false },
  earlierAwards: [],
};
