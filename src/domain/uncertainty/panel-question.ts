import { compare, fractionOf, parseDecimal, zero, type Fraction } from '../fraction.js';
import { Given } from '../given.js';
import { exactPanel, type ExactPanel } from './exact-panel.js';
import type { PanelRule } from './panel-score.js';
import { panelStability, type PanelStability } from './panel-stability.js';

/**
 * Answers a question of the kind `panel-stability`: `rows` and `columns` say which are the entries of `totals`, a judge's absence is null.
 * @throws Refused INVALID_INPUT, which names the path.
 */
export function answerPanelStability(input: unknown): PanelStability {
  const given = new Given(input);
  const panel = readPanel(given);
  const rule = readRule(given);
  return panelStability(panel, rule, given.field('topK').whole(1));
}

function readRule(given: Given): PanelRule {
  const aggregate = given.field('aggregate').word(['mean', 'trimmed', 'median']);
  return { aggregate, drop: given.field('drop').whole(0, 1000), minJudges: given.field('minJudges').whole(1, 100_000) };
}

/** Each judge is left out in turn, and thousands of panels are drawn again. */
const mostJudges = 300;
const mostTotals = 100_000;

function readPanel(given: Given): ExactPanel {
  const rows = given.field('rows').word(['entries', 'judges']);
  given.field('columns').word([rows === 'entries' ? 'judges' : 'entries']);
  const table = given.field('totals').list((row) => ({ row, totals: row.list(readTotal) }));
  const width = table[0]?.totals.length ?? 0;
  for (const { row, totals } of table)
    if (totals.length !== width) row.wrong('WRONG_LENGTH', '모든 줄의 길이가 같아야 합니다.', 'All rows must have the same length.');
  const judges = rows === 'entries' ? width : table.length;
  if (judges > mostJudges || width * table.length > mostTotals)
    given
      .field('totals')
      .wrong(
        'TOO_MANY',
        '전원 심사로 보기에는 너무 큽니다.',
        `A full panel has no more than ${mostJudges} judges and ${mostTotals} totals.`,
      );
  const totals = table.map((line) => line.totals);
  if (rows === 'entries') return exactPanel(totals, width);
  const turned = Array.from({ length: width }, (_, entry) => totals.map((row) => row[entry]!));
  return exactPanel(turned, totals.length);
}

/** A total on 0–100, as a decimal text or a JSON number, which is taken as the decimal that it was written as. */
function readTotal(given: Given): Fraction | null {
  if (given.isNull()) return null;
  const raw = given.raw();
  const total = (typeof raw === 'number' ? parseDecimal(`${raw}`) : null) ?? given.decimal();
  const isInside = compare(total, zero) >= 0 && compare(total, fractionOf(100)) <= 0;
  return isInside ? total : given.wrong('OUT_OF_RANGE', '0점과 100점 사이여야 합니다.', 'This must lie between 0 and 100.');
}
