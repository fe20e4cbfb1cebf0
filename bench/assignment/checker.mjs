// HiGHS, compiled to WebAssembly, on the same problem as a linear programme: its optimum is the checker of ours. The constraints are those
// of a flow, so that the optimum of the linear programme is one of whole numbers.
import loadHighs from 'highs';

/** `{ objective, ms }` of the solving alone, or null where `fewest` of the cheapest judges of an entry leave no plan. */
export async function checked(problem, fewest = Infinity) {
  const highs = await loadHighs();
  const model = modelOf(problem, fewest);
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false, log_to_console: false });
    const begun = performance.now();
    solver.run();
    const ms = performance.now() - begun;
    const objective = solver.getObjectiveValue();
    return Number.isFinite(objective) ? { objective: Math.round(objective), ms: Math.round(ms) } : null;
  });
}

/** x of each pair that may be made, and y of each sheet of a judge, the n-th at λ·(2n − 1). Rows: entries, judges, their least loads. */
function modelOf({ demand, minLoad, maxLoad, cost, conflicts, loadPenalty }, fewest) {
  const [entries, judges] = [demand.length, maxLoad.length];
  const barred = new Set(conflicts.map(([entry, judge]) => entry * judges + judge));
  const [colCost, starts, indices, values] = [[], [0], [], []];
  const column = (price, rows) => {
    colCost.push(price);
    for (const [row, value] of rows) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  };
  for (let entry = 0; entry < entries; entry++) {
    const known = [...maxLoad.keys()].filter((judge) => !barred.has(entry * judges + judge));
    const cheapest = known.toSorted((a, b) => cost(entry, a) - cost(entry, b)).slice(0, fewest);
    for (const judge of cheapest)
      column(cost(entry, judge), [
        [entry, 1],
        [entries + judge, 1],
      ]);
  }
  for (let judge = 0; judge < judges; judge++)
    for (let sheet = 1; sheet <= maxLoad[judge]; sheet++)
      column(loadPenalty * (2 * sheet - 1), [
        [entries + judge, -1],
        [entries + judges + judge, 1],
      ]);
  const [numCols, numRows] = [colCost.length, entries + 2 * judges];
  return {
    numCols,
    numRows,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: [...demand, ...maxLoad.map(() => 0), ...minLoad],
    rowUpper: [...demand, ...maxLoad.map(() => 0), ...maxLoad],
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
  };
}
