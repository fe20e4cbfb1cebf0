import { formatSeoul } from '../../domain/seoul-time.js';
import type { FindingOutcome, ReportState } from '../../domain/verification.js';
import type { ToldOfReport } from './report.queries.js';

interface Words {
  ko: string;
  en: string;
}

const states: Record<ReportState, Words> = {
  RECEIVED: { ko: '접수했고 아직 확인하지 않았습니다.', en: 'It was received, and is not being checked yet.' },
  BEING_CHECKED: { ko: '확인하고 있습니다.', en: 'It is being checked.' },
  DECIDED: { ko: '두 담당자가 확인을 마쳤습니다.', en: 'Two organisers have decided on it.' },
};

/** In general: what follows from it is seen in the nominees and the results. */
const outcomes: Record<FindingOutcome, Words> = {
  UPHELD: {
    ko: '신고한 내용을 사실로 인정했습니다. 조치는 수상후보 목록과 공표된 결과에 반영합니다.',
    en: 'What was reported is so. What follows is seen in the nominees and in the published results.',
  },
  REJECTED: { ko: '신고한 내용을 사실로 인정하지 않았습니다.', en: 'What was reported was not found to be so.' },
};

/** What whoever has the reference number is told. */
export const reportStateWords = ({ state, receivedAt, outcome }: ToldOfReport): Words[] => {
  const at = formatSeoul(receivedAt);
  return [{ ko: `접수: ${at}`, en: `Received: ${at} (Seoul)` }, states[state], ...(outcome ? [outcomes[outcome]] : [])];
};
