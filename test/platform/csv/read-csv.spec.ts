import { describe, expect, test } from '@jest/globals';
import { trainingHeaders } from '../../../src/domain/training-row.js';
import { readCsv } from '../../../src/platform/csv/read-csv.js';

const readTrainingCsv = (bytes: Uint8Array) => readCsv(bytes, { needed: trainingHeaders, optional: [] });

const header = trainingHeaders.join(',');
const cells = {
  교육연도: '2025',
  과정명: '데이터 리터러시 입문',
  레벨: '0',
  기수: '1',
  시작일: '2025.4.21.',
  종료일: '2025. 4. 21.',
  교육장소: '나라키움 부산청년창업허브',
  직원번호: 'B2025-000123',
  '행정메일(선택)': 'user001@busan.example',
  성명: '남궁뷁',
  소속기관: '해운대구',
  부서: '똠방각하과',
  직급: '7급',
  상태: '수료',
  출석시간: '7',
  총교육시간: '7',
  수료일: '45768',
  수료번호: '2025-0-001',
};
const row = Object.values(cells).join(',');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTrainingCsv(bytesOf(text));
const codesOf = (result: ReturnType<typeof readTrainingCsv>) =>
  'problems' in result ? result.problems.map(({ path, code }) => `${path} ${code}`) : result;

// The header and the row above in CP949, made with Python's codec of that name. 뷁 and 똠 are not in EUC-KR.
const cp949 = Buffer.from(
  'sbPAsL+stbUssPrBpLjtLLe5uqcsseK89iy9w8DbwM8swb634cDPLLGzwLDA5bzSLMH3v/i5+MijLMfgwaS43sDPKLyxxcMpLLy6uO0svNK807HisPwsus68rSzB97He' +
    'LLvzxcIsw+K8rr3DsKMsw9Gxs8CwvcOwoyy89rfhwM8svPa34bn4yKMNCjIwMjUstaXAzMXNILiuxc23r73DIMDUua4sMCwxLDIwMjUuNC4yMS4sMjAyNS4gNC4gMjEu' +
    'LLOqtvPFsL/yILrOu+rDu7Piw6K+98fjuuosQjIwMjUtMDAwMTIzLHVzZXIwMDFAYnVzYW4uZXhhbXBsZSyzsrHDlO4sx9i/7rTrsbgsjGO55rCix8+w+iw3sd4svPa3' +
    '4Sw3LDcsNDU3NjgsMjAyNS0wLTAwMQ0K',
  'base64',
);

