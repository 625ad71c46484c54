/** What all drawings have in common: the figure around them, its words, and its data as a table. */
import type { FencedBlock, Html } from '../deck/model.ts';
import { wordsOf } from '../deck/words.ts';
import { attributesHtml } from '../markdown/attributes.ts';
import { escapeHtml } from '../markdown/escape.ts';
import type { BlockContext, Room } from './context.ts';
import { wrap } from './text.ts';

export interface FigureWords {
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  readonly source: string;
}

/** The figure of a block; `inside` is the drawing and, if it says less than the data, the data. */
export function figureHtml(block: FencedBlock, words: FigureWords, inside: Html, context: BlockContext): Html {
  const { caption, source } = words;
  const credit = source && `<span class="credit"><b>${wordsOf(context.lang).source}</b> ${escapeHtml(source)}</span>`;
  const line = [caption && `<span class="caption">${escapeHtml(caption)}</span>`, credit].filter(Boolean).join(' ');
  const below = line && `<figcaption>${line}</figcaption>`;
  return `<figure${attributesHtml(block.attributes, ['drawing', block.language])}>${inside}${below}</figure>\n`;
}

/** An `<svg>` that is one picture to a screen reader, with its name and description. */
export function svgHtml({ width, height }: Room, { title, description }: FigureWords, content: string): Html {
  return (
    `<svg role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>${content}</svg>`
  );
}

/** A table's rows; some have a name in common. */
export interface DataRows {
  readonly name?: string;
  readonly rows: readonly (readonly string[])[];
}

interface DataOptions {
  /** Below the table. */
  readonly remarks?: readonly string[];
  /** How many columns after the first hold figures, with or without a word before them. */
  readonly figures?: number;
}

/** The data of a drawing, for those who cannot see it, and on handouts. */
export function dataTable(
  { title }: FigureWords,
  heads: readonly string[],
  groups: readonly DataRows[],
  { remarks = [], figures = 0 }: DataOptions = {},
): Html {
  const rows = groups.flatMap((group) => group.rows);
  const kinds = heads.map((_, column) =>
    column > 0 && column <= figures ? NUMBER : kindOf(rows.map((cells) => cells[column] ?? '')),
  );
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell, column) => (cell || tag === 'td' ? `<${tag}${kinds[column]}>${escapeHtml(cell)}</${tag}>` : '<td></td>')).join('')}</tr>`;
  const named = (name: string | undefined): string =>
    name ? `<tr><th colspan="${heads.length}" scope="rowgroup">${escapeHtml(name)}</th></tr>` : '';
  const bodies = groups.map(
    ({ name, rows }) => `<tbody>${named(name)}${rows.map((cells) => row(cells, 'td')).join('')}</tbody>`,
  );
  return (
    `<div class="data"><table><caption>${escapeHtml(title)}</caption><thead>${row(heads, 'th')}</thead>` +
    `${bodies.join('')}</table>` +
    `${remarks.map((remark) => `<p>${escapeHtml(remark)}</p>`).join('')}</div>`
  );
}

const NUMBER = ' class="number"';

/** Figures stand at the right; dates, and places in degrees, on one line. */
function kindOf(cells: readonly string[]): string {
  const filled = cells.filter(Boolean);
  const are = (kind: RegExp): boolean => filled.length > 0 && filled.every((cell) => kind.test(cell));
  if (are(/^[-−]?\d[\d.,’\u00a0\u202f]*$/)) return NUMBER;
  return are(/^(?=.*\d).{1,20}$/) ? ' class="short"' : '';
}

/** The tables of data in a block's HTML. Nothing but `dataTable` writes them, and no cell holds a `div`. */
export function dataIn(html: Html): readonly Html[] {
  return html.match(/<div class="data"><table>.*?<\/div>/gs) ?? [];
}

/** The room that a figure's caption and source line leave to its drawing. */
export function roomAbove(room: Room, { caption, source }: FigureWords, { metrics }: BlockContext, gap = 16): Room {
  const lines = (text: string, size: number): number => wrap(text, 'text', size, room.width, metrics).length;
  const below = (caption ? lines(caption, 32) * 42 : 0) + (source ? lines(`Source ${source}`, 24) * 32 : 0);
  return { width: room.width, height: room.height - (below ? below + gap : 0) };
}

/** Draws, unless the same was drawn before. What was drawn with problems is drawn anew, so that they are told again. */
export async function drawOnce(
  kind: string,
  input: unknown,
  context: BlockContext,
  draw: (context: BlockContext) => Promise<Html>,
): Promise<Html> {
  const key = JSON.stringify([input, context.lang, context.size]);
  const known = context.cache.get(kind, key);
  if (known !== undefined) return known;
  let isClean = true;
  const html = await draw({
    ...context,
    report: (problem) => {
      isClean = false;
      context.report(problem);
    },
  });
  if (isClean) context.cache.set(kind, key, html);
  return html;
}
