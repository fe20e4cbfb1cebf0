import { useSearchParams } from 'react-router';

/** What of a page is kept in its address, so that it can be sent to a colleague and survives a reload. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  return {
    get: (name: string): string | null => search.get(name),
    set: (name: string, value: string) =>
      setSearch(
        (before) => {
          before.set(name, value);
          return before;
        },
        { replace: true },
      ),
  };
}
