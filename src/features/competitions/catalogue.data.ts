import type { Licence } from '../../domain/licence.js';

export interface CatalogueRow {
  /** Names the row for good: what is loaded already is found by it. */
  key: string;
  nameKo: string;
  nameEn: string;
  providerKo: string;
  providerEn: string;
  portal: Portal;
  /** Null: the terms stand beside each data set on its portal. */
  licence: Licence | null;
  /** How often it is renewed; null: that varies, or is not known. */
  cycle: Cycle | null;
}

/** Portals by what they are called and where they are. Big-Data Wave is the city's own. */
export const portals = {
  WAVE: { ko: '빅-데이터웨이브', en: 'Big-Data Wave', address: 'https://data.busan.go.kr' },
  OPEN_DATA: { ko: '공공데이터포털', en: 'Public Data Portal', address: 'https://www.data.go.kr' },
  KOSIS: { ko: '국가통계포털(KOSIS)', en: 'KOSIS', address: 'https://kosis.kr' },
  SGIS: { ko: '통계지리정보서비스(SGIS)', en: 'SGIS', address: 'https://sgis.kostat.go.kr' },
  RESIDENTS: { ko: '주민등록 인구통계', en: 'Resident registration statistics', address: 'https://jumin.mois.go.kr' },
  KTDB: { ko: '국가교통DB', en: 'Korea Transport Database', address: 'https://www.ktdb.go.kr' },
  TAAS: { ko: '교통사고분석시스템(TAAS)', en: 'TAAS', address: 'https://taas.koroad.or.kr' },
  WEATHER: { ko: '기상자료개방포털', en: 'Open MET Data Portal', address: 'https://data.kma.go.kr' },
  AIR: { ko: '에어코리아', en: 'AirKorea', address: 'https://www.airkorea.or.kr' },
  ADDRESS: { ko: '주소정보누리집', en: 'Address information site', address: 'https://business.juso.go.kr' },
  MAP: { ko: '브이월드', en: 'V-World', address: 'https://www.vworld.kr' },
  DEALS: { ko: '실거래가 공개시스템', en: 'Real transaction price system', address: 'https://rt.molit.go.kr' },
  TOURISM: { ko: '한국관광 데이터랩', en: 'Korea Tourism Data Lab', address: 'https://datalab.visitkorea.or.kr' },
  HEALTH: { ko: '보건의료빅데이터개방시스템', en: 'Healthcare Bigdata Hub', address: 'https://opendata.hira.or.kr' },
  FIRE: { ko: '소방안전 빅데이터 플랫폼', en: 'Fire safety big data platform', address: 'https://www.bigdata-119.kr' },
  DISASTER: { ko: '재난안전데이터공유플랫폼', en: 'Disaster and safety data platform', address: 'https://www.safetydata.go.kr' },
  FINANCE: { ko: '지방재정365', en: 'Local Finance 365', address: 'https://www.lofin365.go.kr' },
  LIBRARIES: { ko: '도서관 정보나루', en: 'Library Big Data', address: 'https://www.data4library.kr' },
  SCHOOLS: { ko: '학교알리미', en: 'School Info', address: 'https://www.schoolinfo.go.kr' },
  SEA: { ko: '국립해양조사원', en: 'KHOA', address: 'https://www.khoa.go.kr' },
  OSM: { ko: '오픈스트리트맵', en: 'OpenStreetMap', address: 'https://www.openstreetmap.org' },
} as const;
type Portal = keyof typeof portals;

export const cycles = {
  HOURLY: { ko: '매시간', en: 'hourly' },
  DAILY: { ko: '매일', en: 'daily' },
  MONTHLY: { ko: '매월', en: 'monthly' },
  QUARTERLY: { ko: '매분기', en: 'quarterly' },
  YEARLY: { ko: '매년', en: 'yearly' },
} as const;
type Cycle = keyof typeof cycles;

