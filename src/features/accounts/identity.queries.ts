import type { EntityManager } from 'typeorm';
import type { Identity, Workplace } from '../../domain/anonymity/identity.js';
import { DepartmentKind } from './department.entity.js';

interface BodyRow {
  nameKo: string;
  nameEn: string;
  kind: DepartmentKind;
}

/** By what a reader would know these people: their names and addresses, and where they work today. */
export async function identityOfAccounts(db: EntityManager, accountIds: readonly string[]): Promise<Identity> {
  const people = await db.query<{ name: string; email: string }[]>(
    `select name, email from account where id = any($1) and email not like '%@destroyed.invalid' order by id`,
    [accountIds],
  );
  const departments = await db.query<{ id: string }[]>(
    `select distinct department_id as id from employment
      where account_id = any($1) and valid_from <= current_date and (valid_to is null or valid_to > current_date)`,
    [accountIds],
  );
  return {
    names: [...new Set(people.map(({ name }) => name))],
    workplaces: await workplacesAt(
      db,
      departments.map(({ id }) => id),
    ),
    teamName: null,
    mails: people.map(({ email }) => email),
    // No telephone numbers are on record.
    phones: [],
  };
}

/** These departments, each with what is above it. */
export async function workplacesAt(db: EntityManager, departmentIds: readonly string[]): Promise<Workplace[]> {
  const bodies = await db.query<(BodyRow & { leaf: string })[]>(
    `with recursive chain as (
       select id as leaf, 0 as height, department.* from department where id = any($1)
       union all select leaf, height + 1, department.* from chain join department on department.id = chain.parent_id
     )
     select leaf, name_ko as "nameKo", name_en as "nameEn", kind from chain order by leaf, height`,
    [departmentIds],
  );
  return [...Map.groupBy(bodies, ({ leaf }) => leaf).values()].map(workplaceOf);
}

/**
 * A department with all above it as a workplace. The agency is the uppermost body of the department's own kind: a division of the Water
 * Authority belongs to that, though the city is above it.
 */
function workplaceOf(chain: readonly BodyRow[]): Workplace {
  const [leaf] = chain as [BodyRow];
  const own = leaf.kind === DepartmentKind.CITY_HALL ? chain : chain.filter(({ kind }) => kind === leaf.kind);
  const [agency, inner] = [own.at(-1)!, own.slice(1, -1)];
  const isDistrict = agency.kind === DepartmentKind.DISTRICT || agency.kind === DepartmentKind.COUNTY;
  return { division: leaf === agency ? null : leaf, above: inner, agency, isDistrict };
}
