import type { Sentences } from './sentences.js';

export const spreadsheetSentences = {
  STAGE_NOT_NAMED: ['어느 심사 단계의 자료인지 정해 주세요.', 'Say of which stage.'],
  WORKBOOK_EXPECTED: [
    '채점표 통합 문서(XLSX)를 올려 주세요. 다른 형식이면 XLSX로 저장한 뒤 다시 올려 주세요.',
    'Send the workbook of score sheets, as XLSX. Save it as XLSX if it is anything else.',
  ],
  WORKBOOK_LINKS_OUT: [
    '다른 파일이나 자료에 연결된 통합 문서는 받지 않습니다. 연결을 끊고 저장한 뒤 다시 올려 주세요.',
    'A workbook that is linked to other files or data is not taken. Break the links, save it and send it again.',
  ],
  WORKBOOK_TOO_LONG: [
    '채점표 통합 문서에 행이나 칸, 시트가 너무 많습니다. {rows}행까지 읽습니다. 내려받은 통합 문서에 점수만 적어 다시 올려 주세요.',
    'The workbook has too many rows, cells or sheets: up to {rows} rows are read. Fill in the workbook that you downloaded and send it again.',
  ],
  WORKBOOK_NOT_YOURS: [
    '이 단계에서 배정받은 출품작의 채점표가 아닙니다. 채점표를 다시 내려받아 적어 주세요.',
    'This is no workbook of what you were given to judge in this stage. Download yours and fill that in.',
  ],
} as const satisfies Sentences;
