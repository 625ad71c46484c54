/** The data of a chart: what its columns hold, checked, as series of points. */
import type { Checked } from '../../deck/checked-keys.ts';
import { formatDate, formatNumber, parseDate, timeOf } from '../../deck/dates.ts';
import { didYouMean } from '../../deck/nearest.ts';
import type { Span } from '../../problems.ts';
import type { BlockContext } from '../context.ts';
import type { Row, Table } from '../rows.ts';
import type { BlockSettings } from '../settings.ts';
import { hasColumn } from '../table.ts';
import type { chartSchema } from './schema.ts';

export type ChartSettings = Checked<typeof chartSchema>;

export interface Point {
  /** Milliseconds, a number, or the index of a bar. */
  readonly x: number;
  /** As the data has it. */
  readonly given: string;
  readonly y: number;
}

export interface Series {
  /** Empty if there is only one. */
  readonly name: string;
  readonly points: readonly Point[];
}

export interface ChartData {
  readonly scale: 'time' | 'number' | 'names';
  /** Heads of the table. */
  readonly xName: string;
  readonly yName: string;
  readonly series: readonly Series[];
  /** The names of the bars, in the order of the data. */
  readonly names: readonly string[];
}

/** More cannot be told apart. */
const MAX_SERIES = 6;

export function readChartData(
  table: Table,
  rows: readonly Row[],
  { values, spanOf }: BlockSettings<typeof chartSchema>,
  { report }: BlockContext,
): ChartData | undefined {
  const x = values.x || (table.columns[0] ?? '');
  const ys = values.y.length ? values.y : table.columns.filter((name) => name !== x).slice(0, 1);
  const named: [string, Span][] = [
    [x, spanOf('x')],
    ...ys.map((name, index): [string, Span] => [name, spanOf('y', index)]),
    ...(values.series ? [[values.series, spanOf('series')] as [string, Span]] : []),
  ];
  if (!named.every(([name, span]) => hasColumn(table, name, span, report))) return undefined;
  if (ys.length === 0) {
    report(wrong('The data has one column only', 'A chart needs a column of values, too.', spanOf('data')));
    return undefined;
  }
  const readX = values.type === 'bar' ? indexer() : readerOf(rows, x, report);
  if (!readX) return undefined;
  const series = new Map<string, Point[]>();
  const nameOf = (name: string): string => values.names[name] ?? name;
  for (const { cells, spanOf: placeOf } of rows) {
    const given = cells[x] ?? '';
    const at = readX.read(given);
    for (const y of ys) {
      const cell = cells[y] ?? '';
      if (cell === '') continue;
      if (!/^-?\d+(?:\.\d+)?$/.test(cell)) {
        report(
          wrong(
            `\`${cell}\` in the column \`${y}\` is no number`,
            'Write digits alone, as in 49000 or 4.5.',
            placeOf(y),
          ),
        );
        return undefined;
      }
      const parts = [
        ...(values.series ? [nameOf(cells[values.series] ?? '')] : []),
        ...(ys.length > 1 ? [nameOf(y)] : []),
      ];
      const name = parts.join(', ');
      const points = series.get(name) ?? [];
      points.push({ x: at, given, y: Number(cell) });
      series.set(name, points);
    }
  }
  if (series.size === 0) {
    const message = `No row has a value in the column \`${ys[0]}\``;
    report({ severity: 'error', rule: 'no-data', message, hint: 'Choose another column.', span: spanOf('y') });
    return undefined;
  }
  if (series.size > MAX_SERIES) {
    const message = `${series.size} series cannot be told apart`;
    report(wrong(message, `Choose ${MAX_SERIES} at most, with \`where\`.`, spanOf('series')));
    return undefined;
  }
  const sorted = [...series].map(([name, points]) => ({
    name,
    points: readX.scale === 'names' ? points : points.sort((one, other) => one.x - other.x),
  }));
  return { scale: readX.scale, xName: nameOf(x), yName: ys.map(nameOf).join(', '), series: sorted, names: readX.names };
}

