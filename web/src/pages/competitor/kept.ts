import { useState } from 'react';

const keyOf = (name: string): string => `pado.kept.${name}`;

const dropKept = (name: string): void => sessionStorage.removeItem(keyOf(name));

function readKept<Value>(name: string): Value | null {
  const text = sessionStorage.getItem(keyOf(name));
  return text === null ? null : (JSON.parse(text) as Value);
}

const writeKept = (name: string, value: unknown): void => sessionStorage.setItem(keyOf(name), JSON.stringify(value));

/** What is typed and not sent yet, in this tab: it outlives a reload, and signing out clears it. */
export function useKept<Value>(name: string, start: Value): [Value, (value: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => readKept<Value>(name) ?? start);
  const change = (next: Value) => {
    setValue(next);
    writeKept(name, next);
  };
  const drop = () => {
    dropKept(name);
    setValue(start);
  };
  return [value, change, drop];
}
