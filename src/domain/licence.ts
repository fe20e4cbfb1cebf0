/** 공공누리 제1–4유형, Creative Commons, bought, internal to the agency, or other terms. */
export const licences = ['KOGL_1', 'KOGL_2', 'KOGL_3', 'KOGL_4', 'CC', 'PURCHASED', 'INTERNAL', 'OTHER'] as const;
export type Licence = (typeof licences)[number];

/** As a citation names it. */
export const licenceWords: Record<Licence, { ko: string; en: string }> = {
  KOGL_1: { ko: '공공누리 제1유형', en: 'KOGL Type 1' },
  KOGL_2: { ko: '공공누리 제2유형', en: 'KOGL Type 2' },
  KOGL_3: { ko: '공공누리 제3유형', en: 'KOGL Type 3' },
  KOGL_4: { ko: '공공누리 제4유형', en: 'KOGL Type 4' },
  CC: { ko: 'CC 이용허락', en: 'Creative Commons' },
  PURCHASED: { ko: '구매 데이터', en: 'purchased data' },
  INTERNAL: { ko: '내부 데이터', en: 'internal data' },
  OTHER: { ko: '제공기관 이용조건', en: "the provider's terms" },
};
