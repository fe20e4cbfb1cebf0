/** Whether an unknown value has a form. */
export type Shape = (value: unknown) => boolean;

const longest = 20_000;

export const text: Shape = (value) => typeof value === 'string' && value.length <= longest;
export const flag: Shape = (value) => typeof value === 'boolean';
export const whole: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const record: Shape = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const matching =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

export const hash = matching(/^[0-9a-f]{64}$/);
export const pseudonym = matching(/^[0-9a-f]{16}$/);

export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);

export const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);

export const oneOf =
  (...values: unknown[]): Shape =>
  (value) =>
    values.includes(value);

/** An object with exactly these keys; those in `optional` may be absent. */
export const object =
  (required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape =>
  (value) => {
    if (!record(value)) return false;
    const found = value as Record<string, unknown>;
    const shapeOf = (key: string) => (Object.hasOwn(required, key) ? required[key] : Object.hasOwn(optional, key) ? optional[key] : null);
    return Object.keys(required).every((key) => Object.hasOwn(found, key)) && Object.keys(found).every((key) => shapeOf(key)?.(found[key]));
  };
