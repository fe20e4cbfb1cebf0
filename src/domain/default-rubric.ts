import type { Anchor, Criterion, Rubric } from './rubric.js';

const anchors: Anchor[] = [
  { nameKo: '매우 미흡', nameEn: 'Very weak', fromPercent: 0, toPercent: 60 },
  { nameKo: '미흡', nameEn: 'Weak', fromPercent: 60, toPercent: 70 },
  { nameKo: '보통', nameEn: 'Fair', fromPercent: 70, toPercent: 80 },
  { nameKo: '우수', nameEn: 'Good', fromPercent: 80, toPercent: 90 },
  { nameKo: '매우 우수', nameEn: 'Excellent', fromPercent: 90, toPercent: 100 },
];

/** What a paper stage (서면심사) starts from: 100 points, so that the weights are the points. Organisers edit it freely. */
export const defaultRubric: Rubric = {
  criteria: [
    criterion('relevance', 20, {
      nameKo: '주제 적합성·문제정의',
      nameEn: 'Relevance and problem definition',
      guidanceKo: '시정 현안과 관련이 있고 해결할 문제가 분명하게 정의되었는가?',
      guidanceEn: 'Does it bear on a matter of the city, and is the problem to be solved clearly defined?',
    }),
    criterion('validity', 30, {
      nameKo: '데이터 분석의 타당성',
      nameEn: 'Analytic validity',
      guidanceKo: '자료의 출처·품질이 적절하고, 분석 방법과 해석·검증이 타당한가?',
      guidanceEn: 'Are the sources and the quality of the data adequate, and are method, interpretation and validation sound?',
    }),
    criterion('originality', 20, {
      nameKo: '창의성',
      nameEn: 'Originality',
      guidanceKo: '자료의 결합이나 접근 방식이 새롭고 기존 분석과 차별되는가?',
      guidanceEn: 'Does it combine data or approach the matter in a new way that sets it apart from earlier analyses?',
    }),
    criterion('usefulness', 20, {
      nameKo: '활용성·실현가능성',
      nameEn: 'Usefulness and feasibility',
      guidanceKo: '정책·업무에 적용할 수 있고 예산·제도 측면에서 실행 가능한가?',
      guidanceEn: 'Can policy or daily work use it, and can it be carried out within budget and regulations?',
    }),
    criterion('completeness', 10, {
      nameKo: '완성도',
      nameEn: 'Completeness',
      guidanceKo: '보고서의 논리 구성, 시각화, 서식이 충실한가?',
      guidanceEn: 'Is the report thorough in its argument, its charts and its form?',
    }),
  ],
};

/** What a presentation stage (발표심사) starts from. */
export const presentationRubric: Rubric = {
  criteria: [
    criterion('validity', 25, {
      nameKo: '데이터 분석의 타당성',
      nameEn: 'Analytic validity',
      guidanceKo: '분석 방법과 해석이 타당하고, 질문을 받은 근거를 자료로 설명하는가?',
      guidanceEn: 'Are method and interpretation sound, and is what is asked about explained from the data?',
    }),
    criterion('usefulness', 30, {
      nameKo: '활용성·기대효과',
      nameEn: 'Usefulness and expected effect',
      guidanceKo: '정책·업무에 적용할 수 있고 기대되는 효과가 분명한가?',
      guidanceEn: 'Can policy or daily work use it, and is the effect that it promises clear?',
    }),
    criterion('originality', 15, {
      nameKo: '창의성',
      nameEn: 'Originality',
      guidanceKo: '자료의 결합이나 접근 방식이 새롭고 기존 분석과 차별되는가?',
      guidanceEn: 'Does it combine data or approach the matter in a new way that sets it apart from earlier analyses?',
    }),
    criterion('reach', 15, {
      nameKo: '파급성',
      nameEn: 'Reach',
      guidanceKo: '다른 부서·구·군으로 확산할 수 있는가?',
      guidanceEn: 'Can other departments, districts and counties take it up?',
    }),
    criterion('delivery', 15, {
      nameKo: '발표력·질의응답',
      nameEn: 'Delivery and answers',
      guidanceKo: '핵심을 시간 안에 전달하고 질문에 정확히 답하는가?',
      guidanceEn: 'Does it get the point across in time, and are questions answered precisely?',
    }),
  ],
};

type Words = Pick<Criterion, 'nameKo' | 'nameEn' | 'guidanceKo' | 'guidanceEn'>;

function criterion(key: string, points: number, words: Words): Criterion {
  return { key, ...words, maxPoints: `${points}.00`, step: '0.50', weight: points, anchors };
}
