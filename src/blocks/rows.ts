import { type Span, spanAt } from '../problems.ts';

export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly span: Span;
  /** Where the cell of a column stands, as far as that is known; else the row. */
  readonly spanOf: (column: string) => Span;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface TableText {
  readonly file: string;
  readonly text: string;
  /** How many lines and columns of the file stand before the text. */
  readonly line: number;
  readonly column: number;
}

/** The span of a line, or of some lines, of a table's text. */
export function spanOfLines({ file, line, column }: TableText, first: number, length: number): Span {
  return spanAt(file, line + first, column + 1, Math.max(1, length));
}
