/**
 * Sheets as numbers. Every entry and every judge has at least one sheet, and no pair stands twice; callers leave the others out and keep
 * the indices. What has no sheet after all is harmless: it belongs to no component, and its numbers are NaN (entries) or 0 (judges).
 */
export interface Design {
  entries: number;
  judges: number;
  /** Per sheet, in the order in which the sheets were given; totals on 0–100. */
  entryOf: Int32Array;
  judgeOf: Int32Array;
  totals: Float64Array;
  /** How many sheets. */
  sheetsOfEntry: Int32Array;
  sheetsOfJudge: Int32Array;
  /**
   * The indices of the sheets by entry, and inside an entry by judge: those of entry e stand from `firstOfEntry[e]` up to, and without,
   * `firstOfEntry[e + 1]`. Sums are taken in this order, so that the order of the sheets changes no digit.
   */
  byEntry: Int32Array;
  firstOfEntry: Int32Array;
  components: Components;
}

/** The connected parts of the graph of judges and entries, labelled from 1 in the order of the entries; 0: no sheet. */
export interface Components {
  count: number;
  ofEntry: Int32Array;
  ofJudge: Int32Array;
}

export interface ScoredSheet {
  entry: number;
  judge: number;
  /** On 0–100. */
  total: number;
}

export function designOf(entries: number, judges: number, sheets: readonly ScoredSheet[]): Design {
  const entryOf = new Int32Array(sheets.length);
  const judgeOf = new Int32Array(sheets.length);
  const totals = new Float64Array(sheets.length);
  for (let sheet = 0; sheet < sheets.length; sheet++) {
    const { entry, judge, total } = sheets[sheet]!;
    entryOf[sheet] = entry;
    judgeOf[sheet] = judge;
    totals[sheet] = total;
  }
  const byEntry = orderedBy(entryOf, entries, orderedBy(judgeOf, judges, Int32Array.from(sheets.keys())));
  const sheetsOfEntry = countsOf(entryOf, entries);
  const firstOfEntry = new Int32Array(entries + 1);
  for (let entry = 0; entry < entries; entry++) firstOfEntry[entry + 1] = firstOfEntry[entry]! + sheetsOfEntry[entry]!;
  return {
    entries,
    judges,
    entryOf,
    judgeOf,
    totals,
    sheetsOfEntry,
    sheetsOfJudge: countsOf(judgeOf, judges),
    byEntry,
    firstOfEntry,
    components: componentsOf(entries, judges, entryOf, judgeOf),
  };
}

/** N − E − J + components: what is left to see the noise by, once entries and judges have their effects. */
export const residualDfOf = ({ totals, sheetsOfEntry, sheetsOfJudge, components }: Design): number =>
  totals.length - seen(sheetsOfEntry) - seen(sheetsOfJudge) + components.count;

/** N − E: what sheets of the same entry say about judges and noise together. */
export const withinEntryDfOf = ({ totals, sheetsOfEntry }: Design): number => totals.length - seen(sheetsOfEntry);

const seen = (counts: Int32Array): number => counts.reduce((number, count) => number + Number(count > 0), 0);

function countsOf(owners: Int32Array, number: number): Int32Array {
  const counts = new Int32Array(number);
  for (const owner of owners) counts[owner]!++;
  return counts;
}

/** A stable counting sort of sheets by their owner. */
function orderedBy(owners: Int32Array, number: number, sheets: Int32Array): Int32Array {
  const next = new Int32Array(number + 1);
  for (const owner of owners) next[owner + 1]!++;
  for (let owner = 0; owner < number; owner++) next[owner + 1]! += next[owner]!;
  const ordered = new Int32Array(sheets.length);
  for (const sheet of sheets) ordered[next[owners[sheet]!]!++] = sheet;
  return ordered;
}

function componentsOf(entries: number, judges: number, entryOf: Int32Array, judgeOf: Int32Array): Components {
  const parents = Int32Array.from({ length: entries + judges }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!;
    return root;
  };
  for (let sheet = 0; sheet < entryOf.length; sheet++) parents[rootOf(entries + judgeOf[sheet]!)] = rootOf(entryOf[sheet]!);
  const labels = new Int32Array(entries + judges);
  const ofEntry = new Int32Array(entries);
  const ofJudge = new Int32Array(judges);
  let count = 0;
  const hasSheet = new Uint8Array(entries);
  for (const entry of entryOf) hasSheet[entry] = 1;
  // Entries have labels in their order, whatever the order of the sheets was.
  for (let entry = 0; entry < entries; entry++) {
    if (hasSheet[entry] === 0) continue;
    const root = rootOf(entry);
    if (labels[root] === 0) labels[root] = ++count;
    ofEntry[entry] = labels[root]!;
  }
  for (const judge of judgeOf) ofJudge[judge] = labels[rootOf(entries + judge)]!;
  return { count, ofEntry, ofJudge };
}
