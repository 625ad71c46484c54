/** The places of a map: rows of its data, or its own. */
import type { FencedBlock } from '../../deck/model.ts';
import type { Span } from '../../problems.ts';
import type { BlockContext } from '../context.ts';
import type { Row, Table } from '../rows.ts';
import type { BlockSettings } from '../settings.ts';
import { chooseRows, hasColumn, matches, readTable } from '../table.ts';
import type { mapSchema } from './schema.ts';
import { SIGNS, type Sign } from './signs.ts';

export interface Name {
  readonly text: string;
  /** Empty if it is that of the deck. */
  readonly lang: string;
  /** To be filled in, in a circle that is drawn for it. */
  readonly isGap?: boolean;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly names: readonly Name[];
  readonly remark: string;
  readonly sign: Sign;
  readonly isNow: boolean;
}

/** A place and where it was written. */
export interface WrittenPlace {
  readonly place: Place;
  readonly span: Span;
}

type Settings = BlockSettings<typeof mapSchema>;
type Given = Settings['values']['places'][number];

/** Undefined, with problems, if any of them cannot be drawn. */
export async function readPlaces(
  block: FencedBlock,
  settings: Settings,
  context: BlockContext,
): Promise<WrittenPlace[] | undefined> {
  const { values, spanOf } = settings;
  const table = values.data ? await readTable(values.data, spanOf('data'), block, context) : undefined;
  if (values.data && !table) return undefined;
  const columns = table && columnsOf(table, settings, context);
  if (table && !columns) return undefined;
  const rows = table && chooseRows(table, values.where, (column) => spanOf('where', column), context.report);
  if (table && !rows) return undefined;
  const found: (WrittenPlace | undefined)[] =
    values.places.length > 0
      ? values.places.map((given, index) =>
          placeOf(given, rows ?? [], columns, (key) => spanOf('places', index, key), context),
        )
      : (rows ?? []).flatMap((row) => (columns ? [fromRow(row, columns, context)] : []));
  if (found.some((place) => place === undefined && values.places.length > 0)) return undefined;
  return found.filter((place) => place !== undefined);
}

interface Columns {
  readonly latitude: string;
  readonly longitude: string;
  readonly names: readonly string[];
}

function columnsOf(table: Table, { values, spanOf }: Settings, { report }: BlockContext): Columns | undefined {
  const named = (names: readonly string[]): string =>
    names.find((name) => table.columns.includes(name)) ?? names[0] ?? '';
  const latitude = named(['lat', 'latitude']);
  const longitude = named(['lon', 'lng', 'long', 'longitude']);
  const names = values.labels.length ? values.labels : ['name'];
  const needed: [string, Span][] = [
    [latitude, spanOf('data')],
    [longitude, spanOf('data')],
    ...names.map((name, index): [string, Span] => [
      name,
      values.labels.length ? spanOf('labels', index) : spanOf('data'),
    ]),
  ];
  return needed.every(([name, span]) => hasColumn(table, name, span, report))
    ? { latitude, longitude, names }
    : undefined;
}

function placeOf(
  given: Given,
  rows: readonly Row[],
  columns: Columns | undefined,
  spanOf: (key: string) => Span,
  { report, edition }: BlockContext,
): WrittenPlace | undefined {
  const problem = (message: string, hint: string, span: Span): undefined =>
    void report({ severity: 'error', rule: 'place', message, hint, span });
  const span = spanOf(given.row ? 'row' : 'at');
  const own = { remark: given.remark, sign: given.sign, isNow: given.now === 'true' };
  const labels = [given.label]
    .flat()
    .filter(Boolean)
    .map((label) => gapOf(label, edition) ?? nameOf(label));
  if (given.row) {
    const found = rows.filter(({ cells }) => Object.values(cells).some((cell) => matches(cell, given.row)));
    const [row] = found;
    if (!row || !columns) {
      return problem(
        `No row of the data has a cell \`${given.row}\``,
        'Write a cell of the row, or its beginning and `*`.',
        span,
      );
    }
    if (found.length > 1) {
      return problem(`${found.length} rows of the data have a cell \`${given.row}\``, 'Write more of the cell.', span);
    }
    const at = coordinates(row.cells[columns.latitude] ?? '', row.cells[columns.longitude] ?? '');
    if (!at) {
      return problem(
        'The row has no latitude and longitude',
        'Give them here, with `at: 42.89, 20.87` in place of `row`.',
        row.span,
      );
    }
    return { place: { ...at, ...own, names: labels.length ? labels : namesOf(row, columns) }, span };
  }
  const [latitude = '', longitude = ''] = Array.isArray(given.at) ? given.at : String(given.at).split(',');
  const at = coordinates(latitude, longitude);
  if (!at) {
    const message = given.at ? 'This is no place on the globe' : 'It is not said where this place is';
    return problem(
      message,
      'Write a latitude and a longitude, `at: 42.89, 20.87`, or `row:` and a cell of the data.',
      span,
    );
  }
  return { place: { ...at, ...own, names: labels }, span };
}

function fromRow(row: Row, columns: Columns, { report }: BlockContext): WrittenPlace | undefined {
  const [latitude = '', longitude = ''] = [row.cells[columns.latitude], row.cells[columns.longitude]];
  const at = coordinates(latitude, longitude);
  if (!at) {
    const isEmpty = latitude === '' && longitude === '';
    report({
      severity: isEmpty ? 'warning' : 'error',
      rule: 'place',
      message: isEmpty
        ? 'This row has no latitude and longitude and is left out'
        : `\`${latitude}, ${longitude}\` is no place on the globe`,
      hint: isEmpty ? 'Choose the rows to show, with `where` or `places`.' : 'Write degrees, as in 42.89 and 20.87.',
      span: row.span,
    });
    return undefined;
  }
  const sign = SIGNS.find((name) => name === row.cells.sign) ?? 'ring';
  return {
    place: { ...at, names: namesOf(row, columns), remark: row.cells.remark ?? '', sign, isNow: false },
    span: row.span,
  };
}

function coordinates(latitude: string, longitude: string): Pick<Place, 'latitude' | 'longitude'> | undefined {
  const isNumber = (text: string): boolean => /^\s*-?\d+(?:\.\d+)?\s*$/.test(text);
  if (!isNumber(latitude) || !isNumber(longitude)) return undefined;
  const at = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(at.latitude) <= 85 && Math.abs(at.longitude) <= 180 ? at : undefined;
}

/** Of several variants in a cell ("Peja / Pejë") the first; equal names once. */
function namesOf({ cells }: Row, { names }: Columns): Name[] {
  const all = names.map((column) => {
    const text = (cells[column] ?? '').split(' / ')[0]?.trim() ?? '';
    return { text, lang: nameOf(text).lang || languageOf(column) };
  });
  return all.filter(({ text }, index) => text && all.findIndex((other) => other.text === text) === index);
}

/** `[3]{.blank}`: a gap, as in the text of a slide. */
function gapOf(label: string, edition: BlockContext['edition']): Name | undefined {
  const words = /^\[([^\]]*)\]\{\.blank\}$/.exec(label)?.[1];
  return words === undefined ? undefined : { text: edition === 'student' ? '' : words.trim(), lang: '', isGap: true };
}

/** The language that a column says it is in: `name_sq`; empty if it says none. */
export const languageOf = (column: string): string => /_([a-z]{2,3}(?:-[A-Za-z]+)?)$/.exec(column)?.[1] ?? '';

const nameOf = (text: string): Name => ({ text, lang: /[\u0400-\u04FF]/.test(text) ? 'sr-Cyrl' : '' });
