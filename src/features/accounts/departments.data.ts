import { DepartmentKind } from './department.entity.js';

export interface DepartmentRow {
  /** The agency code (기관코드), or one of our own for a part of an agency. */
  code: string;
  nameKo: string;
  nameEn: string;
  kind: DepartmentKind;
  parentCode: string | null;
  /** The first digits of its legal district's code (법정동코드): 2 for the city, 5 for a district; null for any other body. */
  legalDistrictCode: string | null;
  /** The day when it began under this name and parent; null where it is not known. */
  validFrom: string | null;
}

const cityHall = '6260000';

// The districts and the county are legal persons of their own: the city is not above them.
const district = (code: string, legalDistrictCode: string, nameKo: string, nameEn: string): DepartmentRow => ({
  code,
  nameKo,
  nameEn,
  kind: DepartmentKind.DISTRICT,
  parentCode: null,
  legalDistrictCode,
  validFrom: null,
});

const partOfCity = (
  key: string,
  nameKo: string,
  nameEn: string,
  {
    parent = '',
    validFrom = null,
    kind = DepartmentKind.CITY_HALL,
  }: { parent?: string; validFrom?: string | null; kind?: DepartmentKind } = {},
): DepartmentRow => ({
  code: `${cityHall}-${key}`,
  nameKo,
  nameEn,
  kind,
  parentCode: parent ? `${cityHall}-${parent}` : cityHall,
  legalDistrictCode: null,
  validFrom,
});

const agency = { kind: DepartmentKind.AGENCY };

// The Green City Bureau began on this day and took over these divisions.
const greenCity = { validFrom: '2024-02-14' };

/** The bodies of Busan to begin with; parents come before their parts. */
export const departmentRows: readonly DepartmentRow[] = [
  {
    code: cityHall,
    nameKo: '부산광역시',
    nameEn: 'Busan Metropolitan City',
    kind: DepartmentKind.CITY_HALL,
    parentCode: null,
    legalDistrictCode: '26',
    validFrom: null,
  },
  district('3250000', '26110', '중구', 'Jung-gu'),
  district('3260000', '26140', '서구', 'Seo-gu'),
  district('3270000', '26170', '동구', 'Dong-gu'),
  district('3280000', '26200', '영도구', 'Yeongdo-gu'),
  district('3290000', '26230', '부산진구', 'Busanjin-gu'),
  district('3300000', '26260', '동래구', 'Dongnae-gu'),
  district('3310000', '26290', '남구', 'Nam-gu'),
  district('3320000', '26320', '북구', 'Buk-gu'),
  district('3330000', '26350', '해운대구', 'Haeundae-gu'),
  district('3340000', '26380', '사하구', 'Saha-gu'),
  district('3350000', '26410', '금정구', 'Geumjeong-gu'),
  district('3360000', '26440', '강서구', 'Gangseo-gu'),
  district('3370000', '26470', '연제구', 'Yeonje-gu'),
  district('3380000', '26500', '수영구', 'Suyeong-gu'),
  district('3390000', '26530', '사상구', 'Sasang-gu'),
  { ...district('3400000', '26710', '기장군', 'Gijang-gun'), kind: DepartmentKind.COUNTY },
  partOfCity('PLANNING', '기획조정실', 'Planning and Coordination Office'),
  partOfCity('SAFETY', '시민안전실', 'Citizen Safety Office'),
  partOfCity('DIGITAL', '디지털경제실', 'Digital Economy Office'),
  partOfCity('FUTURE', '미래기술전략국', 'Future Technology Strategy Bureau', { parent: 'DIGITAL' }),
  partOfCity('ADMINISTRATION', '행정자치국', 'Administrative Management Bureau'),
  partOfCity('WELFARE', '사회복지국', 'Social Welfare Bureau'),
  partOfCity('FAMILY', '여성가족국', 'Women and Family Bureau'),
  partOfCity('SPORTS', '체육국', 'Sports Bureau'),
  partOfCity('CULTURE-SPORTS', '문화체육국', 'Culture and Sports Bureau'),
  partOfCity('TRANSPORT', '교통혁신국', 'Transport Innovation Bureau'),
  partOfCity('OCEAN', '해양농수산국', 'Maritime, Agriculture and Fisheries Bureau'),
  partOfCity('INDUSTRY', '첨단산업국', 'High-Tech Industry Bureau'),
  partOfCity('AIRPORT', '신공항추진본부', 'New Airport Promotion Headquarters'),
  partOfCity('DESIGN', '미래디자인본부', 'Future Design Headquarters'),
  partOfCity('TOURISM', '관광마이스국', 'Tourism and MICE Bureau'),
  partOfCity('TOURISM-POLICY', '관광정책과', 'Tourism Policy Division', { parent: 'TOURISM' }),
  partOfCity('GREEN', '푸른도시국', 'Green City Bureau', greenCity),
  partOfCity('PARKS', '공원정책과', 'Park Policy Division', { parent: 'GREEN', ...greenCity }),
  partOfCity('FORESTS', '산림녹지과', 'Forest and Greenery Division', { parent: 'GREEN', ...greenCity }),
  // Divisions move between bureaus at every reorganisation: where it is not known which one they are in, the city is above them.
  partOfCity('INTERNATIONAL', '국제협력과', 'International Cooperation Division'),
  partOfCity('ECONOMY', '경제정책과', 'Economic Policy Division'),
  partOfCity('INDUSTRY-POLICY', '산업정책과', 'Industrial Policy Division'),
  partOfCity('INVESTMENT', '투자유치과', 'Investment Promotion Division'),
  partOfCity('YOUTH', '청년정책과', 'Youth Policy Division'),
  partOfCity('LOGISTICS', '물류정책과', 'Logistics Policy Division'),
  partOfCity('ARTS', '문화예술과', 'Culture and Arts Division'),
  partOfCity('PETS', '반려동물과', 'Companion Animals Division'),
  partOfCity('ROAD-SAFETY', '도로안전과', 'Road Safety Division'),
  partOfCity('AGING-CITY', '노후도시관리과', 'Aging City Management Division'),
  partOfCity('ORGANISATION', '조직담당관', 'Organisation Office'),
  partOfCity('STARTUPS', '창업벤처담당관', 'Startup and Venture Office'),
  partOfCity('FIRE', '소방재난본부', 'Fire and Disaster Headquarters', agency),
  partOfCity('WATER', '상수도사업본부', 'Water Authority', agency),
  partOfCity('HEALTH', '보건환경연구원', 'Institute of Health and Environment', agency),
  partOfCity('LEARNING', '인재개발원', 'Human Resources Development Institute', agency),
  partOfCity('VEHICLES', '차량등록사업소', 'Vehicle Registration Office', agency),
  partOfCity('NAKDONG', '낙동강관리본부', 'Nakdong River Management Headquarters', agency),
  {
    code: 'OUTSIDE',
    nameKo: '외부',
    nameEn: 'Outside',
    kind: DepartmentKind.OUTSIDE,
    parentCode: null,
    legalDistrictCode: null,
    validFrom: null,
  },
];
