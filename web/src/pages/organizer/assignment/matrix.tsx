import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../parts/note.js';
import type { Matrix } from './cells.js';
import './matrix.css';

const SIDE = 44;
const HEAD = 120;
const NAME = 200;

/** A pair by its place in the matrix. */
export interface Place {
  row: number;
  column: number;
}

interface MatrixProps {
  matrix: Matrix;
  /** The pair that is looked at; arrow keys move it. */
  at: Place;
  onMove: (at: Place) => void;
  /** Names of pairs that a plan would add or take, as `judge entry`, and of what stands in its way. */
  marks?: { added: ReadonlySet<string>; removed: ReadonlySet<string>; blocked: ReadonlySet<string> };
}

/** Judges by entries: filled is assigned, hatched is a conflict, a dot is a finished sheet. It draws what is seen. */
export function AssignmentMatrix({ matrix, at, onMove, marks }: MatrixProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [hasFocus, setFocus] = useState(false);
  const { judges, entries } = matrix;
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: () => SIDE,
    overscan: 6,
    scrollPaddingStart: HEAD,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: judges.length,
    getScrollElement: () => frame.current,
    estimateSize: () => SIDE,
    overscan: 6,
    scrollPaddingStart: NAME,
  });
  if (judges.length === 0 || entries.length === 0)
    return <Empty>{judges.length === 0 ? t('organizer.assignment.noJudges') : t('organizer.assignment.noEntries')}</Empty>;
  const move = (event: KeyboardEvent) => {
    const next = moved(at, event.key, rows.range ? rows.range.endIndex - rows.range.startIndex : 10);
    if (!next) return;
    event.preventDefault();
    const place = { row: clamp(next.row, entries.length), column: clamp(next.column, judges.length) };
    rows.scrollToIndex(place.row);
    columns.scrollToIndex(place.column);
    onMove(place);
  };
  const idOf = ({ row, column }: Place) => `cell-${row}-${column}`;
  const across = columns.getVirtualItems();
  return (
    <div
      ref={frame}
      className="matrix-frame"
      role="grid"
      tabIndex={0}
      aria-label={t('organizer.assignment.matrix')}
      aria-rowcount={entries.length + 1}
      aria-colcount={judges.length + 1}
      aria-activedescendant={hasFocus ? idOf(at) : undefined}
      onKeyDown={move}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <div className="matrix" style={{ height: rows.getTotalSize() + HEAD, width: columns.getTotalSize() + NAME }}>
        <div role="row" aria-rowindex={1} className="matrix-head" style={{ width: columns.getTotalSize() + NAME }}>
          <div role="columnheader" aria-colindex={1} className="matrix-corner">
            {t('organizer.teams.number')}
          </div>
          {across.map(({ index, start }) => (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className={`matrix-judge${marks?.blocked.has(judges[index]!.id) ? ' blocked' : ''}${judges[index]!.leftAt ? ' gone' : ''}`}
              style={{ insetInlineStart: start + NAME }}
            >
              <span>{judges[index]!.account.name}</span>
            </div>
          ))}
        </div>
        {rows.getVirtualItems().map(({ index: row, start: top }) => {
          const entry = entries[row]!;
          return (
            <div key={row} role="row" aria-rowindex={row + 2} className="matrix-row" style={{ top: top + HEAD }}>
              <div
                role="rowheader"
                aria-colindex={1}
                className={`matrix-entry${marks?.blocked.has(entry.entryNumber) ? ' blocked' : ''}`}
                title={entry.title}
              >
                <span>{entry.entryNumber}</span>
                <span className={entry.judges < entry.needed ? 'short' : 'quiet'}>{`${entry.judges}/${entry.needed}`}</span>
              </div>
              {across.map(({ index: column, start }) => {
                const judge = judges[column]!;
                const { state, bar } = matrix.cell(judge, entry.entryNumber);
                const pair = `${judge.id} ${entry.entryNumber}`;
                const change = marks?.added.has(pair) ? 'added' : marks?.removed.has(pair) ? 'removed' : null;
                const isAt = at.row === row && at.column === column;
                return (
                  <div
                    key={column}
                    id={idOf({ row, column })}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={isAt}
                    aria-label={[
                      t(`organizer.assignment.cell.${state}`),
                      bar && t(`conflictGround.${bar.ground}`),
                      change && t(`organizer.assignment.change.${change}`),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                    className={`matrix-cell ${state.toLowerCase()}${bar ? ' barred' : ''}${change ? ` ${change}` : ''}${isAt ? ' at' : ''}`}
                    style={{ insetInlineStart: start + NAME }}
                    onClick={() => onMove({ row, column })}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));

function moved({ row, column }: Place, key: string, page: number): Place | null {
  const steps: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row, column: 0 },
    End: { row, column: Infinity },
  };
  return steps[key] ?? null;
}