const city = ['부산광역시', 'Busan Metropolitan City'] as const;
const metro = ['부산교통공사', 'Busan Transportation Corporation'] as const;
const governments = ['각 지방자치단체', 'Local governments'] as const;
const statistics = ['국가데이터처(옛 통계청)', 'Ministry of Data and Statistics (formerly Statistics Korea)'] as const;
const interior = ['행정안전부', 'Ministry of the Interior and Safety'] as const;
const land = ['국토교통부', 'Ministry of Land, Infrastructure and Transport'] as const;
const weather = ['기상청', 'Korea Meteorological Administration'] as const;
const health = ['건강보험심사평가원', 'Health Insurance Review and Assessment Service'] as const;

type Short = [
  key: string,
  portal: Portal,
  nameKo: string,
  nameEn: string,
  provider: readonly [ko: string, en: string],
  cycle?: Cycle | null,
  licence?: Licence,
];

/**
 * Public sources that analyses of Busan often rest on, by what they are called on their portals: no numbers of data sets and no deep links,
 * which change. Organisers add what their edition needs.
 */
const rows: Short[] = [
  ['wave-population', 'WAVE', '부산광역시 주민등록인구 통계', 'Registered population of Busan', city, 'MONTHLY'],
  ['wave-bus', 'WAVE', '부산광역시 버스정보(BIMS)', 'Bus information of Busan (BIMS)', city],
  ['wave-metro-riders', 'WAVE', '도시철도 역별 승하차 인원', 'Metro passengers by station', metro],
  ['wave-parking', 'WAVE', '부산광역시 공영주차장 정보', 'Public car parks of Busan', city],
  ['wave-air', 'WAVE', '부산광역시 대기질 정보', 'Air quality of Busan', city, 'HOURLY'],
  ['wave-shelters', 'WAVE', '부산광역시 무더위쉼터', 'Cooling shelters of Busan', city],
  ['wave-chargers', 'WAVE', '부산광역시 전기자동차 충전소', 'Electric-vehicle chargers of Busan', city],
  ['wave-festivals', 'WAVE', '부산광역시 축제 정보', 'Festivals of Busan', city],
  ['wave-sights', 'WAVE', '부산광역시 명소 정보', 'Sights of Busan', city],
  ['wave-libraries', 'WAVE', '부산광역시 공공도서관 현황', 'Public libraries of Busan', city],
  ['wave-welfare', 'WAVE', '부산광역시 사회복지시설 현황', 'Welfare institutions of Busan', city],
  ['wave-waste', 'WAVE', '부산광역시 생활폐기물 현황', 'Household waste of Busan', city],
  [
    'open-shops',
    'OPEN_DATA',
    '소상공인시장진흥공단 상가(상권)정보',
    'Shops and trade areas',
    ['소상공인시장진흥공단', 'Small Enterprise and Market Service'],
    'QUARTERLY',
  ],
  ['open-child-zones', 'OPEN_DATA', '전국어린이보호구역표준데이터', 'Child protection zones (national standard data)', governments],
  ['open-cctv', 'OPEN_DATA', '전국CCTV표준데이터', 'Public cameras (national standard data)', governments],
  ['open-parks', 'OPEN_DATA', '전국도시공원정보표준데이터', 'City parks (national standard data)', governments],
  ['open-car-parks', 'OPEN_DATA', '전국주차장정보표준데이터', 'Car parks (national standard data)', governments],
  ['open-markets', 'OPEN_DATA', '전국전통시장표준데이터', 'Traditional markets (national standard data)', governments],
  ['open-libraries', 'OPEN_DATA', '전국도서관표준데이터', 'Libraries (national standard data)', governments],
  ['open-holidays', 'OPEN_DATA', '특일 정보', 'Public holidays', ['한국천문연구원', 'Korea Astronomy and Space Science Institute']],
  ['kosis-census', 'KOSIS', '인구총조사', 'Population census', statistics, 'YEARLY'],
  ['kosis-projections', 'KOSIS', '장래인구추계', 'Population projections', statistics],
  ['kosis-migration', 'KOSIS', '국내인구이동통계', 'Internal migration', statistics, 'MONTHLY'],
  ['kosis-vital', 'KOSIS', '인구동향조사', 'Vital statistics', statistics, 'MONTHLY'],
  ['kosis-establishments', 'KOSIS', '전국사업체조사', 'Census of establishments', statistics, 'YEARLY'],
  ['sgis-boundaries', 'SGIS', '행정구역 및 집계구 경계', 'Boundaries of districts and census output areas', statistics, 'YEARLY'],
  ['sgis-small-areas', 'SGIS', '집계구별 통계', 'Statistics by census output area', statistics, 'YEARLY'],
  ['residents', 'RESIDENTS', '주민등록 인구 및 세대현황', 'Registered residents and households', interior, 'MONTHLY'],
  [
    'ktdb-od',
    'KTDB',
    '여객 기종점통행량(O/D)',
    'Passenger origin–destination trips',
    ['한국교통연구원', 'Korea Transport Institute'],
    'YEARLY',
  ],
  ['taas-accidents', 'TAAS', '교통사고 통계', 'Traffic accidents', ['한국도로교통공단', 'Korea Road Traffic Authority'], 'YEARLY'],
  ['weather-asos', 'WEATHER', '종관기상관측(ASOS) 자료', 'Surface weather observations (ASOS)', weather, 'HOURLY', 'KOGL_1'],
  ['weather-aws', 'WEATHER', '방재기상관측(AWS) 자료', 'Automatic weather stations (AWS)', weather, 'HOURLY', 'KOGL_1'],
  [
    'air-measured',
    'AIR',
    '대기오염도 최종확정 측정자료',
    'Confirmed air pollution measurements',
    ['한국환경공단', 'Korea Environment Corporation'],
    'MONTHLY',
  ],
  ['address-roads', 'ADDRESS', '도로명주소 DB', 'Road-name addresses', interior, 'MONTHLY'],
  ['map-cadastre', 'MAP', '연속지적도', 'Continuous cadastral map', land],
  ['deals', 'DEALS', '부동산 실거래가', 'Real-estate transactions', land, 'DAILY'],
  ['tourism-visitors', 'TOURISM', '지역별 방문자 수', 'Visitors by region', ['한국관광공사', 'Korea Tourism Organization'], 'MONTHLY'],
  ['health-clinics', 'HEALTH', '전국 병의원 및 약국 현황', 'Hospitals, clinics and pharmacies', health, 'QUARTERLY'],
  ['fire-calls', 'FIRE', '화재·구조·구급 출동 현황', 'Fire, rescue and ambulance calls', ['소방청', 'National Fire Agency']],
  ['disaster-messages', 'DISASTER', '긴급재난문자', 'Emergency alerts', interior],
  ['finance-settlements', 'FINANCE', '지방재정 세입·세출', 'Revenue and expenditure of local governments', interior, 'YEARLY'],
  ['library-loans', 'LIBRARIES', '도서관별 대출 자료', 'Loans by library', ['국립중앙도서관', 'National Library of Korea']],
  ['schools', 'SCHOOLS', '학교 기본정보', 'Schools', ['교육부', 'Ministry of Education'], 'YEARLY'],
  ['sea-tides', 'SEA', '조위관측소 관측자료', 'Tide stations', ['국립해양조사원', 'Korea Hydrographic and Oceanographic Agency'], 'HOURLY'],
  ['osm', 'OSM', '오픈스트리트맵 지도 자료', 'OpenStreetMap', ['오픈스트리트맵 기여자', 'OpenStreetMap contributors'], null, 'OTHER'],
];

export const catalogueRows: readonly CatalogueRow[] = rows.map(
  ([key, portal, nameKo, nameEn, [providerKo, providerEn], cycle, licence]) => ({
    key,
    nameKo,
    nameEn,
    providerKo,
    providerEn,
    portal,
    licence: licence ?? null,
    cycle: cycle ?? null,
  }),
);
