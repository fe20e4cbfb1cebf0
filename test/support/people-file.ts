import type { DataSource } from 'typeorm';
import { type AccountCells, accountHeaders } from '../../src/domain/import/account-row.js';
import { type DepartmentCells, departmentHeaders } from '../../src/domain/import/department-row.js';

const fileOf = <Cells extends object>(headers: readonly string[], blank: Cells, rows: readonly Partial<Cells>[]): Buffer => {
  const lines = rows.map((row) => headers.map((header) => String({ ...blank, ...row }[header as keyof Cells] ?? '')).join(','));
  return Buffer.from([headers.join(','), ...lines, ''].join('\r\n'));
};

const bora: Partial<AccountCells> = {
  메일: 'bora@busan.example',
  성명: '한보라',
  소속기관: '해운대구',
  직원번호: 'H-1',
  직급: '7급',
  기준일: '2025-01-01',
};

/** A file of accounts. A row that says nothing else tells of 한보라, who works in 해운대구 since 2025. */
export const accountsFile = (...rows: Partial<AccountCells>[]): Buffer =>
  fileOf([...accountHeaders.needed, ...accountHeaders.optional], bora, rows);

const team: Partial<DepartmentCells> = { 국문명: '데이터팀', 영문명: 'Data Team', 구분: '구', 상위코드: '3330000', 시작일: '2025-01-01' };

/** A file of departments. A row that says nothing else tells of 데이터팀 of 해운대구, which began with 2025. */
export const departmentsFile = (...rows: Partial<DepartmentCells>[]): Buffer =>
  fileOf([...departmentHeaders.needed, ...departmentHeaders.optional], team, rows);

/** Where the owner of a mail address works and worked, the oldest first. */
export const placesOf = async (db: DataSource, email: string): Promise<string[]> => {
  const rows = await db.query<{ place: string }[]>(
    `select concat_ws(' ', agency.code, department.code, employee_number, grade, employment.valid_from::text, '~', employment.valid_to::text) as place
       from employment join account on account.id = account_id
       join department as agency on agency.id = agency_id join department on department.id = department_id
      where email = $1 order by employment.valid_from`,
    [email],
  );
  return rows.map(({ place }) => place);
};
