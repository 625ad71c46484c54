/** A JSON list of groups as rows. JSON is YAML, whose parser knows the place of each row. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../problems.ts';
import { type Row, spanOfLines, type Table, type TableText } from './rows.ts';

const HINT = 'Write a list of groups: `[{"year": 1999, "count": 49000}, …]`.';

export function parseJson(source: TableText, problems: Problem[]): Table | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const fail = (message: string, offset: number): undefined => {
    problems.push({ severity: 'error', rule: 'json', message, hint: HINT, span: at(offset, 1) });
    return undefined;
  };
  const at = (offset: number, length: number) => {
    const { line, col } = lines.linePos(offset);
    const span = spanOfLines(source, line, length);
    return { ...span, start: { ...span.start, column: col }, end: { ...span.end, column: col + length } };
  };
  const [error] = document.errors;
  if (error) return fail('The file is no JSON from here on', error.pos[0]);
  const { contents } = document;
  if (!isSeq(contents)) return fail('The file must hold a list of groups', 0);
  const columns: string[] = [];
  const rows: Row[] = [];
  for (const item of contents.items) {
    const offset = (item as { range?: readonly number[] | null }).range?.[0] ?? 0;
    if (!isMap(item)) return fail('Each entry of the list must be a group', offset);
    const cells: Record<string, string> = Object.create(null);
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (value !== null && !isScalar(value)) return fail(`\`${name}\` must be a text or a number`, offset);
      if (!columns.includes(name)) columns.push(name);
      cells[name] = isScalar(value) && value.value !== null ? String(value.source ?? value.value) : '';
    }
    const span = at(offset, 1);
    rows.push({ cells, span, spanOf: () => span });
  }
  return { columns, rows };
}
