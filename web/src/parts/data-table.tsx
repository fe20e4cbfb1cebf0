import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from './note.js';

export interface Column<Row> {
  key: string;
  name: string;
  cell: (row: Row) => ReactNode;
  /** What it is sorted by; without it the column is not sortable. */
  sortBy?: (row: Row) => string | number | null;
  isNumber?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How a row stands out from the others. */
  rowClass?: (row: Row) => string;
  /** What will be here, and how to start. */
  empty: ReactNode;
}

const ROW_HEIGHT = 45;
/** Of shorter lists all rows are drawn: the browser's own search finds them then. */
const DRAWN_WHOLE = 200;

/** A table that reads like print, sortable by its heads, and quick at 5,000 rows: it draws what is seen. */
export function DataTable<Row>({ caption, columns, rows, keyOf, rowClass, empty }: DataTableProps<Row>) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<{ key: string; isDown: boolean } | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => inOrder(rows, columns, order), [rows, columns, order]);
  const isWhole = sorted.length <= DRAWN_WHOLE;
  const virtual = useVirtualizer({
    count: isWhole ? 0 : sorted.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  const seen = virtual.getVirtualItems();
  const drawn = isWhole ? sorted.map((_, index) => index) : seen.map(({ index }) => index);
  const before = isWhole ? 0 : (seen[0]?.start ?? 0);
  const after = isWhole ? 0 : virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  const sortBy = (key: string) => setOrder((now) => ({ key, isDown: now?.key === key ? !now.isDown : false }));
  return (
    <div className="table-frame" ref={frame} tabIndex={0} role="region" aria-label={caption}>
      <table className="table" aria-rowcount={rows.length + 1}>
        <caption>{t('table.caption', { caption, count: rows.length })}</caption>
        <thead>
          <tr>
            {columns.map(({ key, name, isNumber, sortBy: by }) => (
              <th key={key} scope="col" className={isNumber ? 'numbers' : undefined} aria-sort={sortOf(order, key)}>
                {by ? (
                  <button type="button" className="sorter" onClick={() => sortBy(key)}>
                    {name} <span aria-hidden>{order?.key === key ? (order.isDown ? '▼' : '▲') : '↕'}</span>
                  </button>
                ) : (
                  name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {drawn.map((index) => {
            const row = sorted[index]!;
            return (
              <tr
                key={keyOf(row)}
                className={rowClass?.(row)}
                aria-rowindex={index + 2}
                ref={isWhole ? undefined : virtual.measureElement}
                data-index={index}
              >
                {columns.map(({ key, cell, isNumber }) => (
                  <td key={key} className={isNumber ? 'numbers' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Gap height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden>
    <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
  </tr>
);

const sortOf = (order: { key: string; isDown: boolean } | null, key: string) =>
  order?.key === key ? (order.isDown ? 'descending' : 'ascending') : undefined;

function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: { key: string; isDown: boolean } | null,
): readonly Row[] {
  const by = columns.find(({ key }) => key === order?.key)?.sortBy;
  if (!by || !order) return rows;
  const collator = new Intl.Collator('ko', { numeric: true });
  // What is not there comes last either way.
  const compare = (a: Row, b: Row): number => {
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const difference = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return order.isDown ? -difference : difference;
  };
  return rows.toSorted(compare);
}
