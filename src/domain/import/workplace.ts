import { particleAfter } from '../particle.js';
import type { WorkCells } from './account-row.js';
import { echoed } from './line-problem.js';
import { plainName } from './plain-name.js';

/** A department as somebody's workplace. Days are texts like `2025-07-01`; null is an open end. */
export interface KnownUnit {
  id: string;
  code: string;
  nameKo: string;
  parentId: string | null;
  validFrom: string | null;
  validTo: string | null;
}

interface WorkplaceProblem {
  header: '소속기관' | '부서';
  code: string;
  ko: string;
  en: string;
}

/** Finds agency and department of a row as they are on its day. What is not certain is told, and nothing guessed. */
export function workplaceFinder(units: readonly KnownUnit[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byName = Map.groupBy(units, ({ nameKo }) => plainName(nameKo));

  const isWithin = (unit: KnownUnit, agency: KnownUnit): boolean =>
    unit.id === agency.id || (unit.parentId !== null && isWithin(byId.get(unit.parentId)!, agency));

  const find = (
    text: string,
    header: '소속기관' | '부서',
    day: string,
    suits: (unit: KnownUnit) => boolean,
  ): KnownUnit | WorkplaceProblem => {
    const coded = byCode.get(text);
    const called = coded ? [coded] : (byName.get(plainName(text)) ?? []);
    const [found, ...others] = called.filter((unit) => existsOn(unit, day) && suits(unit));
    const name = echoed(text);
    if (!found) {
      const ko = `${day}에 '${name}'${particleAfter(name, '이/가')} 없습니다. 이름이나 코드, 기준일을 확인해 주세요.`;
      return { header, code: 'DEPARTMENT_UNKNOWN', ko, en: `There is no '${name}' on ${day}: check its Korean name or code, and the day.` };
    }
    if (others.length === 0) return found;
    const ko = `'${name}'${particleAfter(name, '이/가')} 여럿입니다. 코드로 적어 주세요.`;
    return { header, code: 'DEPARTMENT_AMBIGUOUS', ko, en: `Several are called '${name}': write its code.` };
  };

  return ({ agency, department }: WorkCells, day: string): { agencyId: string; departmentId: string } | WorkplaceProblem => {
    const above = find(agency, '소속기관', day, () => true);
    if ('ko' in above) return above;
    const unit = department === null ? above : find(department, '부서', day, (each) => isWithin(each, above));
    return 'ko' in unit ? unit : { agencyId: above.id, departmentId: unit.id };
  };
}

const existsOn = ({ validFrom, validTo }: KnownUnit, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
