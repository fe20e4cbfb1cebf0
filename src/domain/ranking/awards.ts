export interface Award {
  name: string;
  quota: number;
  /** What happens when entries that are still tied straddle the end of the quota. */
  onTie: 'deliberate' | 'expand';
}

/** What an entry says in place of an award's name while the organiser has to decide. */
const pendingAward = 'pending';

/**
 * Gives the awards out from the top of groups of tied entries. `deliberate` marks the straddling group as pending, and everything below
 * waits without an award; `expand` gives the award to all of them and takes the extra places from the awards that follow. Places that
 * nobody fills stay empty.
 */
export function giveAwards<Entry>(awards: readonly Award[], groups: readonly Entry[][]): Map<Entry, string> {
  const given = new Map<Entry, string>();
  const waiting = [...groups];
  let owed = 0;
  for (const { name, quota, onTie } of awards) {
    let places = quota - owed;
    for (let group = waiting[0]; group && places > 0; group = waiting[0]) {
      const mustWait = group.length > places && onTie === 'deliberate';
      for (const entry of group) given.set(entry, mustWait ? pendingAward : name);
      if (mustWait) return given;
      places -= group.length;
      waiting.shift();
    }
    owed = Math.max(0, -places);
  }
  return given;
}
