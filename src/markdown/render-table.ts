import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import { counted, spanAt } from '../problems.ts';
import { attributesHtml } from './attributes.ts';
import { locateText } from './positions.ts';
import { type Inline, inlineHtml, renderInline } from './render-inline.ts';
import { noteId, placeAttribute, type Scope, spanOf } from './scope.ts';
import type { AnyToken } from './tokens.ts';
import { countCells } from './unread.ts';

const CAPTION = /^(?::|Table:)[ \t]+/;

/** A paragraph `: text` or `Table: text` below a table is its caption. */
export const isCaption = (token: AnyToken): token is Tokens.Paragraph =>
  token.type === 'paragraph' && CAPTION.test(token.text);

export const takeCaption = (token: AnyToken, scope: Scope): Inline | undefined =>
  isCaption(token) ? renderInline(withoutMark(token.tokens), scope) : undefined;

/** Without a blank line between them, marked reads the caption as a last row with one cell. */
export function captionRow({ rows }: Tokens.Table): Tokens.TableCell | undefined {
  const [first, ...others] = rows.at(-1) ?? [];
  return first && CAPTION.test(first.text) && !others.some(({ text }) => text) ? first : undefined;
}

export function renderTable(token: Tokens.Table, extra: Attributes, caption: string | undefined, scope: Scope): string {
  noteId(scope, token, extra);
  warnOfLostCells(token, scope);
  const below = caption === undefined ? captionRow(token) : undefined;
  const rows = below ? token.rows.slice(0, -1) : token.rows;
  warnOfShortRow(token, rows.length, scope);
  const text = below ? inlineHtml(withoutMark(below.tokens), scope) : caption;
  const head = text ? `<caption>${text}</caption>\n` : '';
  if (scope.layout === 'comparison') return compareTable(token, rows, head, extra, scope);
  const header = token.header.map((cell) =>
    cellHtml('th', cell, inlineHtml(cell.tokens, scope), scope, ' scope="col"'),
  );
  const body = rows.map((row) =>
    row.map((cell) => cellHtml('td', cell, inlineHtml(cell.tokens, scope), scope)).join(''),
  );
  return tableHtml(attributesHtml(extra), head, header.join(''), body);
}

/** Cells beyond the columns of the head: GFM drops them, and most are meant as one with a `|` in it. */
function warnOfLostCells(token: Tokens.Table, scope: Scope): void {
  const count = token.header.length;
  for (const line of token.raw.trimEnd().split('\n').slice(2)) {
    const inner = line.replace(/^\s*\|/, '');
    const cells = inner.split(/(?<!\\)\|/);
    const lost = cells
      .slice(count)
      .join('|')
      .replace(/\|\s*$/, '');
    if (!lost.trim()) continue;
    const { file, start } = locateText(scope.block, token, line.trim());
    const before = line.length - inner.length - (line.length - line.trimStart().length);
    const skipped = cells.slice(0, count).join('|').length + 1 + lost.length - lost.trimStart().length;
    scope.section.report({
      severity: 'warning',
      rule: 'lost-cell',
      message: `The table has ${counted(count, 'column')}: \`${lost.trim()}\` is left out`,
      hint: 'Add a column to the first two lines; a `|` that is no border is written `\\|`, also in code.',
      span: spanAt(file, start.line, start.column + before + skipped, lost.trim().length),
    });
  }
}

/** The first row with fewer cells than the head: mostly a text that stands right under its table, or a forgotten `|`. */
function warnOfShortRow(token: Tokens.Table, rows: number, scope: Scope): void {
  const count = token.header.length;
  const lines = token.raw.split('\n').slice(2, 2 + rows);
  const index = lines.findIndex((line) => countCells(line) < count);
  const line = lines[index]?.trim();
  if (line === undefined) return;
  // Searched for, it might be found within a longer row before it.
  const { file, start } = spanOf(scope, token);
  scope.section.report({
    severity: 'warning',
    rule: 'short-row',
    message: `The table has ${counted(count, 'column')}, this row ${counted(countCells(line), 'cell')}`,
    hint: 'Add a `|` for each empty cell; a text below the table has a blank line before it.',
    span: spanAt(file, start.line + 2 + index, start.column, line.length),
  });
}

/** The comparison layout shows each row's name above each of its cells; the column of names is for screen readers. */
function compareTable(
  token: Tokens.Table,
  rows: readonly Tokens.TableCell[][],
  caption: string,
  extra: Attributes,
  scope: Scope,
): string {
  const header = token.header.map((cell, index) =>
    index === 0 ? '<td></td>' : cellHtml('th', cell, inlineHtml(cell.tokens, scope), scope, ' scope="col"'),
  );
  const body = rows.map(([name, ...cells]) => {
    const label = inlineHtml(name?.tokens, scope);
    const shown = label && `<span class="row-name" aria-hidden="true">${label}</span>`;
    const rest = cells.map((cell) => cellHtml('td', cell, shown + inlineHtml(cell.tokens, scope), scope));
    return `<th scope="row">${label}</th>${rest.join('')}`;
  });
  return tableHtml(attributesHtml(extra, ['compare']), caption, header.join(''), body);
}

const tableHtml = (attributes: string, caption: string, header: string, rows: readonly string[]): string =>
  `<table${attributes}>\n${caption}<thead>\n<tr>${header}</tr>\n</thead>\n<tbody>\n${rows
    .map((row) => `<tr>${row}</tr>\n`)
    .join('')}</tbody>\n</table>\n`;

function cellHtml(tag: 'th' | 'td', cell: Tokens.TableCell, html: string, scope: Scope, more = ''): string {
  const [first] = cell.tokens;
  const place = first ? attributesHtml(placeAttribute(scope, first)) : '';
  return `<${tag}${more}${cell.align ? ` class="${cell.align}"` : ''}${place}>${html}</${tag}>`;
}

function withoutMark(tokens: readonly Token[]): Token[] {
  const [first, ...rest] = tokens;
  if (first?.type !== 'text') return [...tokens];
  const raw = first.raw.replace(CAPTION, '');
  return [{ ...first, raw, text: raw }, ...rest];
}
