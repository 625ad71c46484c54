/** CSV by csv-parse, with each row's place. Commas, semicolons and tabs separate columns, whichever the first line has. */
import { CsvError, parse } from 'csv-parse/sync';
import { counted, type Problem, type Span } from '../problems.ts';
import { type Row, spanOfLines, type Table, type TableText } from './rows.ts';

interface Parsed {
  readonly record: string[];
  /** `lines`: how many lines of the text were read when the record was complete. */
  readonly info: { readonly lines: number };
}

export function parseCsv(source: TableText, problems: Problem[]): Table | undefined {
  const { text } = source;
  const lines = text.split('\n');
  const delimiter = delimiterOf(lines[0] ?? '');
  let records: Parsed[];
  try {
    records = parse(text, {
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(broken(error, source));
    return undefined;
  }
  const [heads, ...rest] = records;
  if (!heads) return { columns: [], rows: [] };
  const columns = heads.record;
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) {
    const message = `There are two columns \`${twice}\``;
    const span = spanOfLines(source, heads.info.lines, (lines[heads.info.lines - 1] ?? '').length);
    problems.push({ severity: 'error', rule: 'csv', message, hint: 'Give each column a name of its own.', span });
    return undefined;
  }
  const rows: Row[] = [];
  let end = heads.info.lines;
  for (const { record, info } of rest) {
    let start = end + 1;
    while (start < info.lines && (lines[start - 1] ?? '').trim() === '') start++;
    end = info.lines;
    const line = lines[start - 1] ?? '';
    const span = spanOfLines(source, start, line.length);
    if (record.length !== columns.length) {
      problems.push({
        severity: 'error',
        rule: 'csv',
        message: `This row has ${counted(record.length, 'cell')}, but there are ${counted(columns.length, 'column')}`,
        hint:
          record.length < columns.length
            ? missingCells(columns.slice(record.length), delimiter)
            : 'Put a cell that holds the separator into quotation marks: `"Zubin Potok, town"`.',
        span,
      });
      continue;
    }
    const cells = Object.fromEntries(columns.map((name, index) => [name, cellOf(record[index] ?? '', delimiter)]));
    const spanOf = (column: string): Span => {
      const place = start === end ? placesOf(line, delimiter)[columns.indexOf(column)] : undefined;
      return place ? spanOfLines({ ...source, column: source.column + place.start }, start, place.length) : span;
    };
    rows.push({ cells, span, spanOf });
  }
  return problems.length ? undefined : { columns, rows };
}

/** Programs for tables put semicolons between cells where a comma stands before the decimals. */
const cellOf = (cell: string, delimiter: string): string =>
  delimiter === ';' ? cell.replace(/^(-?\d+),(\d+)$/, '$1.$2') : cell;

function delimiterOf(line: string): string {
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).sign;
}

function missingCells(columns: readonly string[], delimiter: string): string {
  const names = columns.map((name) => `\`${name}\``).join(', ');
  const sign = delimiter === '\t' ? 'a tab' : `\`${delimiter}\``;
  return `Nothing is left for ${names}: put ${sign} between all cells, also before an empty one.`;
}

/** Where each cell of a line stands, which csv-parse does not say: without the blanks around it. */
function placesOf(line: string, delimiter: string): { readonly start: number; readonly length: number }[] {
  const places: { start: number; length: number }[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (at < line.length && (isQuoted || line[at] !== delimiter)) continue;
    const cell = line.slice(from, at);
    places.push({ start: from + cell.length - cell.trimStart().length, length: cell.trim().length });
    from = at + 1;
  }
  return places;
}

function broken(error: CsvError, source: TableText): Problem {
  // What csv-parse counts is where it gave up; a quotation mark that is never closed began further up.
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen ? openQuote(source.text) : Math.max(1, Number(error.lines ?? 1));
  return {
    severity: 'error',
    rule: 'csv',
    message: isOpen ? 'A quotation mark is opened here and never closed' : 'A quotation mark stands within a cell',
    hint: 'Put the whole cell into quotation marks and double those within it: `"Camp ""Film City"""`.',
    span: spanOfLines(source, line, (source.text.split('\n')[line - 1] ?? '').length),
  };
}

/** The line of the last quotation mark that begins a cell and is never closed. */
function openQuote(text: string): number {
  let line = 1;
  let opened: number | undefined;
  for (const sign of text) {
    if (sign === '\n') line++;
    if (sign === '"') opened = opened === undefined ? line : undefined;
  }
  return opened ?? line;
}
