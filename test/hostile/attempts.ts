import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
} from 'graphql';
import { hostileEnum, hostileScalars } from './values.js';

/** A good question with one place of it made hostile. */
export interface Attempt {
  /** Where and what, e.g. `input.marks.0.points: a number beyond all`. */
  name: string;
  variables: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

/** Every place of the arguments, also those that the good question leaves out, with every value that suits it worst. */
export function* attemptsOn(field: GraphQLField<unknown, unknown>, good: Fields, foreignIds: Fields): Generator<Attempt> {
  for (const { name, type } of field.args) {
    for (const [place, value] of spoiled(type, good[name], foreignIds)) {
      yield { name: `${name}${place}`, variables: { ...good, [name]: value } };
    }
  }
}

function* spoiled(type: GraphQLInputType, good: unknown, foreignIds: Fields): Generator<[place: string, value: unknown]> {
  if (isNonNullType(type)) return yield* spoiled(type.ofType, good, foreignIds);
  yield [': null', null];
  if (isListType(type)) return yield* spoiledLists(type.ofType, good, foreignIds);
  if (isInputObjectType(type)) return yield* spoiledObjects(type, good, foreignIds);
  const values = isEnumType(type) ? hostileEnum : { ...hostileScalars[type.name], ...(type.name === 'ID' && foreignIds) };
  for (const [what, value] of Object.entries(values)) yield [`: ${what}`, value];
}

function* spoiledLists(type: GraphQLInputType, good: unknown, foreignIds: Fields): Generator<[string, unknown]> {
  const item = Array.isArray(good) && good.length > 0 ? (good[0] as unknown) : sampleOf(type);
  yield [': an empty list', []];
  yield [': the same twice', [item, item]];
  yield [': ten thousand', Array<unknown>(10_000).fill(lightOf(item))];
  yield [': a list of null', [null]];
  yield [': a list of lists', [[[item]]]];
  yield [': a text', 'a'];
  for (const [place, value] of spoiled(type, item, foreignIds)) yield [`.0${place}`, [value]];
}

function* spoiledObjects(type: GraphQLInputObjectType, good: unknown, foreignIds: Fields): Generator<[string, unknown]> {
  const all = typeof good === 'object' && good !== null ? (good as Fields) : (sampleOf(type) as Fields);
  yield [': an empty object', {}];
  yield [': a list', []];
  yield [': a text', 'a'];
  const inside = JSON.stringify(all).slice(1, -1);
  yield [': a key of prototypes', JSON.parse(`{"__proto__":{"isAdmin":true}${inside && ','}${inside}}`)];
  yield [': an unknown key', { ...all, isAdmin: true }];
  for (const { name, type: below } of Object.values(type.getFields())) {
    for (const [place, value] of spoiled(below, all[name], foreignIds)) yield [`.${name}${place}`, { ...all, [name]: value }];
  }
}

const samples: Record<string, unknown> = {
  String: 'a',
  ID: '00000000-0000-4000-8000-000000000000',
  Int: 1,
  Decimal: '1',
  DateTime: '2025-10-10T18:00:00Z',
  Boolean: false,
};

/** A value of the type, with no more than it must have. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return samples[type.name];
  const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
}

/** So that ten thousand are no more than a request may bring. */
const lightOf = (item: unknown): unknown => (JSON.stringify(item).length > 90 ? {} : item);
