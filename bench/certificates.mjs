// `npm run bench -- certificates`: how long it takes to draw certificates (상장) into one file, as the job does in its thread, and one by one,
// as teams fetch them. No database. Above the limit it fails.
import { certificatesPaper } from '../dist/src/features/papers/certificate-paper.js';
import { defaultWording, filledIn } from '../dist/src/domain/certificate.js';

const CERTIFICATES = 500;
const ALONE = 20;
const LIMIT_SECONDS = 60;

/** `{ certificates, seconds, msEach, bytes, msAlone, rssMb }`. */
export async function measure() {
  const at = new Date('2025-11-27T00:00:00Z');
  const certificates = Array.from({ length: CERTIFICATES }, (_, index) => certificateOf(index));
  const begin = performance.now();
  const file = await certificatesPaper(certificates, at);
  const seconds = (performance.now() - begin) / 1000;
  console.error(`${CERTIFICATES} certificates in one file: ${seconds.toFixed(1)} s, ${file.length} bytes`);
  const one = performance.now();
  for (const certificate of certificates.slice(0, ALONE)) await certificatesPaper([certificate], at);
  const msAlone = Math.round((performance.now() - one) / ALONE);
  const measured = {
    certificates: CERTIFICATES,
    seconds: Math.round(seconds * 100) / 100,
    msEach: Math.round((seconds * 100_000) / CERTIFICATES) / 100,
    bytes: file.length,
    msAlone,
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
  if (seconds > LIMIT_SECONDS) throw new Error(`${CERTIFICATES} certificates took ${seconds.toFixed(1)} s, more than ${LIMIT_SECONDS}.`);
  return measured;
}

/** Each has a name, a team and a work of its own, so that each brings glyphs of its own. */
function certificateOf(index) {
  const syllable = (shift) => String.fromCodePoint(0xac00 + ((index * 37 + shift * 911) % 11_172));
  const name = `남${syllable(1)}${syllable(2)}`;
  const team = `데이터${syllable(3)}`;
  const facts = { year: '2025', competition: '부산광역시 공무원 데이터 분석 경진대회', track: '분석', award: '우수상', team, title: '' };
  return {
    number: `제2025-${String(index + 1).padStart(3, '0')}호`,
    kind: 'MEMBER',
    name,
    department: '해운대구 청년정책과',
    address: `https://pado.busan.example/certificates/00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    content: {
      heading: '상장',
      award: '우수상',
      competition: facts.competition,
      team,
      title: `부산광역시 ${syllable(4)}${syllable(5)} 실태와 유동인구 변화를 결합한 정비 지역 도출`,
      citation: filledIn(defaultWording.citationMember, facts),
      day: '2025년 11월 27일',
      issuer: '부산광역시장',
      issuerName: '남궁다솜',
    },
  };
}
