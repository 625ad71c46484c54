/** Rows of data: from a CSV or JSON file of the deck, or from CSV within the block. */
import type { FencedBlock } from '../deck/model.ts';
import { didYouMean } from '../deck/nearest.ts';
import type { Problem, Span } from '../problems.ts';
import type { BlockContext } from './context.ts';
import { readData } from './context.ts';
import type { Row, Table } from './rows.ts';

export type Where = Readonly<Record<string, string | readonly string[]>>;

/** `data` is the path of a file, or CSV of several lines; `span` is where it stands. */
export async function readTable(
  data: string,
  span: Span,
  block: FencedBlock,
  context: BlockContext,
): Promise<Table | undefined> {
  const source = data.trimStart().includes('\n')
    ? inlineSource(data, span, block)
    : fileSource(data, span, block, context);
  if (!source) return undefined;
  const { isJson, ...text } = source;
  const problems: Problem[] = [];
  const table = isJson
    ? (await import('./json.ts')).parseJson(text, problems)
    : (await import('./csv.ts')).parseCsv(text, problems);
  for (const problem of problems) context.report(problem);
  if (!table) return undefined;
  if (table.rows.length === 0) {
    context.report({
      severity: 'error',
      rule: 'no-data',
      message: source.file === block.span.file ? 'There are no rows of data' : `\`${data}\` has no rows of data`,
      hint: 'The first line names the columns; each line below it is a row.',
      span,
    });
    return undefined;
  }
  return table;
}

function fileSource(path: string, span: Span, block: FencedBlock, context: BlockContext) {
  const data = readData(path.trim(), span, block, context);
  return data && { ...data, line: 0, column: 0, isJson: /\.json$/i.test(path.trim()) };
}

function inlineSource(text: string, span: Span, block: FencedBlock) {
  const { file, start } = block.span;
  // The text begins on the line after its `|`.
  const first = block.text.split('\n')[span.start.line - start.line] ?? '';
  const column = start.column - 1 + (/^ */.exec(first)?.[0].length ?? 0);
  return { file, text, line: span.start.line, column, isJson: false };
}

/** The rows that `where` asks for; a column that there is not is a problem at its place. */
export function chooseRows(
  table: Table,
  where: Where,
  spanOf: (column: string) => Span,
  report: BlockContext['report'],
): readonly Row[] | undefined {
  const wanted = Object.entries(where);
  for (const [column] of wanted) if (!hasColumn(table, column, spanOf(column), report)) return undefined;
  const rows = table.rows.filter(({ cells }) =>
    wanted.every(([column, values]) => [values].flat().some((value) => matches(cells[column] ?? '', value))),
  );
  const [first] = wanted;
  if (rows.length === 0 && first) {
    const message = 'No row of the data is left by `where`';
    report({
      severity: 'error',
      rule: 'no-data',
      message,
      hint: 'Compare its values with the file.',
      span: spanOf(first[0]),
    });
    return undefined;
  }
  return rows;
}

export function hasColumn({ columns }: Table, column: string, span: Span, report: BlockContext['report']): boolean {
  if (columns.includes(column)) return true;
  report({
    severity: 'error',
    rule: 'unknown-column',
    message: `The data has no column \`${column}\``,
    hint: didYouMean(column, columns) ?? `Its columns are ${columns.map((name) => `\`${name}\``).join(', ')}.`,
    span,
  });
  return false;
}

/** `*` in a pattern stands for any text. */
export function matches(value: string, pattern: string): boolean {
  if (!pattern.includes('*')) return value.trim() === pattern.trim();
  const parts = pattern.trim().split('*');
  const literal = parts.map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(value.trim());
}
