import type { DataSource } from 'typeorm';
import { particleAfter } from '../domain/particle.js';
import { departmentsLike } from '../features/accounts/departments.queries.js';

/** `pado departments [text]`: the agencies and departments of today, a line each. 1 where none has the text in its code or names. */
export async function printDepartments(db: DataSource, part = ''): Promise<number> {
  const found = await departmentsLike(db.manager, part);
  for (const { code, nameKo, nameEn, parentCode } of found) {
    console.log([code, nameKo, nameEn, parentCode === null ? '' : `(${parentCode})`].filter(Boolean).join('  '));
  }
  if (found.length > 0) return 0;
  console.error(
    `"${part}"${particleAfter(part, '이/가')} 들어간 기관·부서가 없습니다. / No agency or department has "${part}" in its code or name.`,
  );
  return 1;
}