const wrong = (message: string, hint: string, span: Span) =>
  ({ severity: 'error', rule: 'chart-data', message, hint, span }) as const;

interface Reader {
  readonly scale: ChartData['scale'];
  readonly read: (cell: string) => number;
  readonly names: readonly string[];
}

function indexer(): Reader {
  const names: string[] = [];
  const read = (cell: string): number => {
    const known = names.indexOf(cell);
    return known < 0 ? names.push(cell) - 1 : known;
  };
  return { scale: 'names', read, names };
}

/** How a column of dates or numbers is read; undefined, and a problem, if it holds anything else. */
function readerOf(rows: readonly Row[], column: string, report: BlockContext['report']): Reader | undefined {
  const isTime = rows.some(({ cells }) => LIKE_DATE.test(cells[column] ?? ''));
  for (const { cells, spanOf } of rows) {
    const cell = cells[column] ?? '';
    if (isTime ? parseDate(cell) : isNumber(cell)) continue;
    const span = spanOf(column);
    report(
      isTime && LIKE_DATE.test(cell)
        ? wrong(`There is no date ${cell}`, 'Write a day, a month or a year: 1999-06-12, 1999-06 or 1999.', span)
        : wrong(
            `\`${cell}\` in the column \`${column}\` is ${isTime ? 'no date' : 'neither a date nor a number'}`,
            isTime ? 'Write a day, a month or a year: 1999-06-12, 1999-06 or 1999.' : 'For names choose `type: bar`.',
            span,
          ),
    );
    return undefined;
  }
  return { scale: isTime ? 'time' : 'number', read: (cell) => axisValue(cell, isTime), names: [] };
}

/** Four digits are a year, as far as nothing in the column says otherwise. */
const LIKE_DATE = /^\d{4}(?:-\d+)*$/;

const isNumber = (cell: string): boolean => /^-?\d+(?:\.\d+)?$/.test(cell);

function axisValue(cell: string, isTime: boolean): number {
  const date = isTime ? parseDate(cell) : undefined;
  return date ? timeOf(date) : Number(cell);
}

/** The place on the axis of what an author wrote; undefined, and a problem, if there is none. */
export function placeOnAxis(
  given: string,
  { scale, names, series }: ChartData,
  span: Span,
  report: BlockContext['report'],
): number | undefined {
  if (scale === 'names') {
    const index = names.indexOf(given);
    if (index >= 0) return index;
    const hint = didYouMean(given, names) ?? `There are ${names.slice(0, 8).join(', ')}.`;
    report({ severity: 'error', rule: 'unknown-place', message: `There is no bar \`${given}\``, hint, span });
    return undefined;
  }
  // A month means the count of that month, not what held on its first day.
  const points = series.flatMap((each) => each.points);
  const meant =
    points.find((point) => point.given === given) ?? points.find((point) => point.given.startsWith(`${given}-`));
  if (meant) return meant.x;
  const isGood = scale === 'time' ? parseDate(given) !== undefined : isNumber(given);
  const value = isGood ? axisValue(given, scale === 'time') : Number.NaN;
  const all = points.map(({ x }) => x);
  if (value >= Math.min(...all) && value <= Math.max(...all)) return value;
  report({
    severity: 'error',
    rule: 'unknown-place',
    message: isGood
      ? `\`${given}\` lies outside the data`
      : `\`${given}\` is no ${scale === 'time' ? 'date' : 'number'}`,
    hint: `The data goes from ${points.at(0)?.given} to ${points.at(-1)?.given}.`,
    span,
  });
  return undefined;
}

/** Whether a note stands at a value; one that names no series may stand at any. */
export const isAbout = (
  note: { readonly at: number | undefined; readonly series: string },
  x: number,
  series: string,
): boolean => note.at === x && (!note.series || note.series === series);

/** A value of the axis as the slide shows it. */
export function shown(given: string, scale: ChartData['scale'], lang: string): string {
  const date = scale === 'time' ? parseDate(given) : undefined;
  if (date) return formatDate(date, lang);
  return scale === 'number' ? formatNumber(Number(given), lang) : given;
}
