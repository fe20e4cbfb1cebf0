import { compare, fractionOf, parseDecimal, parseFraction, zero, type Fraction } from './fraction.js';
import { problem, problemsOfRepeats, refuseProblems } from './problem.js';
import { refusal, Refused, type Problem } from './refusal.js';

/**
 * A piece of data from outside and the path to it. Reading it as something that it is not throws INVALID_INPUT, which names the
 * path. Keys that nobody reads are ignored: other people's data may say more than we ask.
 */
export class Given {
  constructor(
    private readonly value: unknown,
    private readonly parent: Given | null = null,
    private readonly key: string | number = '',
  ) {}

  /** The piece as it came, for a reader that starts paths of its own. */
  raw(): unknown {
    return this.value;
  }

  /** The same, which must be an object. */
  object(): Record<string, unknown> {
    return this.keyed();
  }

  isNull(): boolean {
    return this.value === null;
  }

  /** The value of a key that must be there. */
  field(key: string): Given {
    const record = this.keyed();
    const field = new Given(record[key], this, key);
    return Object.hasOwn(record, key) ? field : field.wrong('MISSING', '값이 없습니다.', 'This is missing.');
  }

  /** The value of a key, or null where the key is absent or null. */
  optional(key: string): Given | null {
    const record = this.keyed();
    return Object.hasOwn(record, key) && record[key] !== null ? new Given(record[key], this, key) : null;
  }

  /** Reads every item. The first problem of each of them is told, not only that of the first wrong one, up to a hundred or so. */
  list<T>(read: (item: Given, index: number) => T): T[] {
    if (!Array.isArray(this.value)) return this.wrong('NOT_A_LIST', '목록이어야 합니다.', 'This must be a list.');
    const values: unknown[] = this.value;
    const problems: Problem[] = [];
    const items: T[] = [];
    for (let index = 0; index < values.length && problems.length < mostProblems; index++) {
      try {
        items.push(read(new Given(values[index], this, index), index));
      } catch (error) {
        problems.push(...problemsIn(error));
      }
    }
    refuseProblems(problems);
    return items;
  }

  /** Reads the value of every key. */
  map<T>(read: (item: Given) => T): Map<string, T> {
    return new Map(Object.entries(this.keyed()).map(([key, value]) => [key, read(new Given(value, this, key))]));
  }

  /** A list in which no two items have the same key. */
  listByKey<T>(read: (item: Given) => T, keyOf: (item: T) => string): T[] {
    const items = this.list((item) => read(item));
    refuseProblems(problemsOfRepeats(items.map(keyOf), (index) => this.pathOf(index)));
    return items;
  }

  text(): string {
    return typeof this.value === 'string' && this.value !== ''
      ? this.value
      : this.wrong('NOT_A_TEXT', '글자가 있어야 합니다.', 'This must be a text that is not empty.');
  }

  word<Word extends string>(words: readonly Word[]): Word {
    const word = words.find((known) => known === this.value);
    const choice = words.join(', ');
    return word ?? this.wrong('UNKNOWN_WORD', `다음 중 하나여야 합니다: ${choice}`, `This must be one of: ${choice}.`);
  }

  flag(): boolean {
    return typeof this.value === 'boolean'
      ? this.value
      : this.wrong('NOT_A_FLAG', 'true 또는 false여야 합니다.', 'This must be true or false.');
  }

  whole(least: number, most = Number.MAX_SAFE_INTEGER): number {
    return typeof this.value === 'number' && Number.isSafeInteger(this.value) && this.value >= least && this.value <= most
      ? this.value
      : this.wrong('NOT_A_WHOLE_NUMBER', `${least} 이상의 정수여야 합니다.`, `This must be a whole number from ${least} to ${most}.`);
  }

  /** A JSON number; one too large for a double, such as 1e999, is none. */
  number(): number {
    return typeof this.value === 'number' && Number.isFinite(this.value)
      ? this.value
      : this.wrong('NOT_A_NUMBER', '수여야 합니다.', 'This must be a number.');
  }

  /** A decimal written as a text: a JSON number has been through binary floating point already. */
  decimal(): Fraction {
    const decimal = typeof this.value === 'string' ? parseDecimal(this.value) : null;
    return decimal ?? this.wrong('NOT_A_DECIMAL', '"18.5"처럼 적은 십진수여야 합니다.', 'This must be a decimal in quotes, like "18.5".');
  }

  /** A decimal text or a whole JSON number, which is exact as well. */
  amount(): Fraction {
    return typeof this.value === 'number' && Number.isSafeInteger(this.value) ? fractionOf(this.value) : this.decimal();
  }

  /** An amount or `"n/d"`. */
  fraction(): Fraction {
    return (typeof this.value === 'string' ? parseFraction(this.value) : null) ?? this.amount();
  }

  notNegative(): Fraction {
    const amount = this.amount();
    return compare(amount, zero) >= 0 ? amount : this.wrong('OUT_OF_RANGE', '0 이상이어야 합니다.', 'This must not be below 0.');
  }

  /** @throws Refused always: INVALID_INPUT at this path. */
  wrong(code: string, ko: string, en: string): never {
    throw invalid(problem(this.path(), code, ko, en));
  }

  private keyed(): Record<string, unknown> {
    return isRecord(this.value)
      ? this.value
      : this.wrong('NOT_AN_OBJECT', '이름이 있는 값의 묶음이어야 합니다.', 'This must be an object.');
  }

  // Put together only when something is wrong: there are many thousand marks to a question.
  private path(): string {
    return this.parent === null ? '' : this.parent.pathOf(this.key);
  }

  private pathOf(key: string | number): string {
    const path = this.path();
    return path === '' ? `${key}` : `${path}.${key}`;
  }
}

/** Nobody reads more of them, and there may be one for every mark. */
const mostProblems = 100;

const invalid = (wrong: Problem) => new Refused(refusal('INVALID_INPUT', { problems: [wrong] }));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function problemsIn(error: unknown): Problem[] {
  if (error instanceof Refused && error.refusal.data?.problems) return error.refusal.data.problems;
  throw error;
}
