import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PreparedNames, PreparingClient } from '../../src/platform/database/preparing-client.js';
import { openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

let it: TwoRoles;
const { names } = PreparingClient;
beforeAll(async () => {
  // As in a process that has just started.
  PreparingClient.names = new PreparedNames();
  it = await openAsBothRoles({ poolSize: 1 });
});
afterAll(async () => {
  PreparingClient.names = names;
  await it.close();
});

const prepared = async (part: string) => {
  const rows = await it.app.query<{ statement: string }[]>(`select statement from pg_prepared_statements where statement like '%' || $1`, [
    part,
  ]);
  return rows.map(({ statement }) => statement);
};

test('a statement with values is prepared when it is sent again, and answers with the values of each time', async () => {
  const ask = async (value: string) => it.app.query<object[]>(`select $1::text as said -- again`, [value]);
  expect(await ask('one')).toEqual([{ said: 'one' }]);
  expect(await prepared('said -- again')).toEqual([]);
  expect(await ask('two')).toEqual([{ said: 'two' }]);
  expect(await ask('three')).toEqual([{ said: 'three' }]);
  expect(await prepared('said -- again')).toEqual(['select $1::text as said -- again']);
});

test('what is wrong with a prepared statement leaves the connection of use', async () => {
  const divide = (by: number) => it.app.query<object[]>(`select 6 / $1::int as result`, [by]);
  expect(await divide(1)).toEqual([{ result: 6 }]);
  await expect(divide(0)).rejects.toThrow('division by zero');
  await expect(divide(0)).rejects.toThrow('division by zero');
  expect(await divide(2)).toEqual([{ result: 3 }]);
});

test('a statement without values is sent as it is', async () => {
  for (let turn = 0; turn < 3; turn++) await it.app.query(`select 'as it is'`);
  expect(await prepared(`'as it is'`)).toEqual([]);
});

test('texts without end do not all get names', () => {
  const few = new PreparedNames();
  const named = Array.from({ length: 2_000 }, (_, index) => `select ${index}`).filter((text) => few.of(text) ?? few.of(text));
  expect(named).toHaveLength(500);
});
