import { Refused, refusal } from '../domain/refusal.js';
import { problemsOfPanelWish, usualJudgesPerEntry } from '../domain/planning/panel-wish.js';
import { type PanelPlanLine, planPanel } from '../domain/planning/plan-panel.js';
import { usualComponents } from '../domain/planning/variance-components.js';
import { NotUnderstood } from '../platform/start-error.js';

/** As typed. */
export interface PlanPanelOptions {
  entries: string;
  judges: string;
  perEntry?: string;
  top: string;
  minutes: string;
  entrySd?: string;
  judgeSd?: string;
  noiseSd?: string;
  json?: boolean;
}

/** `pado plan-panel`: prints what so many judges for each entry bring and cost, a line for each number. Needs no database. */
export function planPanelCommand(options: PlanPanelOptions): number {
  const judges = numberOf('--judges', options.judges);
  const components = {
    entrySd: options.entrySd === undefined ? usualComponents.entrySd : numberOf('--entry-sd', options.entrySd),
    judgeSd: options.judgeSd === undefined ? usualComponents.judgeSd : numberOf('--judge-sd', options.judgeSd),
    noiseSd: options.noiseSd === undefined ? usualComponents.noiseSd : numberOf('--noise-sd', options.noiseSd),
  };
  const wish = {
    entries: numberOf('--entries', options.entries),
    judges,
    judgesPerEntry: options.perEntry?.split(',').map((one) => numberOf('--per-entry', one)) ?? usualJudgesPerEntry(judges),
    topK: numberOf('--top', options.top),
    minutesPerSheet: numberOf('--minutes', options.minutes),
    components,
  };
  const problems = problemsOfPanelWish(wish);
  if (problems.length > 0) throw new Refused(refusal('INVALID_INPUT', { problems }));
  const lines = planPanel(wish);
  console.log(options.json ? JSON.stringify({ components, lines }) : tableOf(lines, wish.topK));
  return 0;
}

function numberOf(option: string, text: string): number {
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text);
  throw new NotUnderstood(`${option}에는 수를 적습니다.`, `${option} takes a number.`);
}

const legend = (topK: number) => `
k          출품작마다 심사위원 수 / judges for each entry
recall     참으로 뛰어난 ${topK}편 가운데 상위 ${topK}위에 드는 비율 / share of the truly best ${topK} that come among the first ${topK}
width      순위의 90% 구간이 걸치는 자리 수 / places that a 90 % interval of a rank covers
undecided  경계에서 동점으로 볼 출품작 수 / entries that are tied at the boundary
per judge  가장 많이 맡은 위원 / of the judge who has most`;

function tableOf(lines: readonly PanelPlanLine[], topK: number): string {
  const head = ['k', 'recall', 'width', 'undecided', 'sheets', 'per judge', 'hours', 'per judge'];
  const rows = lines.map((line) => [
    `${line.judgesPerEntry}`,
    line.recall.toFixed(2),
    line.intervalWidth.toFixed(0),
    line.undecided.toFixed(0),
    `${line.sheets}`,
    `${line.sheetsPerJudge}`,
    line.hours.toFixed(1),
    line.hoursPerJudge.toFixed(1),
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const lineOf = (cells: readonly string[]) => cells.map((cell, column) => cell.padStart(widths[column]!)).join('  ');
  return [head, ...rows].map(lineOf).join('\n') + '\n' + legend(topK);
}
