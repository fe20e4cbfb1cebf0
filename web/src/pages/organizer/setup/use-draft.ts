import { useState } from 'react';

/** What is being edited: kept in the tab until it is saved or given up, so that a reload loses nothing. */
export function useDraft<Value>(name: string, initial: Value) {
  const key = `pado.setup.${name}`;
  const [value, setValue] = useState<Value>(() => {
    const kept = sessionStorage.getItem(key);
    return kept === null ? initial : (JSON.parse(kept) as Value);
  });
  const change = (next: Value) => {
    setValue(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  const forget = () => {
    setValue(initial);
    sessionStorage.removeItem(key);
  };
  return { value, change, forget, isChanged: JSON.stringify(value) !== JSON.stringify(initial) };
}

export type Draft<Value> = ReturnType<typeof useDraft<Value>>;