describe('a file of training records', () => {
  test.each([
    ['UTF-8', bytesOf(`${header}\r\n${row}\r\n`)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${header}\r\n${row}\r\n`)],
    ['CP949', cp949],
    ['UTF-8 with bare line feeds and no last one', bytesOf(`${header}\n${row}`)],
    ['UTF-8 with bare carriage returns', bytesOf(`${header}\r${row}\r`)],
    ['UTF-8 with composed letters taken apart in the header', bytesOf(`${header.normalize('NFD')}\n${row}`)],
    ['UTF-8 with everything quoted', bytesOf(`"${trainingHeaders.join('","')}"\r\n"${Object.values(cells).join('","')}"\r\n`)],
  ])('is read in %s', (_, bytes) => {
    expect(readTrainingCsv(bytes)).toEqual({ rows: [{ line: 2, cells }] });
  });

  test('may have its columns in any order', () => {
    const reversed = `${trainingHeaders.toReversed().join(',')}\n${Object.values(cells).toReversed().join(',')}`;
    expect(read(reversed)).toEqual({ rows: [{ line: 2, cells }] });
  });

  test('may leave out a column that it need not have', () => {
    const headers = { needed: ['코드'], optional: ['비고'] } as const;
    expect(readCsv(bytesOf('코드\n1\n'), headers)).toEqual({ rows: [{ line: 2, cells: { 코드: '1', 비고: '' } }] });
    expect(readCsv(bytesOf('비고,코드\n둘,2\n'), headers)).toEqual({ rows: [{ line: 2, cells: { 코드: '2', 비고: '둘' } }] });
  });

  test('with a header alone has no rows', () => {
    expect(read(`${header}\r\n`)).toEqual({ rows: [] });
  });

  test.each(['\n', '\r\n'])('counts its own lines, whatever stands in quotes and between rows (line end %j)', (end) => {
    const twoLines = row.replace('나라키움 부산청년창업허브', `"나라키움${end}""부산""청년창업허브, 2층"`);
    const lines = [header, row, twoLines, '', ','.repeat(17), row, ''].join(end);
    expect(read(lines)).toEqual({
      rows: [
        { line: 2, cells },
        { line: 3, cells: { ...cells, 교육장소: '나라키움\n"부산"청년창업허브, 2층' } },
        { line: 7, cells },
      ],
    });
  });
});

const headerProblem = (code: string, ko: string, en: string) => ({ path: 'header', code, ko, en });

describe('a header', () => {
  test.each([
    [
      'without two columns',
      header.replace('레벨,', '').replace(',수료번호', ''),
      [headerProblem('MISSING_HEADERS', '빠진 열이 있습니다: 레벨, 수료번호', 'These columns are missing: 레벨, 수료번호')],
    ],
    [
      'with a column too many',
      `${header},비고`,
      [headerProblem('UNKNOWN_HEADERS', '알 수 없는 열이 있습니다: 비고', 'These columns are unknown: 비고')],
    ],
    [
      'with a column without a name',
      `${header},`,
      [headerProblem('UNKNOWN_HEADERS', '알 수 없는 열이 있습니다: ""', 'These columns are unknown: ""')],
    ],
    [
      'with a formula for a column',
      `${header},=1+1`,
      [headerProblem('UNKNOWN_HEADERS', "알 수 없는 열이 있습니다: '=1+1", "These columns are unknown: '=1+1")],
    ],
    [
      'with a column twice',
      `${header},성명`,
      [headerProblem('REPEATED_HEADERS', '두 번 나오는 열이 있습니다: 성명', 'These columns stand twice: 성명')],
    ],
    [
      'with a misspelt column',
      header.replace('직원번호', '사번'),
      [
        headerProblem('MISSING_HEADERS', '빠진 열이 있습니다: 직원번호', 'These columns are missing: 직원번호'),
        headerProblem('UNKNOWN_HEADERS', '알 수 없는 열이 있습니다: 사번', 'These columns are unknown: 사번'),
      ],
    ],
  ])('%s is refused by name', (_, wrong, problems) => {
    expect(read(`${wrong}\n${row}`)).toEqual({ problems });
  });

  test('of another kind of separator is told as unknown, and everything as missing', () => {
    expect(codesOf(read(header.replaceAll(',', ';')))).toEqual(['header MISSING_HEADERS', 'header UNKNOWN_HEADERS']);
  });
});

describe('a broken file', () => {
  test.each([
    ['is empty', bytesOf(''), ['file EMPTY']],
    ['has only blank lines', bytesOf('\n\n'), ['file EMPTY']],
    ['is a ZIP, as XLSX files are', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xff, 0x41), ['file NOT_CSV']],
    [
      'is UTF-16',
      Uint8Array.of(0xff, 0xfe, ...new Uint8Array(new Uint16Array([...header].map((letter) => letter.charCodeAt(0))).buffer)),
      ['file NOT_CSV'],
    ],
    ['ends within a CP949 letter', cp949.subarray(0, 1), ['file NOT_CSV']],
    ['has a quote that is not closed', bytesOf(`${header}\n${row}\n"${row}\n`), ['lines.3 BROKEN_QUOTES']],
    ['has a quote within a word', bytesOf(`${header}\n${row.replace('똠방', '똠"방')}\n`), ['lines.2 BROKEN_QUOTES']],
    [
      'has a cell too many and a cell too few',
      bytesOf(`${header}\n${row},\n${row}\n2025\n`),
      ['lines.2 WRONG_WIDTH', 'lines.4 WRONG_WIDTH'],
    ],
  ])('that %s is refused', (_, bytes, problems) => {
    expect(codesOf(readTrainingCsv(bytes))).toEqual(problems);
  });

  test('says which line has how many cells', () => {
    expect(read(`${header}\n${row},,\n`)).toEqual({
      problems: [
        {
          path: 'lines.2',
          code: 'WRONG_WIDTH',
          ko: '2행의 칸 수가 20개로, 제목 행의 18개와 다릅니다.',
          en: 'Line 2 has 20 cells, the header has 18.',
        },
      ],
    });
  });

  test.each([
    [20_000, 20_000],
    [20_001, ['file TOO_MANY_ROWS']],
  ])('has at most 20,000 rows: %d give %j', (rows, outcome) => {
    const result = read(`${header}\n${`${row}\n`.repeat(rows)}`);
    expect('rows' in result ? result.rows.length : codesOf(result)).toEqual(outcome);
  });
});
